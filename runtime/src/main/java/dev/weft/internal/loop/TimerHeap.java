// SPDX-License-Identifier: Apache-2.0
package dev.weft.internal.loop;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.PriorityQueue;

/**
 * The timers that are set, earliest first. A cancelled one stays until it is worth removing. Those that are set in the order in
 * which they are due, as equal delays are, stand in a line; only what would have to be put before its end goes into the heap.
 */
public final class TimerHeap {

    /** Below this many timers a heap is not rebuilt for its cancelled ones. */
    private static final int MIN_REBUILD = 100;

    /** What {@link #next} answers when no timer is set. */
    public static final long NONE = Long.MAX_VALUE;

    /** The lower bits of a sequence count the timers of one setter, the others the setters: see {@link #nextSetter}. */
    private static final int SETTER_BITS = 24;

    private final PriorityQueue<Timer> heap = new PriorityQueue<>();
    private final Deque<Timer> line = new ArrayDeque<>();
    private long sequence;
    private int cancelled;

    /** Sets a timer. */
    public void add(Timer timer) {
        timer.sequence = sequence++;
        timer.heap = this;
        Timer last = line.peekLast();
        while (last != null && last.heap == null) {
            line.removeLast();
            cancelled--;
            last = line.peekLast();
        }
        if (last == null || timer.when >= last.when) {
            line.addLast(timer);
        } else if (line.size() == 1) {
            heap.add(line.removeLast()); // one that is far off does not stand in the way of all others
            line.addLast(timer);
        } else {
            heap.add(timer);
        }
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
        int size = heap.size() + line.size();
        if (size > MIN_REBUILD && cancelled > size / 2) {
            heap.removeIf(timer -> timer.heap == null);
            line.removeIf(timer -> timer.heap == null);
            cancelled = 0;
        }
        Timer first = first();
        while (first != null && first.heap == null) {
            remove(first);
            cancelled--;
            first = first();
        }
        return first == null ? NONE : first.when;
    }

    /** Moves the timers that are due at {@code now} to the end of {@code queue}, earliest first. */
    public void moveDue(long now, ReadyQueue queue) {
        while (next() <= now) {
            Timer due = first();
            remove(due);
            due.heap = null;
            queue.add(due);
        }
    }

    private Timer first() {
        Timer inLine = line.peekFirst();
        Timer inHeap = heap.peek();
        boolean heapFirst = inHeap != null && (inLine == null || inHeap.compareTo(inLine) < 0);
        return heapFirst ? inHeap : inLine;
    }

    private void remove(Timer first) {
        if (first == line.peekFirst()) {
            line.pollFirst();
        } else {
            heap.poll();
        }
    }

    void cancelled() {
        cancelled++;
    }
}
