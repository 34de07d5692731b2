// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.frame.AsyncItems;
import dev.weft.frame.Driver;
import dev.weft.frame.FrameType;

/** Awaits the next item of an iterator; ends with {@link AsyncItems#END} after the last. */
final class NextItem extends Coroutine<Object> {

    private static final FrameType TYPE = new FrameType("dev.weft.AsyncIterator", "next", "AsyncIterator.java", "");

    private final AsyncIterator<?> iterator;

    NextItem(AsyncIterator<?> iterator) {
        this.iterator = iterator;
    }

    @Override
    protected Object resume(Driver driver) {
        try {
            Object next = Driver.enter(this) == 0 ? iterator.next() : Driver.RESUMED;
            Object item = Driver.await(next, this, driver);
            return item == Driver.SUSPENDED ? Driver.suspend(this, 1) : item;
        } catch (StopAsyncIteration end) {
            return AsyncItems.END;
        }
    }

    @Override
    protected FrameType type() {
        return TYPE;
    }
}
