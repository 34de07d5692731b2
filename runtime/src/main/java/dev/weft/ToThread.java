// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.frame.Driver;
import dev.weft.frame.FrameType;
import java.util.concurrent.Callable;

/** A call in a thread, submitted when it is awaited. */
final class ToThread<T> extends Coroutine<T> {

    private static final FrameType TYPE = new FrameType("dev.weft.Weft", "toThread", "Weft.java", "");

    private Callable<T> call;

    ToThread(Callable<T> call) {
        this.call = call;
    }

    @Override
    protected Object resume(Driver driver) {
        Object on = Driver.RESUMED;
        if (Driver.enter(this) == 0) {
            on = Executors.submit(EventLoop.running().defaultExecutor(), call);
            call = null;
        }
        Object result = Driver.await(on, this, driver);
        return result == Driver.SUSPENDED ? Driver.suspend(this, 1) : result;
    }

    @Override
    protected FrameType type() {
        return TYPE;
    }
}
