// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.frame.Frame;

/** Drives one coroutine on behalf of {@code send}, {@code throwInto} and {@code close}. */
final class CoroutineDriver extends ByHand {

    /** What it suspended with. */
    private Object awaited;

    private CoroutineDriver(Coroutine<?> outermost) {
        super(outermost);
    }

    /** The one that drives {@code coroutine}. */
    static CoroutineDriver of(Coroutine<?> coroutine) {
        switch (Stepper.stateOf(coroutine)) {
            case Stepper.CREATED -> {
                return new CoroutineDriver(coroutine);
            }
            case Stepper.CLOSED -> throw Stepper.reused(coroutine);
            case Stepper.RUNNING -> throw new IllegalStateException("coroutine already executing");
            default -> {
                if (isExecuting(coroutine)) {
                    throw new IllegalStateException("coroutine already executing");
                } else if (Stepper.callerOf(coroutine) instanceof CoroutineDriver driver) {
                    return driver;
                }
                throw new IllegalStateException(
                        coroutine + " is being awaited or run as a task; it can't be driven by hand");
            }
        }
    }

    Object send(Object value) {
        boolean starts = Stepper.stateOf(outermost()) == Stepper.CREATED;
        if (starts && value != null) {
            throw new IllegalArgumentException("can't send non-None value to a just-started coroutine");
        }
        if (!(awaited instanceof Future<?> future)) {
            return answer(step(value, null));
        } else if (!future.isDone()) {
            return answer(step(null, notDone()));
        }
        Throwable error = future.errorToThrow();
        return answer(step(error == null ? future.value() : null, error));
    }

    Object throwInto(Throwable error) {
        return answer(step(null, error instanceof GeneratorExit exit ? closeInside(outermost(), exit, exit) : error));
    }

    void close() {
        Frame closing = outermost();
        try {
            throwInto(new GeneratorExit());
        } catch (StopIteration | GeneratorExit ended) {
            return;
        }
        throw ignored(closing);
    }

    private Object answer(boolean suspended) {
        awaited = null;
        awaited = takeOrStop(suspended);
        return awaited;
    }

    /** What a task that takes over is woken by: the future awaited, which must be done by now; null for a bare turn. */
    Future<?> wokenBy(EventLoop loop) {
        if (!(awaited instanceof Future<?> future)) {
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
}
