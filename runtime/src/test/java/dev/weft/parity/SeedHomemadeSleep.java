// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gatherOutcomes;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.results;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.Awaitable;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.Handle;
import dev.weft.InvalidStateException;
import dev.weft.StopIteration;
import dev.weft.Task;

/** {@code seed-003-homemade-sleep.py}. */
final class SeedHomemadeSleep extends Program {

    @Async
    <T> Coroutine<T> mySleep(double delay, T result) {
        EventLoop loop = EventLoop.running();
        Future<T> fut = loop.createFuture();
        Handle handle = loop.callLater(seconds(delay), () -> fut.setResult(result));
        try {
            return done(await(fut));
        } finally {
            handle.cancel();
        }
    }

    @Async
    Coroutine<Void> main() {
        print("0");
        print(await(mySleep(0.02, "one")));
        Task<Object> t = createTask(mySleep(5, null));
        await(yieldNow());
        t.cancel();
        print(typeName((Throwable) results(await(gatherOutcomes(t))).get(0)));
        Future<Integer> fut = EventLoop.running().createFuture();
        fut.setResult(1);
        try {
            fut.setResult(2);
        } catch (InvalidStateException e) {
            print("a future resolves once");
        }
        return done();
    }

    private static final class Suspend implements Awaitable<Integer> {
        @Async
        @Override
        public Coroutine<Integer> toCoroutine() {
            int got = await(Coroutine.<Integer>suspend("suspended"));
            return done(got * 2);
        }
    }

    @Async
    Coroutine<Integer> demo() {
        print("started");
        int x = await(new Suspend());
        print("resumed with", x);
        return done(x + 1);
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
        Coroutine<Integer> c = demo();
        print("yielded", c.send(null));
        try {
            c.send(21);
        } catch (StopIteration stop) {
            print("StopIteration value", stop.value());
        }
    }
}
