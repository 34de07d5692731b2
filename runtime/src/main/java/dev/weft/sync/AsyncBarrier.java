// SPDX-License-Identifier: Apache-2.0
package dev.weft.sync;

import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.Awaitable;
import dev.weft.Coroutine;
import dev.weft.Weft;
import java.util.Locale;
import java.util.concurrent.BrokenBarrierException;

/**
 * A point where tasks wait until a number of them have come, and from where they go on together: asyncio's {@code Barrier}.
 * Then it starts anew.
 *
 * <p>A task that is cancelled while it waits is one fewer, and the others wait on: unlike
 * {@link java.util.concurrent.CyclicBarrier}, that does not break the barrier.
 *
 * <p>Not thread-safe; use from the loop's thread.
 */
public final class AsyncBarrier extends LoopBound {

    /*
     * FILLING   -> DRAINING    // the last one arrives: those inside go on, those who come must wait
     * DRAINING  -> FILLING     // the last one has left
     * FILLING   -> RESETTING   // reset: those inside fail, those who come must wait; also from DRAINING and BROKEN
     * RESETTING -> FILLING     // the last one has left
     * BROKEN    -> FILLING     // reset when nobody is inside
     * any       -> BROKEN      // abort
     */
    private enum State {
        FILLING,
        DRAINING,
        RESETTING,
        BROKEN
    }

    private final int parties;

    /** Those inside, and those who wait to get in. All are woken when the state changes. */
    private final Waiters waiters = new Waiters(this, Waiters.NOBODY);

    private State state = State.FILLING;

    /** How many are inside. */
    private int count;

    /**
     * A barrier for {@code parties} tasks.
     *
     * @throws IllegalArgumentException if that is less than one
     */
    public AsyncBarrier(int parties) {
        if (parties < 1) {
            throw new IllegalArgumentException("parties must be >= 1");
        }
        this.parties = parties;
    }

    /**
     * Waits until as many tasks wait as there are parties: asyncio's {@code wait}. Suspends, except in the last one that
     * arrives. One that arrives while those before it are leaving waits for that first.
     *
     * @return how many were there before, from 0 to {@code parties - 1}; awaiting it throws if the barrier is broken
     * @throws BrokenBarrierException never here, but where the answer is awaited
     */
    public Awaitable<Integer> await() throws BrokenBarrierException {
        return await(this);
    }

    @Async
    private static Coroutine<Integer> await(AsyncBarrier barrier) throws BrokenBarrierException {
        barrier.checkThread();
        while (barrier.state == State.DRAINING || barrier.state == State.RESETTING) {
            Weft.await(barrier.waiters.turn());
        }
        if (barrier.state == State.BROKEN) {
            throw new BrokenBarrierException("Barrier aborted");
        }
        int index = barrier.count++;
        try {
            if (index + 1 == barrier.parties) {
                barrier.become(State.DRAINING);
            }
            while (barrier.state == State.FILLING) {
                Weft.await(barrier.waiters.turn());
            }
            if (barrier.state != State.DRAINING) {
                throw new BrokenBarrierException("Abort or reset of barrier");
            }
            return done(index);
        } finally {
            barrier.count--;
            if (barrier.count == 0 && barrier.state != State.BROKEN) {
                barrier.become(State.FILLING);
            }
        }
    }

    private void become(State next) {
        state = next;
        waiters.wakeAll();
    }

    /** Breaks it: whoever waits, and whoever comes, fails with a {@link BrokenBarrierException} until it is {@link #reset}. */
    public void abort() {
        checkThread();
        become(State.BROKEN);
    }

    /** Makes it as new. Whoever waits fails with a {@link BrokenBarrierException}; who comes meanwhile waits until they have. */
    public void reset() {
        checkThread();
        become(count > 0 ? State.RESETTING : State.FILLING);
    }

    /** How many tasks it takes. */
    public int parties() {
        return parties;
    }

    /** How many wait for the others. */
    public int waiting() {
        return state == State.FILLING ? count : 0;
    }

    /** Whether it was aborted, and not reset since. */
    public boolean isBroken() {
        return state == State.BROKEN;
    }

    /** Its state, how many wait, and for how many. */
    @Override
    public String toString() {
        String name = state.name().toLowerCase(Locale.ROOT);
        return "<AsyncBarrier " + name + (isBroken() ? "" : ", waiters:" + waiting() + "/" + parties) + ">";
    }
}
