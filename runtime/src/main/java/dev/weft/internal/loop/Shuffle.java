// SPDX-License-Identifier: Apache-2.0
package dev.weft.internal.loop;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Runs each turn in an order of its own: one of those that a program must be prepared for, drawn from a seed.
 *
 * <p>What waits for its turn was made ready by a cause: the callback or the step of a task that has queued it, directly
 * or by completing a future; a channel; the other threads, whose calls may depend on each other; or, for a timer that is
 * due, its deadline and what has set it. What has the same cause keeps its order, timers keep that of their deadlines, and
 * turns stay what they are. All orders of a turn that are left are equally likely, as long as no timers are in it.
 */
public final class Shuffle extends Watch {

    /** Stands for all timers of a turn, once they have an order. */
    private static final Object TIMERS = "timers";

    private final SplittableRandom random;
    private final ReadyQueue queue;
    private final TimerHeap timers;

    /** What runs things; null for nothing in between. */
    private final Watch inner;

    /** What runs; this object between turns. */
    private Object running = this;

    /** The causes of the first {@link #known} things in the queue. */
    private Object[] causes = new Object[0];

    private int known;

    /** Whether a turn was cut short, so that causes and queue don't match. */
    private boolean broken;

    /**
     * Chooses the orders of {@code queue}'s turns.
     *
     * @param timers where its timers come from
     * @param inner runs things; null for nothing in between
     */
    public Shuffle(long seed, ReadyQueue queue, TimerHeap timers, Watch inner) {
        this.random = new SplittableRandom(seed);
        this.queue = queue;
        this.timers = timers;
        this.inner = inner;
    }

    @Override
    public void run(Ready ready) {
        running = ready;
        timers.nextSetter();
        broken = true;
        if (inner == null) {
            proceed(ready);
        } else {
            inner.run(ready);
        }
        broken = false;
        noteCauses(queue.size());
        running = this;
    }

    @Override
    public void sentBy(Object source) {
        int place = queue.size();
        noteCauses(place);
        Object before = running;
        running = source;
        noteCauses(place + 1);
        running = before;
    }

    /** What was queued since the last call, up to {@code size}, is caused by what runs. */
    private void noteCauses(int size) {
        if (causes.length < size) {
            causes = Arrays.copyOf(causes, 2 * size);
        }
        if (known < size) {
            Arrays.fill(causes, known, size, running);
            known = size;
        }
    }

    @Override
    public void beforeTurn(Ready[] turn, int n) {
        if (broken) {
            broken = false; // this turn stays as it is
            running = this;
        } else {
            noteCauses(n);
            int end = n;
            while (end > 0 && turn[end - 1] instanceof Timer) {
                end--;
            }
            arrangeTimers(turn, end, n);
            Arrays.fill(causes, end, n, TIMERS);
            arrange(turn, 0, n);
        }
        Arrays.fill(causes, 0, known, null);
        known = 0;
    }

    /** Timers come last in a turn, earliest first. */
    private void arrangeTimers(Ready[] turn, int from, int to) {
        int start = from;
        for (int i = from; i < to; i++) {
            Timer timer = (Timer) turn[i];
            if (((Timer) turn[start]).when != timer.when) {
                arrange(turn, start, i);
                start = i;
            }
            causes[i] = TimerHeap.setterOf(timer);
        }
        arrange(turn, start, to);
    }

    /** Shuffles the causes, and gives each place to what its cause has queued next. */
    private void arrange(Ready[] turn, int from, int to) {
        Map<Object, Deque<Ready>> byCause = new HashMap<>();
        for (int i = from; i < to; i++) {
            byCause.computeIfAbsent(causes[i], cause -> new ArrayDeque<>()).add(turn[i]);
        }
        if (byCause.size() < 2) {
            return;
        }
        for (int i = from + 1; i < to; i++) {
            int other = from + random.nextInt(i - from + 1);
            Object cause = causes[i];
            causes[i] = causes[other];
            causes[other] = cause;
        }
        for (int i = from; i < to; i++) {
            turn[i] = byCause.get(causes[i]).poll();
        }
    }
}
