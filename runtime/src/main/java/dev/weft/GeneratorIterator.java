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
        if (!fetched) {
            if (Stepper.callerOf(generator) instanceof GeneratorDriver driver && driver.isWhole()) {
                fetch(driver, driver.resume(null, null));
            } else if (Stepper.stateOf(generator) != Stepper.CLOSED) {
                GeneratorDriver found = GeneratorDriver.of(generator);
                fetch(found, found.advance(null));
            }
        }
        return fetched;
    }

    private void fetch(GeneratorDriver driver, boolean yielded) {
        if (yielded) {
            item = driver.take();
            fetched = true;
        }
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
