// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.frame.AsyncItems;
import java.util.function.Supplier;

/** What {@code for (x : await(source))} iterates over. */
final class Items extends AsyncItems {

    private final Supplier<Coroutine<Object>> next;

    /** What is the loop's alone; null if the program may know it, and go on with it when the loop is over. */
    private final AsyncGenerator<?, ?> own;

    private Items(Supplier<Coroutine<Object>> next, AsyncGenerator<?, ?> own) {
        this.next = next;
        this.own = own;
    }

    /** The items of what a call of {@code method} has returned; of what stands elsewhere if that is null. */
    static Items of(AsyncIterable<?> source, String method) {
        if (source == null) {
            throw new NullPointerException("'async for' requires an AsyncIterable, got null");
        } else if (source instanceof WovenAsyncGenerator<?, ?> generator) {
            return new Items(generator::nextOrEnd, generator.isNewCallOf(method) ? generator : null);
        }
        AsyncIterator<?> iterator = source.asyncIterator();
        if (iterator == null) {
            throw new NullPointerException(source.getClass().getName() + ".asyncIterator() answered null");
        }
        return new Items(() -> new NextItem(iterator), null);
    }

    @Override
    public Object advance() {
        return next.get();
    }

    @Override
    public Object closing() {
        return own == null ? new Done<>(null) : own.aclose();
    }

    /** As of a try statement; but a cancellation goes on. */
    @Override
    public Throwable leaving(Throwable primary, Throwable failed) {
        boolean cancelled = failed instanceof CancelledError && !(primary instanceof CancelledError);
        Throwable leaving = cancelled ? failed : primary;
        if (primary != failed) {
            leaving.addSuppressed(cancelled ? primary : failed);
        }
        return leaving;
    }
}
