// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving.twin;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.AsyncGenerator;
import dev.weft.Awaitable;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.Task;
import dev.weft.Weft;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The woven side: things to await that are ready or not, as the run says. */
public final class Woven {

    private Woven() {}

    public static <T> Awaitable<T> v(int id, T value) {
        Throwable error = Run.fault(id, value);
        boolean suspends = Run.suspends();
        if (error instanceof CancelledError && suspends) {
            return cancellation();
        }
        return switch (Run.choose(3)) {
            case 0 -> future(value, error, suspends);
            case 1 -> coroutine(value, error, suspends);
            default -> () -> coroutine(value, error, suspends);
        };
    }

    /** Hands out strings one by one, and says when it is closed; each takes something to await. */
    @Async
    public static AsyncGenerator<String, Void> items(int id, List<String> strings) {
        try {
            for (String string : strings) {
                await(v(id, string));
                AsyncGenerator.yield(string);
            }
        } finally {
            Run.note("closed" + id);
            await(v(id, "closed"));
        }
        return AsyncGenerator.end();
    }

    public static <T> CompletionStage<T> stage(int id, T value) {
        Throwable error = Run.fault(id, value);
        CompletableFuture<T> stage = new CompletableFuture<>();
        soon(Run.suspends(), () -> {
            if (error == null) {
                stage.complete(value);
            } else {
                stage.completeExceptionally(error);
            }
        });
        return stage;
    }

    /** Something that waits until its task is cancelled, which happens at once. */
    private static <T> Future<T> cancellation() {
        EventLoop loop = EventLoop.running();
        Task<?> task = Weft.currentTask();
        loop.callSoon(() -> task.cancel("cancelled"));
        return loop.createFuture();
    }

    private static <T> Future<T> future(T value, Throwable error, boolean suspends) {
        Future<T> future = EventLoop.running().createFuture();
        soon(suspends, () -> {
            if (error == null) {
                future.setResult(value);
            } else {
                future.setException(error);
            }
        });
        return future;
    }

    private static void soon(boolean suspends, Runnable action) {
        if (suspends) {
            EventLoop.running().callSoon(action);
        } else {
            action.run();
        }
    }

    @Async
    private static <T> Coroutine<T> coroutine(T value, Throwable error, boolean suspends) {
        if (suspends) {
            await(yieldNow());
        }
        if (error != null) {
            throw Woven.<RuntimeException>unchecked(error);
        }
        return done(value);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E unchecked(Throwable error) throws E {
        throw (E) error;
    }
}
