// SPDX-License-Identifier: Apache-2.0
package dev.weft.os;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.runInExecutor;
import static dev.weft.Weft.shield;

import dev.weft.Async;
import dev.weft.Awaitable;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;

/**
 * A blocking call in a thread of the loop's executor, made for one coroutine. When that is cancelled the call is told to stop,
 * which it does at its next chunk; the coroutine waits for that, so that nothing is read or written after it has ended. A second
 * cancellation does not wait.
 */
final class FileCall<T> implements Callable<T> {

    /*
     * WAITING -> RUNNING    // a thread takes it
     * WAITING -> ENDED      // cancelled: no thread runs it
     * RUNNING -> STOPPING   // cancelled
     * RUNNING, STOPPING -> ENDED   // the thread is done with it
     */
    private enum State {
        WAITING,
        RUNNING,
        STOPPING,
        ENDED
    }

    /** What to do in the thread. */
    @FunctionalInterface
    interface Body<T> {
        /**
         * Does it.
         *
         * @param call has its {@link FileCall#checkpoint} called before each chunk
         */
        T call(FileCall<?> call) throws IOException;
    }

    /** What to do with a result that there is nobody to take. */
    @FunctionalInterface
    interface Drop<T> {
        void drop(T result) throws IOException;
    }

    private final Body<T> body;
    private final Drop<? super T> drop;

    /** Guarded by this, as the state is. */
    private T result;

    /** Whether it has thrown, and the coroutine is to be told. */
    private boolean failed;

    private State state = State.WAITING;

    private FileCall(Body<T> body, Drop<? super T> drop) {
        this.body = body;
        this.drop = drop;
    }

    /** Makes a call. */
    static <T> Coroutine<T> of(Body<T> body) throws IOException {
        return of(body, result -> {});
    }

    /** Makes a call that opens something; {@code drop} closes it again if the coroutine is cancelled. */
    @Async
    static <T> Coroutine<T> of(Body<T> body, Drop<? super T> drop) throws IOException {
        FileCall<T> call = new FileCall<>(body, drop);
        Awaitable<T> result = runInExecutor(null, call);
        try {
            return done(await(shield(result)));
        } catch (CancelledError cancelled) {
            if (call.stop(cancelled)) {
                try {
                    await(shield(result));
                } catch (Exception tooLate) {
                    cancelled.addSuppressed(tooLate); // it had failed before it was stopped
                }
            }
            throw cancelled;
        }
    }

    /** Makes a call that goes on to its end even if the coroutine is cancelled: one that closes something. */
    @Async
    static Coroutine<Void> closing(Body<Void> body) throws IOException {
        Awaitable<Void> result = runInExecutor(null, new FileCall<>(body, nothing -> {}));
        try {
            await(shield(result));
        } catch (CancelledError cancelled) {
            try {
                await(shield(result));
            } catch (Exception error) {
                cancelled.addSuppressed(error);
            }
            throw cancelled;
        }
        return done();
    }

    /** In the thread: stops the call if it is to. */
    synchronized void checkpoint() {
        if (state == State.STOPPING) {
            throw new CancellationException();
        }
    }

    @Override
    public T call() throws IOException {
        synchronized (this) {
            if (state != State.WAITING) {
                return null;
            }
            state = State.RUNNING;
        }
        T made;
        try {
            made = body.call(this);
        } catch (IOException | RuntimeException error) {
            if (end(null, true)) {
                return null; // it was stopped, and nobody asks what became of it
            }
            throw error;
        }
        if (end(made, false)) {
            drop.drop(made);
        }
        return made;
    }

    /** Whether the result, or the error, is nobody's. */
    private synchronized boolean end(T made, boolean hasThrown) {
        boolean stopped = state == State.STOPPING;
        state = State.ENDED;
        result = made;
        failed = hasThrown;
        return stopped;
    }

    /** The coroutine was cancelled; answers whether there is an end to wait for. */
    private boolean stop(CancelledError cancelled) {
        T unwanted;
        synchronized (this) {
            if (state == State.RUNNING) {
                state = State.STOPPING;
                return true;
            }
            state = State.ENDED;
            if (failed) {
                return true;
            }
            unwanted = result;
        }
        if (unwanted != null) {
            try {
                drop.drop(unwanted);
            } catch (IOException error) {
                cancelled.addSuppressed(error);
            }
        }
        return false;
    }
}
