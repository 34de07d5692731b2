// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.frame.Driver;
import dev.weft.frame.Frame;
import dev.weft.frame.FrameType;

/**
 * Drives one coroutine on behalf of {@code send}, {@code throwInto} and {@code close}. Between two calls it stands in the
 * outermost frame's caller field and remembers where the chain is suspended.
 */
final class ByHand extends Frame {

    private final Coroutine<?> outermost;
    private final Stepper stepper = new Stepper(null);

    /** Where the chain is suspended; the outermost frame before it starts. */
    private Frame innermost;

    /** What it suspended with. */
    private Object yielded;

    /** Whether the chain is running. */
    private boolean stepping;

    private ByHand(Coroutine<?> outermost) {
        this.outermost = outermost;
        this.innermost = outermost;
    }

    /** The one that drives {@code coroutine}. */
    static ByHand of(Coroutine<?> coroutine) {
        switch (Stepper.stateOf(coroutine)) {
            case Stepper.CREATED -> {
                return new ByHand(coroutine);
            }
            case Stepper.CLOSED -> throw new IllegalStateException("cannot reuse already awaited coroutine");
            case Stepper.RUNNING -> throw new IllegalStateException("coroutine already executing");
            default -> {
                if (isExecuting(coroutine)) {
                    throw new IllegalStateException("coroutine already executing");
                } else if (Stepper.callerOf(coroutine) instanceof ByHand driver) {
                    return driver;
                }
                throw new IllegalStateException(
                        coroutine + " is being awaited or run as a task; it can't be driven by hand");
            }
        }
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

    static void close(Coroutine<?> coroutine) {
        switch (Stepper.stateOf(coroutine)) {
            case Stepper.CLOSED -> {}
            case Stepper.CREATED -> Stepper.discard(coroutine);
            default -> of(coroutine).close();
        }
    }

    Object send(Object value) {
        boolean starts = Stepper.stateOf(outermost) == Stepper.CREATED;
        if (starts && value != null) {
            throw new IllegalArgumentException("can't send non-None value to a just-started coroutine");
        }
        if (!(yielded instanceof Future<?> future)) {
            return step(value, null);
        } else if (!future.isDone()) {
            return step(null, notDone());
        }
        Throwable error = future.errorToThrow();
        return step(error == null ? future.value() : null, error);
    }

    Object throwInto(Throwable error) {
        return error instanceof GeneratorExit exit ? step(null, closeAwaited(exit)) : step(null, error);
    }

    /** Where the chain is suspended, for a task that takes over. */
    Frame innermost() {
        return innermost;
    }

    /** What a task that takes over is woken by: the future awaited, which must be done by now; null for a bare turn. */
    Future<?> wokenBy(EventLoop loop) {
        if (!(yielded instanceof Future<?> future)) {
            return null;
        } else if (future.isDone()) {
            return future;
        }
        Future<?> tooEarly = new Future<>(loop);
        tooEarly.fail(notDone());
        return tooEarly;
    }

    private static IllegalStateException notDone() {
        return new IllegalStateException("await wasn't used with future");
    }

    private void close() {
        try {
            throwInto(new GeneratorExit());
        } catch (StopIteration | GeneratorExit ended) {
            return;
        }
        throw ignored();
    }

    /**
     * A {@link GeneratorExit} closes what is awaited first, from the inside: each frame gets it alone, whatever the one
     * inside it has made of it, unless that failed.
     *
     * @return what to throw into the outermost frame, which is then the innermost
     */
    private Throwable closeAwaited(GeneratorExit exit) {
        Throwable error = exit;
        while (innermost != outermost) {
            Frame closing = innermost;
            innermost = Stepper.callerOf(closing);
            try {
                if (alone(closing, error) == Driver.SUSPENDED) {
                    error = ignored();
                } else {
                    error = exit;
                }
            } catch (StopIteration | GeneratorExit closed) {
                error = exit;
            } catch (Throwable failed) {
                error = failed;
            }
        }
        return error;
    }

    private Object alone(Frame frame, Throwable error) {
        stepping = true;
        try {
            return stepper.driveAlone(frame, error);
        } finally {
            stepping = false;
        }
    }

    private Object step(Object value, Throwable error) {
        if (Stepper.stateOf(outermost) == Stepper.CREATED) {
            Stepper.claim(outermost);
            Stepper.mark(outermost, this);
        }
        Object result;
        stepping = true;
        try {
            result = stepper.drive(innermost, value, error);
        } finally {
            stepping = false;
        }
        if (result != Driver.SUSPENDED) {
            throw new StopIteration(result);
        }
        innermost = stepper.innermost();
        yielded = stepper.yielded();
        return yielded;
    }

    private static IllegalStateException ignored() {
        return new IllegalStateException("coroutine ignored GeneratorExit");
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
