// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.frame.Driver;
import dev.weft.frame.FrameType;

/** A generator that yields nothing and only has to say its result. */
final class Ended<Y, S, R> extends Generator<Y, S, R> {

    private static final FrameType TYPE = new FrameType("dev.weft.Generator", "end", "Generator.java", "");

    private final R result;

    Ended(R result) {
        this.result = result;
    }

    @Override
    protected Object resume(Driver driver) {
        Driver.enter(this);
        return result;
    }

    @Override
    protected FrameType type() {
        return TYPE;
    }
}
