// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.tuple;

import dev.weft.Async;
import dev.weft.AsyncGenerator;
import dev.weft.AsyncIterable;
import dev.weft.Coroutine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** {@code asyncgen-expressions.py}. */
final class AsyncgenExpressions extends GeneratorProgram {

    @Async
    <T> Coroutine<T> slow(List<Object> log, T value) {
        log.add(value);
        await(yieldNow());
        return done(value);
    }

    @Async
    AsyncGenerator<Object, Object> mixed(List<Object> log) {
        int total = await(slow(log, 1))
                + AsyncGenerator.<Integer>yield("a") * await(slow(log, 2))
                + AsyncGenerator.<Integer>yield(await(slow(log, "b")));
        AsyncGenerator.yield(total);
        print(AsyncGenerator.yield(1), await(slow(log, "x")), AsyncGenerator.yield(2), await(slow(log, "y")));
        AsyncGenerator.yield(AsyncGenerator.<String>yield(3) + "-" + await(slow(log, "z")));
        while (AsyncGenerator.<Boolean>yield("more?") && await(slow(log, true))) {
            AsyncGenerator.yield("again");
        }
        return AsyncGenerator.end();
    }

    @Async
    static AsyncGenerator<Integer, Object> numbers(int n) {
        for (int i = 0; i < n; i++) {
            AsyncGenerator.yield(i);
        }
        return AsyncGenerator.end();
    }

    private static Supplier<AsyncGenerator<Integer, Object>> doubled(AsyncIterable<Integer> items) {
        return () -> {
            for (int i : await(items)) {
                AsyncGenerator.yield(i * 2);
            }
            return AsyncGenerator.end();
        };
    }

    private interface Source {

        String first();

        @Async
        default AsyncGenerator<String, Object> items() {
            AsyncGenerator.yield(first());
            await(yieldNow());
            AsyncGenerator.yield("default");
            return AsyncGenerator.end();
        }
    }

    private record Own(String first) implements Source {
        @Async
        @Override
        public AsyncGenerator<String, Object> items() {
            for (String i : await(Source.super.items())) {
                AsyncGenerator.yield("<" + i + ">");
            }
            return AsyncGenerator.end();
        }
    }

    @Async
    <T> AsyncGenerator<T, Object> both(boolean first, AsyncIterable<T> a, AsyncIterable<T> b) {
        for (T i : await(first ? a : b)) {
            AsyncGenerator.yield(i);
        }
        return AsyncGenerator.end();
    }

    @Async
    Coroutine<Object> search(int rows, int wanted) {
        int count = 0;
        Object found = null;
        rows:
        for (int n : await(numbers(rows))) {
            for (int i : await(numbers(n))) {
                count += 1;
                if (i == wanted) {
                    found = tuple(n, i);
                    break rows;
                }
                if (i > 2) {
                    continue rows;
                }
            }
        }
        return done(tuple(count, found));
    }

    @Async
    AsyncGenerator<Object, Object> wide(long a, double b) {
        long c = a * 3;
        Object got = AsyncGenerator.yield(c);
        double d = b + (double) got;
        for (int i : await(numbers(3))) {
            d += i;
            got = AsyncGenerator.yield(d);
            c += (int) got;
        }
        AsyncGenerator.yield(c);
        return AsyncGenerator.end();
    }

    @Async
    Coroutine<Void> play(AsyncGenerator<Object, Object> g, Object... values) {
        List<Object> items = new ArrayList<>();
        items.add(await(anext(g)));
        for (Object value : values) {
            items.add(await(g.asend(value)));
        }
        print(items);
        await(g.aclose());
        return done();
    }

    @Async
    <T> Coroutine<List<T>> collect(AsyncIterable<T> items) {
        List<T> collected = new ArrayList<>();
        for (T item : await(items)) {
            collected.add(item);
        }
        return done(collected);
    }

    @Async
    Coroutine<Void> main() {
        List<Object> log = new ArrayList<>();
        await(play(mixed(log), 10, 100, null, "one", "two", "three", null, true, null, true));
        print(log);
        print(await(collect(doubled(numbers(4)).get())));
        print(await(collect(doubled(doubled(numbers(3)).get()).get())));
        print(await(collect(new Own("own").items())));
        print(await(collect(both(true, numbers(2), numbers(3)))), await(collect(both(false, numbers(2), numbers(3)))));
        print(await(search(6, 3)), await(search(3, 9)));
        await(play(wide(1L << 40, 0.5), 0.25, 1, 2, 3));
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
