// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.frame.Frame;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Between {@code CompletionStage} and futures, both ways, with cancellation. */
final class Stages {

    private Stages() {}

    /** Awaits a stage on behalf of {@code frame}. Errors arrive as themselves, not in a {@code CompletionException}. */
    static Object await(CompletionStage<?> stage, Stepper stepper, Frame frame) {
        CompletableFuture<?> future = completable(stage);
        if (!future.isDone()) {
            return stepper.awaitFuture(StageFuture.of(future, stage), frame);
        }
        try {
            return future.join();
        } catch (CancellationException | CompletionException e) {
            throw Errors.unchecked(arriving(e));
        }
    }

    private static <T> CompletableFuture<T> completable(CompletionStage<T> stage) {
        try {
            return Objects.requireNonNull(
                    stage.toCompletableFuture(),
                    () -> stage.getClass().getName() + ".toCompletableFuture() answered null");
        } catch (UnsupportedOperationException e) {
            return copyOf(stage);
        }
    }

    /** For a stage that doesn't choose to interoperate: {@code CompletionStage} asks for no more than to be told. */
    private static <T> CompletableFuture<T> copyOf(CompletionStage<T> stage) {
        CompletableFuture<T> copy = new CompletableFuture<>();
        var unused = stage.whenComplete((value, error) -> {
            if (error == null) {
                copy.complete(value);
            } else {
                copy.completeExceptionally(error);
            }
        });
        return copy;
    }

    /** What an awaiter is thrown for what a stage says that it failed with. */
    static Throwable arriving(Throwable failure) {
        Throwable error =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return error instanceof CancellationException cancelled
                ? new Cancellation("the awaited CompletionStage was cancelled", null, cancelled).error()
                : error;
    }

    /** A stage that completes as {@code future} does; cancelling it cancels the future. */
    static <T> CompletableFuture<T> toCompletableFuture(Future<T> future) {
        PromisedStage<T> stage = PromisedStage.of(future.loop);
        link(future, stage);
        stage.failIfClosed();
        return stage;
    }

    private static <T> void link(Future<T> future, CompletableFuture<T> stage) {
        if (future.isDone()) {
            complete(stage, future);
            return;
        }
        future.addDoneCallback(done -> complete(stage, done));
        EventLoop loop = future.loop;
        var unused = stage.whenComplete((value, error) -> {
            if (!stage.isCancelled()) {
                return;
            } else if (EventLoop.runningOrNull() == loop) {
                future.cancel();
            } else {
                loop.giveUnlessClosed(new Callback(loop, future::cancel));
            }
        });
    }

    /** A stage that is done was cancelled, or completed by somebody else; then an error is left to be reported. */
    private static <T> void complete(CompletableFuture<T> stage, Future<? extends T> done) {
        if (stage.isDone()) {
            return;
        }
        Throwable error = done.errorToThrow();
        if (done.isCancelled()) {
            stage.cancel(false);
        } else if (error != null) {
            stage.completeExceptionally(error);
        } else {
            stage.complete(done.value());
        }
    }

    /** Starts a coroutine of a method that promises a stage: on this thread's loop, else on the shared background one. */
    static <T> CompletableFuture<T> start(Coroutine<T> coroutine) {
        EventLoop loop = EventLoop.runningOrNull();
        if (loop != null) {
            return new Task<>(loop, coroutine).toCompletableFuture();
        }
        return BackgroundLoop.start(coroutine);
    }

    /** Runs a coroutine as a task of a loop of another thread. */
    static <T> CompletableFuture<T> startOn(EventLoop loop, Coroutine<T> coroutine) {
        Objects.requireNonNull(coroutine, "A coroutine object is required");
        PromisedStage<T> result = PromisedStage.of(loop);
        loop.callSoonThreadsafe(() -> {
            if (result.isDone()) {
                if (coroutine.state() == Coroutine.State.CREATED) {
                    coroutine.close();
                }
                return;
            }
            try {
                link(new Task<>(loop, coroutine), result);
            } catch (Throwable refused) {
                result.completeExceptionally(refused);
            }
        });
        return result;
    }
}
