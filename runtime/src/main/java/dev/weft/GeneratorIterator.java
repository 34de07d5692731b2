// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** Iterates over what is left of a generator. */
final class GeneratorIterator<Y> implements Iterator<Y> {

    private final Generator<Y, ?, ?> generator;

    /** Whether {@link #item} has been fetched and not been taken. */
    private boolean fetched;

    private Object item;

    GeneratorIterator(Generator<Y, ?, ?> generator) {
        this.generator = generator;
    }

    @Override
    public boolean hasNext() {
        if (!fetched && Stepper.stateOf(generator) != Stepper.CLOSED) {
            GeneratorDriver driver = GeneratorDriver.of(generator);
            if (driver.advance(null)) {
                item = driver.take();
                fetched = true;
            }
        }
        return fetched;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Y next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Object taken = item;
        item = null;
        fetched = false;
        return (Y) taken;
    }
}
