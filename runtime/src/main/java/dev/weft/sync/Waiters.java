// SPDX-License-Identifier: Apache-2.0
package dev.weft.sync;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.Coroutine;

/**
 * Those who wait for the same thing, first come first. Waking one completes its future, and no more: it stays here until its
 * task goes on, and takes what it waited for by itself. All operations take the same time however many wait.
 */
final class Waiters {

    /** What becomes of a turn when the task that waited for it is cancelled, or fails, instead. */
    interface HandOver {

        /** Called when the task has left; {@code woken} if its turn had come. */
        void left(boolean woken);
    }

    /** For a turn that is of no use to anybody else. */
    static final HandOver NOBODY = woken -> {};

    private final LoopBound owner;
    private final HandOver handOver;

    private Waiter first;
    private Waiter last;

    /** Nobody before this one waits any longer: they have been woken or cancelled, and it is the task's turn. */
    private Waiter unwoken;

    private int size;

    /** How many have been woken. */
    private int woken;

    Waiters(LoopBound owner, HandOver handOver) {
        this.owner = owner;
        this.handOver = handOver;
    }

    /**
     * A place behind everybody, on the running loop. Who takes it awaits its turn and then gives it back, in any event, with
     * {@link #remove}.
     *
     * @throws IllegalStateException if the owner belongs to another loop
     */
    Waiter add() {
        Waiter waiter = new Waiter(owner.bind().createFuture());
        waiter.previous = last;
        if (last == null) {
            first = waiter;
        } else {
            last.next = waiter;
        }
        last = waiter;
        if (unwoken == null) {
            unwoken = waiter;
        }
        size++;
        return waiter;
    }

    void remove(Waiter waiter) {
        if (waiter == unwoken) {
            unwoken = waiter.next;
        }
        if (waiter.previous == null) {
            first = waiter.next;
        } else {
            waiter.previous.next = waiter.next;
        }
        if (waiter.next == null) {
            last = waiter.previous;
        } else {
            waiter.next.previous = waiter.previous;
        }
        size--;
        if (waiter.isWoken()) {
            woken--;
        }
    }

    /** Waits for a turn; hands it over if the task can't take it. */
    @Async
    Coroutine<Void> turn() {
        Waiter me = add();
        try {
            await(me.turn);
        } catch (Throwable error) {
            remove(me);
            handOver.left(me.isWoken());
            throw error;
        }
        remove(me);
        return done();
    }

    /** Wakes the first one, unless it has been woken or cancelled: then its task is about to go on, and sees to the next. */
    void wakeFirst() {
        if (first != null && !first.turn.isDone()) {
            wake(first);
        }
    }

    /** Wakes the first one that still waits; answers whether there is one. */
    boolean wakeNext() {
        Waiter next = firstUnwoken();
        if (next == null) {
            return false;
        }
        wake(next);
        return true;
    }

    void wakeAll() {
        while (wakeNext()) {}
    }

    private void wake(Waiter waiter) {
        woken++;
        waiter.turn.setResult(null);
    }

    private Waiter firstUnwoken() {
        while (unwoken != null && unwoken.turn.isDone()) {
            unwoken = unwoken.next;
        }
        return unwoken;
    }

    /** Whether nobody is here who hasn't been cancelled. */
    boolean isEmpty() {
        return woken == 0 && firstUnwoken() == null;
    }

    /** How many are here that haven't been woken. */
    int unwoken() {
        return size - woken;
    }

    /** What {@code toString} of the owner says of them. */
    @Override
    public String toString() {
        return size == 0 ? "" : ", waiters:" + size;
    }
}
