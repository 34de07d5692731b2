// SPDX-License-Identifier: Apache-2.0
package dev.weft.internal.loop;

import java.util.PriorityQueue;

/** The timers that are set, earliest first. A cancelled one stays until it is worth removing. */
public final class TimerHeap {

    /** Below this many timers a heap is not rebuilt for its cancelled ones. */
    private static final int MIN_REBUILD = 100;

    /** What {@link #next} answers when no timer is set. */
    public static final long NONE = Long.MAX_VALUE;

    /** The lower bits of a sequence count the timers of one setter, the others the setters: see {@link #nextSetter}. */
    private static final int SETTER_BITS = 24;

    private final PriorityQueue<Timer> heap = new PriorityQueue<>();
    private long sequence;
    private int cancelled;

    /** Sets a timer. */
    public void add(Timer timer) {
        timer.sequence = sequence++;
        timer.heap = this;
        heap.add(timer);
    }

    /** Says that timers set from now on are set by something else. Not called if nobody asks for {@link #setterOf}. */
    void nextSetter() {
        sequence = ((sequence >> SETTER_BITS) + 1) << SETTER_BITS;
    }

    /** A number that timers share if the same thing has set them. */
    static long setterOf(Timer timer) {
        return timer.sequence >> SETTER_BITS;
    }

    /** Loop time in nanoseconds of the earliest timer, or {@link #NONE}. Drops cancelled timers in the way. */
    public long next() {
        if (heap.isEmpty()) {
            return NONE;
        }
        if (heap.size() > MIN_REBUILD && cancelled > heap.size() / 2) {
            heap.removeIf(timer -> timer.heap == null);
            cancelled = 0;
        }
        Timer first = heap.peek();
        while (first != null && first.heap == null) {
            heap.poll();
            cancelled--;
            first = heap.peek();
        }
        return first == null ? NONE : first.when;
    }

    /** Moves the timers that are due at {@code now} to the end of {@code queue}, earliest first. */
    public void moveDue(long now, ReadyQueue queue) {
        while (next() <= now) {
            Timer due = heap.poll();
            due.heap = null;
            queue.add(due);
        }
    }

    void cancelled() {
        cancelled++;
    }
}
