// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.AsyncIterable;
import dev.weft.AsyncIterator;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.StopAsyncIteration;
import dev.weft.Task;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** {@code asyncfor-own-iterators.py}. */
final class AsyncforOwnIterators extends GeneratorProgram {

    private static class Ready implements AsyncIterable<Integer>, AsyncIterator<Integer> {

        int n;

        Ready(int n) {
            this.n = n;
        }

        @Override
        public AsyncIterator<Integer> asyncIterator() {
            return this;
        }

        @Async
        @Override
        public Coroutine<Integer> next() {
            if (n == 0) {
                throw new StopAsyncIteration();
            }
            n -= 1;
            return done(n);
        }
    }

    private static final class Slow extends Ready {

        Slow(int n) {
            super(n);
        }

        @Async
        @Override
        public Coroutine<Integer> next() {
            await(yieldNow());
            return done(await(super.next()));
        }
    }

    private static final class Fails extends Ready {

        Fails(int n) {
            super(n);
        }

        @Async
        @Override
        public Coroutine<Integer> next() {
            if (n == 1) {
                await(yieldNow());
                throw new IllegalArgumentException("the second");
            }
            return done(await(super.next()));
        }
    }

    private record Futures(List<Future<Object>> futures) implements AsyncIterable<Object> {
        @Override
        public AsyncIterator<Object> asyncIterator() {
            Iterator<Future<Object>> items = futures.iterator();
            return items::next;
        }
    }

    private record Fresh(List<Object> log) implements AsyncIterable<Integer> {
        @Override
        public AsyncIterator<Integer> asyncIterator() {
            log.add("new iterator");
            return new Ready(2);
        }
    }

    @Async
    Coroutine<Void> consume(List<Object> log, AsyncIterable<?> items) {
        for (Object i : await(items)) {
            log.add(i);
        }
        log.add("end");
        return done();
    }

    @Async
    Coroutine<Void> main() {
        List<Object> log = new ArrayList<>();
        Task<Void> t = createTask(consume(log, new Ready(3)));
        EventLoop loop = EventLoop.running();
        loop.callSoon(() -> log.add("another callback"));
        await(t);
        print("in one go", log);
        log.clear();
        t = createTask(consume(log, new Slow(2)));
        loop.callSoon(() -> log.add("another callback"));
        await(t);
        print("with turns", log);
        log.clear();
        try {
            await(consume(log, new Fails(3)));
        } catch (IllegalArgumentException e) {
            print(e, log);
        }
        log.clear();
        Fresh fresh = new Fresh(log);
        await(consume(log, fresh));
        await(consume(log, fresh));
        print(log);
        log.clear();
        await(consume(log, new Ready(0)));
        print("empty", log);
        List<Future<Object>> futures = List.of(loop.createFuture(), loop.createFuture(), loop.createFuture());
        loop.callSoon(() -> futures.get(1).setResult("second"));
        futures.get(0).setResult("first");
        futures.get(2).setException(new StopAsyncIteration());
        log.clear();
        await(consume(log, new Futures(futures)));
        print("futures", log);
        Ready ready = new Ready(3);
        try {
            for (int i : await(ready)) {
                throw new StopAsyncIteration("from the body");
            }
        } catch (StopAsyncIteration e) {
            print("one from the body leaves the loop:", e, ready.n);
        }
        for (int i : await(ready)) {
            for (int j : await(ready)) {
                print("nested", i, j);
            }
        }
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
