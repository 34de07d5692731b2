// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A future of the running loop that completes as a stage does; cancelling it cancels the stage. */
final class StageFuture<T> extends Future<T> {

    private final CompletableFuture<T> stage;

    /** What the stage stands for: itself, or what it is a copy of. */
    private final CompletionStage<?> origin;

    private StageFuture(EventLoop loop, CompletableFuture<T> stage, CompletionStage<?> origin) {
        super(loop);
        this.stage = stage;
        this.origin = origin;
    }

    static <T> StageFuture<T> of(CompletableFuture<T> stage) {
        return of(stage, stage);
    }

    static <T> StageFuture<T> of(CompletableFuture<T> stage, CompletionStage<?> origin) {
        EventLoop loop = EventLoop.running();
        StageFuture<T> future = new StageFuture<>(loop, stage, origin);
        boolean external = !LoopStage.isOf(loop, stage);
        if (external) {
            loop.externalStarted();
        }
        var unused = stage.whenComplete((value, error) -> loop.giveUnlessClosed(new Callback(loop, () -> {
            if (external) {
                loop.externalEnded();
            }
            future.completed(value, error);
        })));
        return future;
    }

    /** The stage learns of it too. */
    @Override
    boolean cancelFor(Cancellation request) {
        if (!super.cancelFor(request)) {
            return false;
        }
        try {
            stage.cancel(true);
            if (origin != stage && origin instanceof java.util.concurrent.Future<?> cancellable) {
                cancellable.cancel(true);
            }
        } catch (UnsupportedOperationException e) {
            // it can't be cancelled, as a minimal stage can't; who awaits it is, all the same
        }
        return true;
    }

    /** What another thread has completed is on its way here. */
    @Override
    int turnsLeft(int depth) {
        return isDone() ? 0 : stage.isDone() ? 1 : -1;
    }

    private void completed(T value, Throwable error) {
        if (isDone()) {
            return;
        }
        Throwable arriving = error == null ? null : Stages.arriving(error);
        if (arriving == null) {
            setResult(value);
        } else if (arriving instanceof CancelledError cancelled && cancelled != error) {
            cancelWith(cancelled);
        } else {
            fail(arriving);
        }
    }
}
