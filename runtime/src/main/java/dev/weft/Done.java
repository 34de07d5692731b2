// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.frame.Driver;
import dev.weft.frame.FrameType;

/** A coroutine that only has to say its value. */
final class Done<T> extends Coroutine<T> {

    private static final FrameType TYPE = new FrameType("dev.weft.Weft", "done", "Weft.java", "");

    private final T value;

    Done(T value) {
        this.value = value;
    }

    @Override
    protected Object resume(Driver driver) {
        Driver.enter(this);
        return value;
    }

    @Override
    protected FrameType type() {
        return TYPE;
    }
}
