// SPDX-License-Identifier: Apache-2.0
package dev.weft.internal.loop;

/** First in, first out: what the loop runs next. A ring that doubles when it is full. */
public final class ReadyQueue {

    private static final int INITIAL = 64;

    /** Its length is a power of two. */
    private Ready[] ring = new Ready[INITIAL];

    private int head;
    private int size;

    /** Puts {@code ready} last. */
    public void add(Ready ready) {
        if (size == ring.length) {
            grow();
        }
        ring[head + size & ring.length - 1] = ready;
        size++;
    }

    /** How many wait. */
    public int size() {
        return size;
    }

    /** Runs the first {@code n}; what they add waits behind them. */
    public void run(int n) {
        for (int i = 0; i < n; i++) {
            Ready next = ring[head];
            ring[head] = null;
            head = head + 1 & ring.length - 1;
            size--;
            next.run();
        }
    }

    private void grow() {
        Ready[] larger = new Ready[ring.length * 2];
        int tail = ring.length - head;
        System.arraycopy(ring, head, larger, 0, tail);
        System.arraycopy(ring, 0, larger, tail, head);
        ring = larger;
        head = 0;
    }
}
