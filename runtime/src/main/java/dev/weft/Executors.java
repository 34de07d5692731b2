// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Calls in other threads, as futures of the running loop. */
final class Executors {

    private Executors() {}

    /** Submits {@code call} now. Cancelling the future keeps a call that still waits from starting, and stops none. */
    static <T> Future<T> submit(Executor executor, Callable<T> call) {
        CompletableFuture<T> result = new CompletableFuture<>();
        executor.execute(() -> {
            if (result.isDone()) {
                return;
            }
            try {
                result.complete(call.call());
            } catch (Throwable error) {
                result.completeExceptionally(error);
            }
        });
        return Stages.toFuture(result);
    }
}
