// SPDX-License-Identifier: Apache-2.0
package dev.weft.internal.loop;

import java.nio.channels.SelectionKey;
import java.util.Arrays;

/**
 * What is to run when channels are ready: a row of three arrays for each key, which knows the row's number. A key does not hold
 * the callbacks: through it a selector, which whoever looks after an unclosed loop keeps, would hold the loop.
 */
final class Interests {

    private static final int WRITE = SelectionKey.OP_WRITE | SelectionKey.OP_CONNECT;

    /** Above this many rows, more than twice as many as there are keys are cleared of those of closed channels. */
    private static final int FEW = 64;

    private SelectionKey[] keys = new SelectionKey[FEW];
    private Ready[] readers = new Ready[FEW];
    private Ready[] writers = new Ready[FEW];
    private int size;

    /** What a key is attached to. */
    private static final class Row {
        private static final int NONE = -1;

        private int number;

        static Row of(SelectionKey key) {
            return (Row) key.attachment();
        }
    }

    /**
     * Makes a row for a new key.
     *
     * @param open how many keys there are
     */
    void add(SelectionKey key, int open) {
        if (size > FEW && size > 2 * open) {
            for (int i = size - 1; i >= 0; i--) {
                if (!keys[i].isValid()) {
                    remove(keys[i]);
                }
            }
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
            readers = Arrays.copyOf(readers, size * 2);
            writers = Arrays.copyOf(writers, size * 2);
        }
        Row row = new Row();
        row.number = size;
        keys[size++] = key;
        key.attach(row);
    }

    /** Removes a key's row, if it has one; the last takes its place. */
    void remove(SelectionKey key) {
        Row row = Row.of(key);
        int number = row.number;
        if (number == Row.NONE) {
            return;
        }
        row.number = Row.NONE;
        size--;
        if (number < size) {
            keys[number] = keys[size];
            readers[number] = readers[size];
            writers[number] = writers[size];
            Row.of(keys[number]).number = number;
        }
        keys[size] = null;
        readers[size] = null;
        writers[size] = null;
    }

    /** Whether there is nothing to run for a key. */
    boolean isEmpty(SelectionKey key) {
        int number = Row.of(key).number;
        return number == Row.NONE || readers[number] == null && writers[number] == null;
    }

    /** Sets what runs when a key is ready for {@code operation}; null for nothing. Answers what ran until now. */
    Ready set(SelectionKey key, int operation, Ready callback) {
        Ready[] callbacks = (operation & WRITE) != 0 ? writers : readers;
        int number = Row.of(key).number;
        Ready previous = callbacks[number];
        callbacks[number] = callback;
        if (key.isValid()) {
            key.interestOps(callback == null ? key.interestOps() & ~operation : key.interestOps() | operation);
        }
        return previous;
    }

    /** Queues what is to run for a key, which is valid, as it is ready. */
    void queueReady(SelectionKey key, ReadyQueue queue) {
        Row row = Row.of(key);
        int operations = key.readyOps();
        Ready reader = readers[row.number];
        Ready writer = writers[row.number];
        if ((operations & ~WRITE) != 0 && reader != null) {
            queue.add(reader, row);
        }
        if ((operations & WRITE) != 0 && writer != null) {
            queue.add(writer, row);
        }
    }
}
