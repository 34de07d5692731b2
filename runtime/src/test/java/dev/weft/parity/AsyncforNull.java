// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.AsyncIterable;
import dev.weft.AsyncIterator;
import dev.weft.Coroutine;
import dev.weft.StopAsyncIteration;

/** {@code asyncfor-null.py}. */
final class AsyncforNull extends GeneratorProgram {

    private record NoIterator() implements AsyncIterable<Object> {
        @Override
        public AsyncIterator<Object> asyncIterator() {
            return null;
        }
    }

    private record NoAwaitable() implements AsyncIterable<Object> {
        @Override
        public AsyncIterator<Object> asyncIterator() {
            return () -> null;
        }
    }

    private record Broken() implements AsyncIterable<Object> {
        @Override
        public AsyncIterator<Object> asyncIterator() {
            throw new IllegalArgumentException("no iterator today");
        }
    }

    private record BrokenNext() implements AsyncIterable<Object> {
        @Override
        public AsyncIterator<Object> asyncIterator() {
            return () -> {
                throw new IllegalArgumentException("no item today");
            };
        }
    }

    private record StopsInPlace() implements AsyncIterable<Object> {
        @Override
        public AsyncIterator<Object> asyncIterator() {
            return () -> {
                throw new StopAsyncIteration();
            };
        }
    }

    @Async
    Coroutine<Void> consume(AsyncIterable<Object> items) {
        try {
            for (Object i : await(items)) {
                print("not reached", i);
            }
            print("ended");
        } catch (NullPointerException e) {
            print("refused");
        } catch (IllegalArgumentException e) {
            print(e);
        }
        return done();
    }

    @Async
    Coroutine<Void> main() {
        await(consume(null));
        await(consume(new NoIterator()));
        await(consume(new NoAwaitable()));
        await(consume(new Broken()));
        await(consume(new BrokenNext()));
        await(consume(new StopsInPlace()));
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
