// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.frame.Driver;
import dev.weft.frame.Frame;
import dev.weft.frame.FrameType;

/** Reports a coroutine that is collected without ever having been awaited, run as a task, or closed. */
final class Unawaited extends Reaper.Reference {

    private final FrameType type;

    /** Where the coroutine was made. */
    private final Throwable created = new Throwable();

    private Unawaited(Frame frame, FrameType type) {
        super(frame);
        this.type = type;
    }

    /** Watches a frame that was just made. */
    static void watch(Frame frame, FrameType type) {
        Unawaited watch = new Unawaited(frame, type);
        Stepper.mark(frame, new Mark(watch));
        Reaper.watch(watch);
    }

    @Override
    void collected() {
        StringBuilder message =
                new StringBuilder("coroutine '").append(type.methodName()).append("' was never awaited; created at");
        for (StackTraceElement element : StackTraces.creation(created, type)) {
            message.append(System.lineSeparator()).append("\tat ").append(element);
        }
        Log.warn(message.toString(), null);
    }

    /** Stands in a watched frame's caller field until it starts. */
    static final class Mark extends Frame {

        private final Unawaited watch;

        Mark(Unawaited watch) {
            this.watch = watch;
        }

        void started() {
            Reaper.forget(watch);
        }

        @Override
        protected Object resume(Driver driver) {
            throw new AssertionError("a mark is not run");
        }

        @Override
        protected FrameType type() {
            return watch.type;
        }
    }
}
