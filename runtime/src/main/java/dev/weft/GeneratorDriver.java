// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.frame.Frame;

/**
 * Drives one generator and those it delegates to. One of the latter may be advanced past its delegator: the driver then
 * runs that part of the chain alone.
 */
final class GeneratorDriver extends ByHand {

    /** Whether the generator delegated to has ended behind its delegator's back, where the chain goes on. */
    private boolean delegateEnded;

    private GeneratorDriver(Generator<?, ?, ?> outermost) {
        super(outermost);
    }

    /**
     * The driver of the chain that {@code generator}, which has not ended, is part of.
     *
     * @throws IllegalStateException if it is running
     */
    static GeneratorDriver of(Generator<?, ?, ?> generator) {
        int state = Stepper.stateOf(generator);
        if (state == Stepper.CREATED) {
            return new GeneratorDriver(generator);
        } else if (state == Stepper.RUNNING || isExecuting(generator)) {
            throw new IllegalStateException("generator already executing");
        }
        Frame f = generator;
        while (!(f instanceof GeneratorDriver)) {
            f = Stepper.callerOf(f);
        }
        return (GeneratorDriver) f;
    }

    /**
     * Gives up a generator that another is to delegate to; answers where it is suspended.
     *
     * @throws IllegalStateException if it is running, or is delegated to already
     */
    static Frame handOver(Generator<?, ?, ?> generator) {
        GeneratorDriver driver = of(generator);
        if (driver.outermost() != generator) {
            throw new IllegalStateException(generator + " is delegated to by another generator already");
        }
        return driver.innermost();
    }

    Object send(Generator<?, ?, ?> to, Object value) {
        if (value != null && Stepper.stateOf(to) == Stepper.CREATED) {
            throw new IllegalArgumentException("can't send non-None value to a just-started generator");
        }
        return takeOrStop(advance(to, value, null));
    }

    Object throwInto(Generator<?, ?, ?> into, Throwable error) {
        return takeOrStop(advance(into, null, error instanceof GeneratorExit exit ? closeInside(into, exit) : error));
    }

    void close(Generator<?, ?, ?> closing) {
        try {
            throwInto(closing, new GeneratorExit());
        } catch (StopIteration | GeneratorExit ended) {
            return;
        }
        throw ignored(closing);
    }

    /** Runs {@code generator}, a part of the chain, to its next yield; as {@link #step}. */
    boolean advance(Generator<?, ?, ?> generator, Object value, Throwable error) {
        Object sent = delegateEnded ? null : value;
        delegateEnded = false;
        return generator == outermost() ? step(sent, error) : advanceInner(generator, sent, error);
    }

    private boolean advanceInner(Frame inner, Object value, Throwable error) {
        Frame delegator = Stepper.callerOf(inner);
        Stepper.mark(inner, this);
        try {
            return step(value, error);
        } finally {
            if (Stepper.stateOf(inner) == Stepper.CLOSED) {
                delegateEnded = true;
                goOnAt(delegator);
            } else {
                Stepper.mark(inner, delegator);
            }
        }
    }
}
