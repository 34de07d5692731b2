// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.frame.Frame;

/** A stepper that tells of each cancellation where it is thrown. */
final class DebugStepper extends Stepper {

    private final DebugMode debug;

    private DebugStepper(EventLoop loop, DebugMode debug) {
        super(loop);
        this.debug = debug;
    }

    /** Not a constructor: one would have this class loaded where none is made, which costs the inlining of its methods. */
    static Stepper forLoop(EventLoop loop, DebugMode debug) {
        return new DebugStepper(loop, debug);
    }

    @Override
    Object segment(Frame frame, Object value, Throwable error) {
        if (error instanceof CancelledError) {
            debug.thrownInto(typeOf(frame).at(stateOf(frame)));
        }
        return super.segment(frame, value, error);
    }
}
