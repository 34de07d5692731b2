// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.frame.Driver;
import dev.weft.frame.FrameType;

/** Suspends once, with a value for whoever drives. */
final class Suspend<S> extends Coroutine<S> {

    private static final FrameType TYPE = new FrameType("dev.weft.Coroutine", "suspend", "Coroutine.java", "");

    private final Object value;

    Suspend(Object value) {
        this.value = value;
    }

    @Override
    protected Object resume(Driver driver) {
        if (Driver.enter(this) != 0) {
            return Driver.await(Driver.RESUMED, this, driver);
        }
        Driver.suspend(this, 1);
        return ((Stepper) driver).suspendWith(value, this);
    }

    @Override
    protected FrameType type() {
        return TYPE;
    }
}
