// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.state;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.StopIteration;
import dev.weft.Task;
import java.io.IOException;

/** {@code by-hand.py}. */
final class ByHand extends Program {

    @Async
    Coroutine<String> waits(Future<String> fut) {
        String got = await(fut);
        await(yieldNow());
        return done("got " + got);
    }

    @Async
    Coroutine<Integer> turns(int n) {
        for (int i = 0; i < n; i++) {
            await(yieldNow());
        }
        return done(n);
    }

    @Async
    <T> Coroutine<T> awaits(Coroutine<T> c) {
        return done(await(c));
    }

    private static Object send(Coroutine<?> c) {
        try {
            return c.send(null);
        } catch (StopIteration s) {
            return "ended with " + s.value();
        }
    }

    @Async
    Coroutine<Void> main() {
        EventLoop loop = EventLoop.running();
        Future<String> fut = loop.createFuture();
        Coroutine<String> c = waits(fut);
        print("yields the future itself", c.send(null) == fut);
        fut.setResult("value");
        print("a bare turn yields", send(c), "|", send(c), state(c));
        fut = loop.createFuture();
        c = awaits(waits(fut));
        print("through an awaiter too", c.send(null) == fut);
        try {
            c.send(null);
        } catch (IllegalStateException e) {
            print("RuntimeError:", e, state(c), fut.isDone());
        }
        fut = loop.createFuture();
        c = waits(fut);
        c.send(null);
        fut.setException(new KeyError("k"));
        try {
            c.send(null);
        } catch (KeyError e) {
            print("KeyError:", e);
        }
        fut = loop.createFuture();
        c = waits(fut);
        c.send(null);
        try {
            c.throwInto(new IOException("thrown at a future"));
        } catch (Exception e) {
            print(typeName(e) + ":", e, "the future is left alone", fut.isDone());
        }
        fut = loop.createFuture();
        c = waits(fut);
        c.send(null);
        c.close();
        print("closed", state(c), fut.isDone());
        Coroutine<Integer> n = turns(3);
        send(n);
        Task<Integer> t = createTask(n);
        print("handed over", await(t));
        n = awaits(awaits(turns(3)));
        send(n);
        send(n);
        print("handed over from deep", await(createTask(n)));
        fut = loop.createFuture();
        c = waits(fut);
        c.send(null);
        fut.setResult("before the task");
        print("handed over at a done future", await(createTask(c)));
        fut = loop.createFuture();
        c = waits(fut);
        c.send(null);
        Task<String> w = createTask(c);
        try {
            await(w);
        } catch (IllegalStateException e) {
            print("handed over at a pending future, RuntimeError:", e, fut.isDone());
        }
        n = turns(2);
        send(n);
        try {
            await(awaits(n));
        } catch (IllegalStateException e) {
            print("RuntimeError:", e, state(n));
        }
        print(send(n), send(n));
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
