// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.frame.Driver;
import dev.weft.frame.FrameType;

/** A cold coroutine that calls a lambda when it starts, and ends as the coroutine the lambda answers. */
final class AsyncCall<T> extends Coroutine<T> {

    private static final FrameType TYPE = new FrameType("dev.weft.Weft", "async", "Weft.java", "");

    private AsyncCallable<T> body;

    AsyncCall(AsyncCallable<T> body) {
        this.body = body;
    }

    @Override
    protected Object resume(Driver driver) {
        Object on = Driver.RESUMED;
        if (Driver.enter(this) == 0) {
            on = call();
        }
        Object result = Driver.await(on, this, driver);
        return result == Driver.SUSPENDED ? Driver.suspend(this, 1) : result;
    }

    private Coroutine<T> call() {
        AsyncCallable<T> started = body;
        body = null;
        try {
            return started.call();
        } catch (Exception e) {
            throw Errors.unchecked(e);
        }
    }

    @Override
    protected FrameType type() {
        return TYPE;
    }
}
