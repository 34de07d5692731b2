// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * A hash table from strings to values, with the two things that java.util's lack: a cursor that goes on where it was though
 * the table has grown or shrunk meanwhile, and an entry at random in constant time.
 */
final class Dict<V> implements Iterable<Dict.Entry<V>> {
    /** Tables are powers of two from this size up. */
    private static final int LEAST = 4;

    /** A table shrinks when it is this many times larger than what it holds. */
    private static final int SPARSE = 8;

    private Entry<V>[] table = newTable(LEAST);
    private int size;

    /** One key and its value, in the list of its bucket. */
    static final class Entry<V> {
        private final Bytes key;
        private V value;
        private Entry<V> next;

        private Entry(Bytes key, V value, Entry<V> next) {
            this.key = key;
            this.value = value;
            this.next = next;
        }

        Bytes key() {
            return key;
        }

        V value() {
            return value;
        }
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    boolean contains(Bytes key) {
        return get(key) != null;
    }

    /** The value of {@code key}, or null. */
    V get(Bytes key) {
        for (Entry<V> entry = table[bucket(key)]; entry != null; entry = entry.next) {
            if (entry.key.equals(key)) {
                return entry.value;
            }
        }
        return null;
    }

    /** Sets the value of {@code key}; answers the one before, or null. */
    V put(Bytes key, V value) {
        int bucket = bucket(key);
        for (Entry<V> entry = table[bucket]; entry != null; entry = entry.next) {
            if (entry.key.equals(key)) {
                V before = entry.value;
                entry.value = value;
                return before;
            }
        }
        table[bucket] = new Entry<>(key, value, table[bucket]);
        size++;
        if (size > table.length) {
            resize(table.length * 2);
        }
        return null;
    }

    /** Removes {@code key}; answers its value, or null. */
    V remove(Bytes key) {
        int bucket = bucket(key);
        Entry<V> before = null;
        for (Entry<V> entry = table[bucket]; entry != null; entry = entry.next) {
            if (entry.key.equals(key)) {
                if (before == null) {
                    table[bucket] = entry.next;
                } else {
                    before.next = entry.next;
                }
                size--;
                if (table.length > LEAST && size < table.length / SPARSE) {
                    resize(table.length / 2);
                }
                return entry.value;
            }
            before = entry;
        }
        return null;
    }

    /** One of the entries, each about as likely as another; null if there is none. */
    Entry<V> random(RandomGenerator random) {
        if (size == 0) {
            return null;
        }
        Entry<V> first;
        do {
            first = table[random.nextInt(table.length)];
        } while (first == null);
        int length = 0;
        for (Entry<V> entry = first; entry != null; entry = entry.next) {
            length++;
        }
        Entry<V> chosen = first;
        for (int skip = length == 1 ? 0 : random.nextInt(length); skip > 0; skip--) {
            chosen = chosen.next;
        }
        return chosen;
    }

    /**
     * Visits the entries of one bucket; answers the cursor of the next, 0 after the last. An entry that is there from the
     * first call, with cursor 0, to the last is visited, though the table is resized between: the cursor counts up from its
     * highest bit, so that the buckets a bucket is divided into, or merged with, come next to each other. It may be visited
     * more than once. This is Redis's own way. The visitor must not change the dict.
     */
    long scan(long cursor, Consumer<Entry<V>> visitor) {
        long mask = table.length - 1L;
        for (Entry<V> entry = table[(int) (cursor & mask)]; entry != null; entry = entry.next) {
            visitor.accept(entry);
        }
        return Long.reverse(Long.reverse(cursor | ~mask) + 1);
    }

    /** Over all entries; the dict must not change meanwhile. */
    @Override
    public Iterator<Entry<V>> iterator() {
        return new Entries();
    }

    private int bucket(Bytes key) {
        return key.hashCode() & table.length - 1;
    }

    private void resize(int length) {
        Entry<V>[] old = table;
        table = newTable(length);
        for (Entry<V> first : old) {
            Entry<V> entry = first;
            while (entry != null) {
                Entry<V> next = entry.next;
                int bucket = bucket(entry.key);
                entry.next = table[bucket];
                table[bucket] = entry;
                entry = next;
            }
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static <V> Entry<V>[] newTable(int length) {
        return (Entry<V>[]) new Entry[length];
    }

    private final class Entries implements Iterator<Entry<V>> {
        private int bucket;
        private Entry<V> next = advance(null);

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public Entry<V> next() {
            Entry<V> entry = next;
            if (entry == null) {
                throw new NoSuchElementException();
            }
            next = advance(entry.next);
            return entry;
        }

        private Entry<V> advance(Entry<V> from) {
            Entry<V> entry = from;
            while (entry == null && bucket < table.length) {
                entry = table[bucket++];
            }
            return entry;
        }
    }
}
