// SPDX-License-Identifier: Apache-2.0
package dev.weft.sync;

import dev.weft.Future;

/** A place among {@link Waiters}. */
final class Waiter {

    /** Done when its turn has come; cancelled with the task that awaits it. */
    final Future<Void> turn;

    /** Neighbours among the waiters. */
    Waiter previous;

    Waiter next;

    Waiter(Future<Void> turn) {
        this.turn = turn;
    }

    /** Whether its turn has come. Its task may be cancelled all the same, before it goes on. */
    boolean isWoken() {
        return turn.isDone() && !turn.isCancelled();
    }
}
