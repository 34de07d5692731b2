// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.gatherOutcomes;
import static dev.weft.Weft.run;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.message;
import static dev.weft.parity.Py.str;
import static dev.weft.parity.Py.tuple;

import dev.weft.Async;
import dev.weft.Awaitable;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.Task;
import dev.weft.parity.Py.Tuple;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** {@code never-retrieved.py}. */
final class NeverRetrieved extends Program {

    private final List<Tuple> reports = new ArrayList<>();

    @Async
    Coroutine<Void> fails(String text) {
        throw new IllegalArgumentException(text);
    }

    @Async
    <T> Coroutine<T> waits(Awaitable<T> aw) {
        return done(await(aw));
    }

    /** Collects garbage until as many reports as expected are there. */
    @Async
    Coroutine<List<Tuple>> collected(int expected) {
        for (int i = 0; i < 3; i++) {
            await(yieldNow());
        }
        for (int i = 0; i < 200 && (i < 5 || reports.size() < expected); i++) {
            System.gc();
            await(sleep(seconds(0.01)));
        }
        List<Tuple> seen =
                reports.stream().sorted(Comparator.comparing(Tuple::toString)).toList();
        reports.clear();
        return done(seen);
    }

    @Async
    Coroutine<Void> main() {
        EventLoop loop = EventLoop.running();
        loop.setExceptionHandler(c -> reports.add(tuple(message(c.get("message")), str(c.get("exception")))));
        Future<Void> fut = loop.createFuture();
        fut.setException(new IllegalArgumentException("future"));
        fut = null;
        createTask(fails("task"));
        print(await(collected(2)));
        fut = loop.createFuture();
        fut.setException(new IllegalArgumentException("asked for"));
        fut.exception();
        fut = null;
        Task<Void> t = createTask(fails("awaited"));
        try {
            await(t);
        } catch (IllegalArgumentException e) {
            print("caught", e);
        }
        t = null;
        await(gatherOutcomes(fails("outcome")));
        t = createTask(fails("by its waiter"));
        Task<Void> w = createTask(waits(t));
        t = null;
        await(yieldNow());
        await(yieldNow());
        try {
            await(w);
        } catch (IllegalArgumentException e) {
            print("caught", e);
        }
        w = null;
        fut = loop.createFuture();
        fut.cancel();
        fut = null;
        createTask(sleep(seconds(10)).toCoroutine()).cancel();
        print("nothing left", await(collected(0)));
        t = createTask(fails("passed on, then lost"));
        createTask(waits(t));
        t = null;
        print(await(collected(1)));
        createTask(fails("seen done, not taken")).addDoneCallback(d -> d.isDone());
        print(await(collected(1)));
        gather(fails("gathered, then lost"), fails("dropped by gather"));
        print(await(collected(1)).stream().map(report -> report.items().get(1)).toList());
        return done();
    }

    @Override
    protected void script() {
        run(main());
    }
}
