// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.frame.AsyncItems;
import java.util.function.Supplier;

/** What {@code for (x : await(source))} iterates over. */
final class Items extends AsyncItems {

    private final Supplier<Coroutine<Object>> next;

    private Items(Supplier<Coroutine<Object>> next) {
        this.next = next;
    }

    static Items of(AsyncIterable<?> source) {
        if (source == null) {
            throw new NullPointerException("'async for' requires an AsyncIterable, got null");
        } else if (source instanceof WovenAsyncGenerator<?, ?> generator) {
            return new Items(generator::nextOrEnd);
        }
        AsyncIterator<?> iterator = source.asyncIterator();
        if (iterator == null) {
            throw new NullPointerException(source.getClass().getName() + ".asyncIterator() answered null");
        }
        return new Items(() -> new NextItem(iterator));
    }

    @Override
    public Object advance() {
        return next.get();
    }
}
