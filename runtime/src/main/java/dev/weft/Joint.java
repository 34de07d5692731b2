// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import java.util.Collection;
import java.util.function.Supplier;

/** What is awaited for several futures together. */
final class Joint extends Future<Void> {

    /** Those that are not done among the several, or all of them. */
    private final Supplier<? extends Collection<? extends Future<?>>> several;

    Joint(EventLoop loop, Supplier<? extends Collection<? extends Future<?>>> several) {
        super(loop);
        this.several = several;
    }

    @Override
    Collection<? extends Future<?>> behind() {
        return several.get();
    }
}
