// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.frame.Frame;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Between {@code CompletionStage} and futures, both ways, with cancellation. */
final class Stages {

    private Stages() {}

    /** Awaits a stage on behalf of {@code frame}. Errors arrive as themselves, not in a {@code CompletionException}. */
    static Object await(CompletionStage<?> stage, Stepper stepper, Frame frame) {
        CompletableFuture<?> future = stage.toCompletableFuture();
        if (!future.isDone()) {
            return stepper.awaitFuture(toFuture(future), frame);
        }
        try {
            return future.join();
        } catch (CancellationException e) {
            throw cancelled(e);
        } catch (CompletionException e) {
            throw Errors.unchecked(unwrapped(e));
        }
    }

    /** A future of the running loop that completes as {@code stage} does; cancelling it cancels the stage. */
    static <T> Future<T> toFuture(CompletableFuture<T> stage) {
        EventLoop loop = EventLoop.running();
        StageFuture<T> future = new StageFuture<>(loop, stage);
        boolean external = !(stage instanceof LoopStage<T> own && own.loop == loop);
        if (external) {
            loop.externalStarted();
        }
        var unused = stage.whenComplete((value, error) -> {
            loop.giveUnlessClosed(new Callback(loop, () -> {
                if (external) {
                    loop.externalEnded();
                }
                future.completed(value, error);
            }));
        });
        return future;
    }

    static <T> CompletableFuture<T> toCompletableFuture(Future<T> future) {
        CompletableFuture<T> stage = LoopStage.promised(future.loop);
        link(future, stage);
        return stage;
    }

    /** Completes {@code stage} as {@code future} does; cancelling the stage cancels the future. */
    private static <T> void link(Future<T> future, CompletableFuture<T> stage) {
        if (future.isDone()) {
            complete(stage, future);
            return;
        }
        future.addDoneCallback(done -> complete(stage, done));
        EventLoop loop = future.loop;
        var unused = stage.whenComplete((value, error) -> {
            if (stage.isCancelled()) {
                loop.giveUnlessClosed(new Callback(loop, future::cancel));
            }
        });
    }

    private static <T> void complete(CompletableFuture<T> stage, Future<? extends T> done) {
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
        CompletableFuture<T> result = LoopStage.promised(loop);
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

    private static CancelledError cancelled(CancellationException e) {
        return new Cancellation("the awaited CompletionStage was cancelled", null, e).error();
    }

    private static Throwable unwrapped(Throwable error) {
        return error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    }

    /** A stage that a loop completes, or one derived from such. It fails if the loop closes before. */
    private static final class LoopStage<T> extends CompletableFuture<T> {

        private final EventLoop loop;

        LoopStage(EventLoop loop) {
            this.loop = loop;
        }

        /** A stage that is promised to somebody outside the loop. */
        static <T> LoopStage<T> promised(EventLoop loop) {
            LoopStage<T> stage = new LoopStage<>(loop);
            Object key = new Object();
            loop.promised.put(key, stage);
            var unused = stage.whenComplete((value, error) -> loop.promised.remove(key));
            return stage;
        }

        @Override
        public <U> CompletableFuture<U> newIncompleteFuture() {
            return new LoopStage<>(loop);
        }
    }

    /** A stage as a future. */
    private static final class StageFuture<T> extends Future<T> {

        private final CompletableFuture<T> stage;

        StageFuture(EventLoop loop, CompletableFuture<T> stage) {
            super(loop);
            this.stage = stage;
        }

        /** The stage learns of it too. */
        @Override
        boolean cancelFor(Cancellation request) {
            if (!super.cancelFor(request)) {
                return false;
            }
            stage.cancel(true);
            return true;
        }

        void completed(T value, Throwable error) {
            if (isDone()) {
                return;
            }
            Throwable cause = unwrapped(error);
            if (cause instanceof CancellationException cancelled) {
                cancelWith(cancelled(cancelled));
            } else if (cause != null) {
                fail(cause);
            } else {
                setResult(value);
            }
        }
    }
}
