// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.frame.Driver;
import dev.weft.frame.Frame;
import dev.weft.frame.FrameType;
import java.util.List;

/**
 * Reports a coroutine that is collected without ever having been awaited, run as a task, or closed. One that was made on a
 * loop in debug mode is reported to that loop's exception handler, and at the latest when the loop closes.
 */
final class Unawaited extends Reaper.Reference {

    private final FrameType type;

    /** Where the coroutine was made. */
    private final Throwable created = new Throwable();

    /** The loop that it was made on, if that is in debug mode; else null. */
    private final EventLoop loop;

    private Unawaited(Frame frame, FrameType type, EventLoop loop) {
        super(frame);
        this.type = type;
        this.loop = loop;
    }

    /** Watches a frame that was just made. */
    static void watch(Frame frame, FrameType type) {
        EventLoop running = EventLoop.runningOrNull();
        EventLoop debugged = running != null && running.debug != null ? running : null;
        Unawaited watch = new Unawaited(frame, type, debugged);
        Stepper.mark(frame, new Mark(watch));
        Reaper.watch(watch);
        if (debugged != null) {
            debugged.debug.unawaited.add(watch);
        }
    }

    /** Reports it to its loop, unless that was done; on the loop's thread, or as it closes. */
    void report() {
        if (loop.debug.unawaited.remove(this)) {
            Reaper.forget(this);
            loop.callExceptionHandler(ExceptionContext.saying("coroutine '" + type.methodName() + "' was never awaited")
                    .with("coroutine", type.toString())
                    .with("source_traceback", madeAt()));
        }
    }

    private List<StackTraceElement> madeAt() {
        return StackTraces.creation(created, type);
    }

    @Override
    void collected() {
        if (loop != null) {
            loop.giveUnlessClosed(new Callback(loop, this::report));
            return;
        }
        StringBuilder message =
                new StringBuilder("coroutine '").append(type.methodName()).append("' was never awaited; created at");
        for (StackTraceElement element : madeAt()) {
            message.append(System.lineSeparator()).append("\tat ").append(element);
        }
        Log.warn(message.toString(), null);
    }

    private void started() {
        Reaper.forget(this);
        if (loop != null) {
            loop.debug.unawaited.remove(this);
        }
    }

    /** Stands in a watched frame's caller field until it starts. */
    static final class Mark extends Frame {

        private final Unawaited watch;

        Mark(Unawaited watch) {
            this.watch = watch;
        }

        void started() {
            watch.started();
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
