// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.frame.Driver;
import dev.weft.frame.Frame;
import dev.weft.frame.FrameType;

/**
 * Drives one chain of frames for code that resumes it by hand. Between two calls it stands in the outermost frame's caller
 * field and remembers where the chain is suspended.
 */
abstract class ByHand extends Frame {

    private final Frame outermost;
    private final Stepper stepper = new Stepper(null);

    /** Where the chain is suspended; the outermost frame before it starts. */
    private Frame innermost;

    /** What its outermost frame has returned. */
    private Object result;

    /** Whether the chain is running. */
    private boolean stepping;

    ByHand(Frame outermost) {
        this.outermost = outermost;
        this.innermost = outermost;
    }

    /** Whether what it awaits is running right now, by hand or in the current task: then it counts as running too. */
    static boolean isExecuting(Frame suspended) {
        Frame f = suspended;
        Frame caller = Stepper.callerOf(f);
        while (caller != null && !(caller instanceof ByHand)) {
            f = caller;
            caller = Stepper.callerOf(f);
        }
        if (caller instanceof ByHand driver) {
            return driver.stepping;
        }
        EventLoop loop = EventLoop.runningOrNull();
        return loop != null && loop.current != null && loop.current.drives(f);
    }

    /** How far a frame has come, as its user sees it. */
    static Coroutine.State stateOf(Frame frame) {
        return switch (Stepper.stateOf(frame)) {
            case Stepper.CREATED -> Coroutine.State.CREATED;
            case Stepper.RUNNING -> Coroutine.State.RUNNING;
            case Stepper.CLOSED -> Coroutine.State.CLOSED;
            default -> isExecuting(frame) ? Coroutine.State.RUNNING : Coroutine.State.SUSPENDED;
        };
    }

    final boolean isStepping() {
        return stepping;
    }

    /** The outermost frame of the chain. */
    final Frame outermost() {
        return outermost;
    }

    /** Where the chain is suspended. */
    final Frame innermost() {
        return innermost;
    }

    /** Moves the place where the chain goes on. */
    final void goOnAt(Frame frame) {
        innermost = frame;
    }

    /**
     * Runs the chain to its next suspension, with a value or an error for where it is suspended.
     *
     * @return whether it is suspended, with something to {@link #take}; else it has ended
     */
    final boolean step(Object value, Throwable error) {
        if (Stepper.stateOf(outermost) == Stepper.CREATED) {
            Stepper.claim(outermost);
            Stepper.mark(outermost, this);
        }
        return resume(value, error);
    }

    /** As {@link #step}, of a chain that has started. */
    final boolean resume(Object value, Throwable error) {
        Object ended;
        stepping = true;
        try {
            ended = stepper.drive(innermost, value, error);
        } finally {
            stepping = false;
        }
        if (ended == Driver.SUSPENDED) {
            if (innermost != stepper.innermost()) {
                innermost = stepper.innermost();
            }
            return true;
        }
        result = ended;
        return false;
    }

    /** What the step before suspended with; can be taken once. */
    final Object take() {
        return stepper.takeYielded();
    }

    /** What the step before suspended with; throws if it has ended instead. */
    final Object takeOrStop(boolean suspended) {
        if (suspended) {
            return take();
        }
        throw new StopIteration(result);
    }

    /**
     * Closes what {@code outer} awaits, or delegates to, from the inside: each frame gets an exit alone, whatever the
     * one inside it has made of it, unless that failed. The innermost gets {@code first} in its place.
     *
     * @return what to throw into {@code outer}, which is then the innermost
     */
    final Throwable closeInside(Frame outer, Throwable first, GeneratorExit exit) {
        Throwable error = first == exit ? exitOfNext(outer, exit) : first;
        while (innermost != outer) {
            Frame closing = innermost;
            innermost = Stepper.callerOf(closing);
            try {
                Object ended = alone(closing, error);
                error = exitOfNext(outer, exit);
                if (ended == Driver.SUSPENDED) {
                    abandon(closing, stepper.innermost());
                    stepper.forget();
                    error = ignored(closing);
                }
            } catch (StopIteration | GeneratorExit closed) {
                error = exitOfNext(outer, exit);
            } catch (Throwable failed) {
                error = failed;
            }
        }
        return error;
    }

    /** The exit for where the chain goes on: {@code exit} itself is for {@code outer}, each frame inside gets its own. */
    private GeneratorExit exitOfNext(Frame outer, GeneratorExit exit) {
        return innermost == outer ? exit : new GeneratorExit();
    }

    /** A frame was to be closed and is suspended again, at {@code innermost}; nobody awaits it any more. */
    void abandon(Frame frame, Frame innermost) {}

    private Object alone(Frame frame, Throwable error) {
        stepping = true;
        try {
            return stepper.driveAlone(frame, error, this);
        } finally {
            stepping = false;
        }
    }

    /** What closing {@code frame} fails with when it suspends again. */
    static IllegalStateException ignored(Frame frame) {
        return new IllegalStateException(Stepper.kindOf(frame) + " ignored GeneratorExit");
    }

    @Override
    protected Object resume(Driver driver) {
        throw new AssertionError("a marker is not run");
    }

    @Override
    protected FrameType type() {
        return Stepper.typeOf(outermost);
    }
}
