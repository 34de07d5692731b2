// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.frame.Driver;
import dev.weft.frame.FrameType;
import java.time.Duration;
import java.util.concurrent.Callable;

/** A cold coroutine that makes one thing when it starts, awaits it, and ends as it does. */
final class Await<T> extends Coroutine<T> {

    private static final FrameType FUTURE = named("await");
    private static final FrameType ASYNC = named("async");
    private static final FrameType TO_THREAD = named("toThread");
    private static final FrameType WORKERS =
            new FrameType("dev.weft.EventLoop", "shutdownDefaultExecutor", "EventLoop.java", "");

    private final FrameType type;

    /** Makes what is awaited; null once it has. */
    private Callable<?> start;

    private Await(FrameType type, Callable<?> start) {
        this.type = type;
        this.start = start;
    }

    /** Awaits a future. */
    static <T> Await<T> future(Future<T> future) {
        return new Await<>(FUTURE, () -> future);
    }

    /** Calls a lambda, and awaits the coroutine it answers. */
    static <T> Await<T> async(AsyncCallable<T> body) {
        return new Await<>(ASYNC, body::call);
    }

    /** Submits a call to the running loop's executor, and awaits its result. */
    static <T> Await<T> thread(Callable<T> call, OnCancel onCancel) {
        return new Await<>(TO_THREAD, () -> {
            EventLoop loop = EventLoop.running();
            return loop.workers().submit(Context.carrying(loop, call), onCancel);
        });
    }

    /** Shuts down a loop's executor, and awaits the end of its calls. */
    static Await<Void> workers(EventLoop loop, Duration limit) {
        return new Await<>(WORKERS, () -> loop.workers().shutDown(loop, limit));
    }

    @Override
    protected Object resume(Driver driver) {
        Object on = Driver.enter(this) == 0 ? started() : Driver.RESUMED;
        Object result = Driver.await(on, this, driver);
        return result == Driver.SUSPENDED ? Driver.suspend(this, 1) : result;
    }

    private Object started() {
        Callable<?> once = start;
        start = null;
        try {
            return once.call();
        } catch (Exception e) {
            throw Errors.unchecked(e);
        }
    }

    @Override
    protected FrameType type() {
        return type;
    }

    /** The frames stand for a method of the facade. */
    private static FrameType named(String method) {
        return new FrameType("dev.weft.Weft", method, "Weft.java", "");
    }
}
