// SPDX-License-Identifier: Apache-2.0
package dev.weft.internal.loop;

import java.util.Arrays;

/**
 * First in, first out: what the loop runs next. Two arrays change roles: one is filled while the other is run, so that
 * neither adding nor running waits for the other's index.
 */
public final class ReadyQueue {

    private static final int INITIAL = 64;

    private Ready[] waiting = new Ready[INITIAL];

    /** How many of {@link #waiting} are taken. */
    private int size;

    /** The array of the turn before, empty. */
    private Ready[] spare = new Ready[INITIAL];

    /** What runs what is ready; null for nothing in between. */
    private Watch watch;

    /** Puts {@code ready} last. */
    public void add(Ready ready) {
        if (size == waiting.length) {
            waiting = Arrays.copyOf(waiting, size * 2);
        }
        waiting[size++] = ready;
    }

    /** Puts {@code ready} last, which does not come from what runs, but from {@code source}. */
    void add(Ready ready, Object source) {
        if (watch != null) {
            watch.sentBy(source);
        }
        add(ready);
    }

    /** How many things wait. */
    int size() {
        return size;
    }

    /** Has {@code watch} run what is ready; null for running it directly. */
    public void watch(Watch newWatch) {
        watch = newWatch;
    }

    /** Whether nothing waits. */
    public boolean isEmpty() {
        return size == 0;
    }

    /** Runs what waits now, in order; what that adds waits for the next call. */
    public void runWaiting() {
        Ready[] turn = waiting;
        int n = size;
        waiting = spare;
        spare = null;
        size = 0;
        int i = 0;
        final Watch through = watch;
        try {
            while (i < n && through == null) {
                Ready next = turn[i];
                turn[i++] = null;
                next.run();
            }
            if (i < n) {
                through.beforeTurn(turn, n);
            }
            while (i < n) {
                Ready next = turn[i];
                turn[i++] = null;
                through.run(next);
            }
        } finally {
            if (i < n) {
                putBack(turn, i, n);
            }
            spare = turn;
        }
    }

    /** What had its turn cut short by an error goes first in the next. */
    private void putBack(Ready[] turn, int from, int to) {
        Ready[] added = Arrays.copyOf(waiting, size);
        size = 0;
        for (int i = from; i < to; i++) {
            add(turn[i]);
            turn[i] = null;
        }
        for (Ready ready : added) {
            add(ready);
        }
    }
}
