// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.gatherOutcomes;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.args;
import static dev.weft.parity.Py.tuple;

import dev.weft.Async;
import dev.weft.Awaitable;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.Task;
import dev.weft.TaskGroup;
import dev.weft.parity.Py.Tuple;
import java.util.ArrayList;
import java.util.List;

/** {@code cancel-messages.py}. */
final class CancelMessages extends Program {

    @Async
    Coroutine<Void> inner(List<Object> log) {
        try {
            await(sleep(seconds(10)));
        } catch (CancelledError e) {
            log.add(tuple("inner", args(e)));
            throw e;
        }
        return done();
    }

    @Async
    Coroutine<Void> through(List<Object> log, Awaitable<?> aw) {
        try {
            await(aw);
        } catch (CancelledError e) {
            log.add(tuple("outer", args(e)));
            throw e;
        }
        return done();
    }

    @Async
    Coroutine<Void> newOne(List<Object> log) {
        try {
            await(sleep(seconds(10)));
        } catch (CancelledError e) {
            throw (CancelledError) new CancelledError("replaced").initCause(e);
        }
        return done();
    }

    @Async
    Coroutine<Void> group(List<Object> log) {
        await(TaskGroup.run(tg -> {
            tg.createTask(sleep(seconds(10)).toCoroutine());
            return done();
        }));
        return done();
    }

    @Async
    Coroutine<Tuple> ended(Task<Void> t) {
        try {
            await(t);
        } catch (CancelledError e) {
            return done(args(e));
        }
        return done(null);
    }

    @Async
    Coroutine<Void> main() {
        List<Object> log = new ArrayList<>();
        Task<Void> t = createTask(through(log, inner(log)));
        await(yieldNow());
        t.cancel("coroutine");
        print(await(ended(t)), log);
        log.clear();
        t = createTask(through(log, createTask(inner(log))));
        await(yieldNow());
        await(yieldNow());
        t.cancel("task");
        print(await(ended(t)), log);
        log.clear();
        Future<Void> fut = EventLoop.running().createFuture();
        t = createTask(through(log, fut));
        await(yieldNow());
        t.cancel("future");
        print(await(ended(t)), log, fut.isCancelled());
        log.clear();
        t = createTask(through(log, gather(inner(log), inner(log))));
        await(yieldNow());
        await(yieldNow());
        t.cancel("gather");
        print(await(ended(t)), log);
        log.clear();
        t = createTask(through(log, gatherOutcomes(inner(log), inner(log))));
        await(yieldNow());
        await(yieldNow());
        t.cancel("gather of outcomes");
        print(await(ended(t)), log);
        t = createTask(newOne(log));
        await(yieldNow());
        t.cancel("original");
        print(await(ended(t)), t.isCancelled());
        t = createTask(group(log));
        await(yieldNow());
        t.cancel("group");
        print(await(ended(t)), t.isCancelled());
        t = createTask(inner(log));
        await(yieldNow());
        t.cancel();
        print(await(ended(t)), "no message");
        t = createTask(inner(log));
        await(yieldNow());
        t.cancel("");
        print(await(ended(t)), "an empty message");
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
