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
                if (Stepper.callerOf(coroutine) instanceof ByHand driver) {
                    return driver;
                }
                throw new IllegalStateException(
                        coroutine + " is being awaited or run as a task; it can't be driven by hand");
            }
        }
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
        return step(null, error);
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
        throw new IllegalStateException("coroutine ignored GeneratorExit");
    }

    private Object step(Object value, Throwable error) {
        if (Stepper.stateOf(outermost) == Stepper.CREATED) {
            Stepper.claim(outermost);
            Stepper.mark(outermost, this);
        }
        Object result = stepper.drive(innermost, value, error);
        if (result != Driver.SUSPENDED) {
            throw new StopIteration(result);
        }
        innermost = stepper.innermost();
        yielded = stepper.yielded();
        return yielded;
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
