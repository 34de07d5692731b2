// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.frame.Driver;
import dev.weft.frame.FrameType;

/** A coroutine that awaits one thing and ends as it does. */
final class Await<T> extends Coroutine<T> {

    private static final FrameType TYPE = new FrameType("dev.weft.Weft", "await", "Weft.java", "");

    private Object awaited;

    Await(Object awaited) {
        this.awaited = awaited;
    }

    @Override
    protected Object resume(Driver driver) {
        Object on = Driver.enter(this) == 0 ? awaited : Driver.RESUMED;
        awaited = null;
        Object result = Driver.await(on, this, driver);
        return result == Driver.SUSPENDED ? Driver.suspend(this, 1) : result;
    }

    @Override
    protected FrameType type() {
        return TYPE;
    }
}
