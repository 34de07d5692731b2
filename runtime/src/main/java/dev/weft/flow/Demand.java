// SPDX-License-Identifier: Apache-2.0
package dev.weft.flow;

import dev.weft.EventLoop;
import java.util.concurrent.CompletableFuture;

/** How many items a subscriber has asked for, in any thread, that a task of a loop has not yet pulled. */
final class Demand {

    private static final CompletableFuture<Void> NOW = CompletableFuture.completedFuture(null);

    private final EventLoop loop;

    /** {@link Long#MAX_VALUE} for no end (rule 3.17). Guarded, as the rest, by this object's monitor. */
    private long items;

    /** Completed when there is some; null when the task does not wait for it. */
    private CompletableFuture<Void> awaited;

    Demand(EventLoop loop) {
        this.loop = loop;
    }

    /** Something to await that any thread may complete. It is the loop's own, so that virtual time goes on meanwhile. */
    static CompletableFuture<Void> stageOf(EventLoop loop) {
        return loop.<Void>createFuture().toCompletableFuture();
    }

    /** Adds {@code more}, which is above zero. */
    void add(long more) {
        CompletableFuture<Void> told;
        synchronized (this) {
            items = items + more < 0 ? Long.MAX_VALUE : items + more;
            told = awaited;
            awaited = null;
        }
        if (told != null) {
            told.complete(null);
        }
    }

    /** Takes one, if there is one. On the loop's thread. */
    synchronized boolean take() {
        if (items == 0) {
            return false;
        } else if (items != Long.MAX_VALUE) {
            items--;
        }
        return true;
    }

    /** Done when there is some. On the loop's thread. */
    synchronized CompletableFuture<Void> some() {
        if (items > 0) {
            return NOW;
        }
        awaited = stageOf(loop);
        return awaited;
    }
}
