// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gatherOutcomes;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.AsyncGenerator;
import dev.weft.AsyncIterable;
import dev.weft.Coroutine;
import dev.weft.Task;
import java.util.ArrayList;
import java.util.List;

/** {@code asyncgen-deep.py}. */
final class AsyncgenDeep extends GeneratorProgram {

    private static final int DEPTH = 200;

    private int done;

    @Async
    AsyncGenerator<Integer, Void> bottom(int n) {
        try {
            for (int i = 0; i < n; i++) {
                await(yieldNow());
                AsyncGenerator.yield(i);
            }
        } finally {
            done += 1;
        }
        return AsyncGenerator.end();
    }

    @Async
    AsyncGenerator<Integer, Void> level(AsyncIterable<Integer> items) {
        try {
            for (int i : await(items)) {
                AsyncGenerator.yield(i + 1);
            }
        } finally {
            done += 1;
        }
        return AsyncGenerator.end();
    }

    @Async
    AsyncGenerator<Integer, Void> unfolding(int depth) {
        if (depth > 0) {
            for (int i : await(unfolding(depth - 1))) {
                AsyncGenerator.yield(i);
            }
        }
        AsyncGenerator.yield(depth);
        return AsyncGenerator.end();
    }

    @Async
    AsyncGenerator<Integer, Void> fails() {
        AsyncGenerator.yield(1);
        await(yieldNow());
        throw new IllegalArgumentException("from the bottom");
    }

    @Async
    AsyncGenerator<Integer, Void> many() {
        for (int i = 0; i < 100000; i++) {
            AsyncGenerator.yield(i);
        }
        return AsyncGenerator.end();
    }

    private AsyncGenerator<Integer, Void> stack(AsyncGenerator<Integer, Void> bottom) {
        AsyncGenerator<Integer, Void> g = bottom;
        for (int i = 0; i < DEPTH; i++) {
            g = level(g);
        }
        return g;
    }

    @Async
    Coroutine<Void> main() {
        List<Integer> items = new ArrayList<>();
        for (int i : await(stack(bottom(3)))) {
            items.add(i);
        }
        print(items, done);
        done = 0;
        try {
            for (int i : await(stack(fails()))) {
                print("item", i);
            }
        } catch (IllegalArgumentException e) {
            print(e, done);
        }
        done = 0;
        Task<Integer> t = createTask(anext(stack(bottom(1))).toCoroutine());
        await(yieldNow());
        t.cancel();
        await(gatherOutcomes(t));
        print(t.isCancelled(), done);
        int sum = 0;
        for (int i : await(unfolding(100))) {
            sum += i;
        }
        print(sum);
        long total = 0;
        for (int i : await(many())) {
            total += i;
        }
        print(total);
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
