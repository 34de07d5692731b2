// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.Weft;
import java.util.ArrayList;
import java.util.List;

/** Coroutines that wait for the same event. Each has a future of its own, so that cancelling one concerns no other. */
final class Waiters {

    private final List<Future<Void>> futures = new ArrayList<>();

    /** Waits for {@link #wake}. */
    @Async
    Coroutine<Void> join() {
        Future<Void> woken = EventLoop.running().createFuture();
        futures.add(woken);
        try {
            Weft.await(woken);
        } finally {
            futures.remove(woken);
        }
        return Weft.done();
    }

    /** Wakes all; with {@code error}, unless it is null, for each to throw. */
    void wake(Throwable error) {
        for (Future<Void> waiting : futures) {
            if (!waiting.isDone()) { // it may be cancelled, and its task not have had its turn
                if (error == null) {
                    waiting.setResult(null);
                } else {
                    waiting.setException(error);
                }
            }
        }
    }
}
