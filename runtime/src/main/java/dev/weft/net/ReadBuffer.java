// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that have arrived and were not read. Holds no memory while it is empty. */
final class ReadBuffer {

    private static final byte[] NONE = {};

    private byte[] bytes = NONE;

    /** The bytes are those from {@code start} up to {@code end}. */
    private int start;

    private int end;

    int size() {
        return end - start;
    }

    boolean isEmpty() {
        return start == end;
    }

    /** Takes what remains in {@code data}. Alone it gets an array that fits, which {@link #take} can give away. */
    void append(ByteBuffer data) {
        int n = data.remaining();
        if (isEmpty()) {
            bytes = new byte[n];
            start = 0;
            end = 0;
        } else {
            makeRoom(n);
        }
        data.get(bytes, end, n);
        end += n;
    }

    /** Puts what remains in {@code data} before the others. */
    void prepend(ByteBuffer data) {
        byte[] joined = new byte[data.remaining() + size()];
        int n = data.remaining();
        data.get(joined, 0, n);
        System.arraycopy(bytes, start, joined, n, size());
        bytes = joined;
        start = 0;
        end = joined.length;
    }

    private void makeRoom(int n) {
        int size = size();
        if (end + n <= bytes.length) {
            return;
        }
        byte[] to = start >= size && size + n <= bytes.length ? bytes : new byte[Math.max(size * 2, size + n)];
        System.arraycopy(bytes, start, to, 0, size);
        bytes = to;
        start = 0;
        end = size;
    }

    /** Removes the first {@code n} bytes, or all if there are fewer. */
    byte[] take(int n) {
        byte[] taken;
        if (n >= bytes.length && start == 0 && end == bytes.length) {
            taken = bytes;
            clear();
        } else {
            taken = Arrays.copyOfRange(bytes, start, start + Math.min(n, size()));
            drop(taken.length);
        }
        return taken;
    }

    /** Removes bytes into {@code target}, as many as fit; answers how many. */
    int takeInto(ByteBuffer target) {
        int n = Math.min(size(), target.remaining());
        target.put(bytes, start, n);
        drop(n);
        return n;
    }

    /** Removes the first {@code n} bytes, which end a line, and answers it without what ends it. */
    String takeLine(int n) {
        int length = n;
        if (length > 0 && bytes[start + length - 1] == '\n') {
            length--;
            if (length > 0 && bytes[start + length - 1] == '\r') {
                length--;
            }
        }
        String line = new String(bytes, start, length, StandardCharsets.UTF_8);
        drop(n);
        return line;
    }

    /** Drops the first {@code n} bytes. */
    void drop(int n) {
        start += n;
        if (isEmpty()) {
            clear();
        }
    }

    void clear() {
        bytes = NONE;
        start = 0;
        end = 0;
    }

    /** Where {@code separator} first stands, counted from the first byte, no earlier than {@code from}; -1 for nowhere. */
    int indexOf(byte[] separator, int from) {
        byte[] in = bytes;
        byte first = separator[0];
        int last = end - separator.length;
        for (int i = start + from; i <= last; i++) {
            if (in[i] == first
                    && (separator.length == 1
                            || Arrays.equals(in, i, i + separator.length, separator, 0, separator.length))) {
                return i - start;
            }
        }
        return -1;
    }
}
