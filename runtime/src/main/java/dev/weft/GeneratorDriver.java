// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.frame.Frame;

/**
 * Drives one generator and, inside it, those it delegates to. One of the latter may be advanced past its delegator: it then
 * gets a driver of its own, with all inside it, and the delegator takes it back when its turn comes again.
 */
final class GeneratorDriver extends ByHand {

    /** What the innermost frame delegates to, where that has a driver of its own or has ended; null elsewhere. */
    private Generator<?, ?, ?> detached;

    private GeneratorDriver(Generator<?, ?, ?> outermost) {
        super(outermost);
    }

    /**
     * The driver of {@code generator}, which has not ended.
     *
     * @throws IllegalStateException if it is running
     */
    static GeneratorDriver of(Generator<?, ?, ?> generator) {
        int state = Stepper.stateOf(generator);
        if (state == Stepper.CREATED) {
            return new GeneratorDriver(generator);
        } else if (state == Stepper.RUNNING || isExecuting(generator)) {
            throw executing();
        }
        Frame f = generator;
        while (!(f instanceof GeneratorDriver)) {
            f = Stepper.callerOf(f);
        }
        GeneratorDriver driver = (GeneratorDriver) f;
        return driver.outermost() == generator ? driver : driver.split(generator);
    }

    private GeneratorDriver split(Generator<?, ?, ?> inner) {
        GeneratorDriver own = new GeneratorDriver(inner);
        own.goOnAt(innermost());
        own.detached = detached;
        detached = inner;
        goOnAt(Stepper.callerOf(inner));
        Stepper.mark(inner, own);
        return own;
    }

    /** Gives up the generator to another that is to delegate to it; answers an error for where it is suspended, or null. */
    Throwable handOver() {
        return takeBack() == Delegate.RUNNING ? executing() : null;
    }

    /** Whether it is suspended with all it delegates to in its place: a {@link #resume} is all that a send then takes. */
    boolean isWhole() {
        return detached == null && !isStepping();
    }

    Object send(Object value) {
        if (value != null && Stepper.stateOf(outermost()) == Stepper.CREATED) {
            throw new IllegalArgumentException("can't send non-None value to a just-started generator");
        }
        return takeOrStop(advance(value));
    }

    /** Runs to the next yield, with an answer for the one it stands at; as {@link #step}. */
    boolean advance(Object value) {
        return switch (takeBack()) {
            case THERE -> step(value, null);
            case ENDED -> step(null, null);
            case RUNNING -> step(null, executing());
        };
    }

    Object throwInto(Throwable error) {
        Delegate delegate = takeBack();
        if (delegate == Delegate.ENDED && error instanceof StopIteration stop) {
            return takeOrStop(step(stop.value(), null)); // what an ended delegate throws at once, and so its result
        }
        Throwable first = delegate == Delegate.RUNNING ? executing() : error;
        return takeOrStop(
                step(null, error instanceof GeneratorExit exit ? closeInside(outermost(), first, exit) : first));
    }

    @Override
    void abandon(Frame frame, Frame innermost) {
        GeneratorDriver own = new GeneratorDriver((Generator<?, ?, ?>) frame);
        own.goOnAt(innermost);
        Stepper.mark(frame, own);
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

    /** What has become of what the innermost frame delegates to; one that is running is lost to its delegator. */
    private enum Delegate {
        THERE,
        ENDED,
        RUNNING
    }

    private Delegate takeBack() {
        while (detached != null) {
            Generator<?, ?, ?> inner = detached;
            detached = null;
            if (Stepper.stateOf(inner) == Stepper.CLOSED) {
                return Delegate.ENDED;
            } else if (Stepper.stateOf(inner) == Stepper.RUNNING || isExecuting(inner)) {
                return Delegate.RUNNING;
            }
            GeneratorDriver own = of(inner);
            Stepper.mark(inner, innermost());
            goOnAt(own.innermost());
            detached = own.detached;
        }
        return Delegate.THERE;
    }

    private static IllegalStateException executing() {
        return new IllegalStateException("generator already executing");
    }
}
