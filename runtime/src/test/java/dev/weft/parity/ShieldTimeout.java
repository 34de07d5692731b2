// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.allTasks;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.shield;
import static dev.weft.Weft.timeout;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.Task;
import dev.weft.Timeout;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** {@code shield-timeout.py}. */
@SuppressWarnings("try") // not every limit is used in its block
final class ShieldTimeout extends Program {

    private final List<String> log = new ArrayList<>();

    @Async
    Coroutine<String> job(String name, Future<Void> go) {
        try {
            await(go);
        } catch (CancelledError e) {
            log.add(name + " cancelled");
            throw e;
        }
        log.add(name + " ends");
        return done(name);
    }

    private static Future<Void> future() {
        return EventLoop.running().createFuture();
    }

    @Async
    Coroutine<String> limited() throws TimeoutException {
        try (Timeout limit = timeout(seconds(0.005))) {
            Future<Void> go = future();
            Task<String> t = createTask(job("d", go));
            EventLoop.running().callLater(seconds(0.02), () -> go.setResult(null));
            return done(await(shield(t)));
        }
    }

    /** What {@code fut} ends with; to javac it may be a {@code TimeoutException}. */
    @Async
    <T> Coroutine<T> result(Future<T> fut) throws TimeoutException {
        return done(await(fut));
    }

    @Async
    Coroutine<Void> main() throws TimeoutException {
        Future<Void> go = future();
        Task<String> t = createTask(job("a", go));
        Timeout cm = timeout(seconds(0.005));
        try (Timeout limit = cm) {
            await(shield(t));
            log.add("not reached");
        } catch (TimeoutException e) {
            int cancelling = currentTask().cancelling();
            print("timeout", cm.expired(), typeName(e.getCause()), t.isDone(), cancelling);
        }
        go.setResult(null);
        print(await(t), log);
        log.clear();
        t = createTask(job("b", future()));
        try (Timeout limit = timeout(seconds(0.005))) {
            try {
                await(t);
            } finally {
                log.add("cleanup");
                Future<Void> go2 = future();
                Task<String> t2 = createTask(job("in the cleanup", go2));
                EventLoop.running().callSoon(() -> go2.setResult(null));
                await(shield(t2));
            }
        } catch (TimeoutException e) {
            print("the cleanup ends", log, t.isCancelled());
        }
        log.clear();
        Future<Void> goC = future();
        t = createTask(job("c", goC));
        Timeout outer = timeout(seconds(0.03));
        Timeout inner = null;
        try (Timeout longer = outer) {
            inner = timeout(seconds(0.005));
            try (Timeout limit = inner) {
                await(shield(t));
            } catch (TimeoutException e) {
                log.add("inner");
            }
            await(shield(t));
        } catch (TimeoutException e) {
            print("both", log, outer.expired(), inner.expired(), t.isDone());
        }
        log.clear();
        cm = timeout(seconds(0.005));
        try {
            try (Timeout limit = cm) {
                try {
                    await(shield(t));
                } catch (CancelledError e) {
                    log.add("swallowed");
                }
            }
            print(log, cm.expired(), currentTask().cancelling());
        } catch (TimeoutException e) {
            print("not reached");
        }
        log.clear();
        try (Timeout limit = timeout(seconds(0.005))) {
            limit.reschedule(null);
            EventLoop.running().callSoon(() -> goC.setResult(null));
            print("no deadline", await(shield(t)), limit.expired());
        }
        try (Timeout limit = timeout(seconds(0))) {
            print("done before", await(shield(t)), limit.expired());
            await(yieldNow());
            log.add("not reached");
        } catch (TimeoutException e) {
            print("the first suspension ends it", log);
        }
        log.clear();
        Future<String> block = shield(limited());
        try {
            await(result(block));
        } catch (TimeoutException e) {
            print("a shielded block", log, block.isCancelled());
        }
        List<Task<?>> left = allTasks().stream().filter(o -> o != currentTask()).toList();
        print(await(left.get(0)), left.size(), log);
        return done();
    }

    @Override
    protected void script() throws Exception {
        runInVirtualTime(main());
    }
}
