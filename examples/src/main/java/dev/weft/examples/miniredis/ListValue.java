// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import java.util.Arrays;

/** A list: a ring, so that both ends and every index are reached at once. */
final class ListValue extends Value {
    private static final Bytes RPUSH = Bytes.of("RPUSH");

    private Bytes[] ring = new Bytes[4];
    private int first;
    private int size;

    int size() {
        return size;
    }

    Bytes get(int index) {
        return ring[slot(index)];
    }

    void set(int index, Bytes element) {
        ring[slot(index)] = element;
    }

    void add(End end, Bytes element) {
        makeRoom();
        if (end == End.LEFT) {
            first = slot(-1);
            ring[first] = element;
        } else {
            ring[slot(size)] = element;
        }
        size++;
    }

    /** Takes the element at an end, of which there must be one. */
    Bytes remove(End end) {
        int slot = slot(end == End.LEFT ? 0 : size - 1);
        Bytes element = ring[slot];
        ring[slot] = null;
        if (end == End.LEFT) {
            first = slot(1);
        }
        size--;
        shrink();
        return element;
    }

    void insert(int index, Bytes element) {
        makeRoom();
        for (int i = size; i > index; i--) {
            ring[slot(i)] = ring[slot(i - 1)];
        }
        ring[slot(index)] = element;
        size++;
    }

    /** The first index of an equal element, or -1. */
    int indexOf(Bytes element) {
        for (int i = 0; i < size; i++) {
            if (get(i).equals(element)) {
                return i;
            }
        }
        return -1;
    }

    /** Removes up to {@code most} equal elements, looking from an end on; answers how many. */
    int removeAll(Bytes element, long most, End from) {
        int removed = 0;
        int kept = 0;
        for (int i = 0; i < size; i++) {
            int index = from == End.LEFT ? i : size - 1 - i;
            Bytes here = get(index);
            if (removed < most && here.equals(element)) {
                removed++;
            } else {
                set(from == End.LEFT ? kept : size - 1 - kept, here);
                kept++;
            }
        }
        trim(from == End.LEFT ? 0 : removed, from == End.LEFT ? kept : size);
        return removed;
    }

    /** Keeps the elements from {@code start} up to, and without, {@code end}. */
    void trim(int start, int end) {
        for (int i = 0; i < start; i++) {
            set(i, null);
        }
        for (int i = end; i < size; i++) {
            set(i, null);
        }
        first = slot(start);
        size = end - start;
        shrink();
    }

    private int slot(int index) {
        return first + index & ring.length - 1;
    }

    private void makeRoom() {
        if (size == ring.length) {
            resize(2 * ring.length);
        }
    }

    private void shrink() {
        int length = ring.length;
        while (length > 4 && size < length / 8) {
            length /= 2;
        }
        if (length < ring.length) {
            resize(length);
        }
    }

    private void resize(int length) {
        Bytes[] next = new Bytes[length];
        int untilEnd = Math.min(size, ring.length - first);
        System.arraycopy(ring, first, next, 0, untilEnd);
        System.arraycopy(ring, 0, next, untilEnd, size - untilEnd);
        ring = next;
        first = 0;
    }

    @Override
    String type() {
        return "list";
    }

    @Override
    boolean isEmpty() {
        return size == 0;
    }

    @Override
    void rebuild(Bytes key, RespWriter out) {
        ValueRequests requests = new ValueRequests(RPUSH, key, out);
        for (int i = 0; i < size; i++) {
            requests.add(get(i));
        }
        requests.end();
    }

    @Override
    public String toString() {
        Bytes[] elements = new Bytes[size];
        Arrays.setAll(elements, this::get);
        return Arrays.toString(elements);
    }
}
