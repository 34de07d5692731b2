// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import dev.weft.TimerHandle;
import dev.weft.sync.AsyncEvent;
import java.util.Set;

/**
 * A client that waits for an element of a list.
 *
 * <pre>
 * waiting -> done   // served, timed out, unblocked by another client: it has been replied to
 * waiting -> done   // its connection has ended
 * </pre>
 */
final class Waiter {
    private final Client client;
    private final Set<Bytes> keys;
    private final End from;
    private final Move move;
    private final AsyncEvent done = new AsyncEvent();
    private TimerHandle timer;

    /** Where the element is to go. */
    record Move(Bytes target, End to) {}

    /**
     * @param keys the lists to take from, the first that has an element
     * @param move null: the element goes to the client alone
     */
    Waiter(Client client, Set<Bytes> keys, End from, Move move) {
        this.client = client;
        this.keys = keys;
        this.from = from;
        this.move = move;
    }

    Client client() {
        return client;
    }

    Set<Bytes> keys() {
        return keys;
    }

    End from() {
        return from;
    }

    Move move() {
        return move;
    }

    /** Set when the wait is over. */
    AsyncEvent done() {
        return done;
    }

    void timer(TimerHandle handle) {
        timer = handle;
    }

    void end() {
        if (timer != null) {
            timer.cancel();
        }
        done.set();
    }
}
