// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;

/** Calls in other threads, as futures of the running loop. */
final class Executors {

    private Executors() {}

    /** Submits {@code call} now. Cancelling the future keeps a call that still waits from starting. */
    static <T> Future<T> submit(Executor executor, Callable<T> call, OnCancel onCancel) {
        ThreadCall<T> inThread = new ThreadCall<>(call, onCancel, ended -> {});
        executor.execute(inThread);
        return StageFuture.of(inThread);
    }
}
