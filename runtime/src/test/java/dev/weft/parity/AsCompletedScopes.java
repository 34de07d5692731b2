// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.asCompleted;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.timeout;
import static dev.weft.Weft.waitFor;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.strs;

import dev.weft.Async;
import dev.weft.AsyncIterator;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.ExceptionGroup;
import dev.weft.Future;
import dev.weft.Task;
import dev.weft.TaskGroup;
import dev.weft.Timeout;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** {@code as-completed-scopes.py}. */
@SuppressWarnings("try") // not every limit is used in its block
final class AsCompletedScopes extends Program {

    private final List<String> log = new ArrayList<>();

    @Async
    Coroutine<String> job(String name, Future<Void> go) {
        try {
            await(go);
        } catch (CancelledError e) {
            log.add(name + " cancelled");
            throw e;
        }
        return done(name);
    }

    @Async
    Coroutine<String> turns(String name, int n) {
        try {
            for (int i = 0; i < n; i++) {
                await(yieldNow());
            }
        } catch (CancelledError e) {
            log.add(name + " cancelled");
            throw e;
        }
        return done(name);
    }

    @Async
    Coroutine<String> fails(String name, int n) {
        throw new IllegalArgumentException(await(turns(name, n)));
    }

    @Async
    Coroutine<Void> each(List<Task<String>> fs) {
        try {
            for (Task<String> nxt : await(asCompleted(fs))) {
                log.add(await(nxt));
            }
        } catch (CancelledError e) {
            log.add("loop cancelled");
            throw e;
        }
        return done();
    }

    /** What Python's plain loop yields: a coroutine for the result. */
    @Async
    <T> Coroutine<T> result(AsyncIterator<Future<T>> it) {
        return done(await(await(it.next())));
    }

    private List<String> sortedLog() {
        return log.stream().sorted().toList();
    }

    private static List<Boolean> areDone(List<Task<String>> ts) {
        return ts.stream().map(Task::isDone).toList();
    }

    @Async
    Coroutine<Void> main() throws TimeoutException {
        List<Future<Void>> gos = new ArrayList<>();
        List<Task<String>> ts = new ArrayList<>();
        for (String name : List.of("a", "b", "c")) {
            Future<Void> go = EventLoop.running().createFuture();
            gos.add(go);
            ts.add(createTask(job(name, go)));
        }
        gos.get(1).setResult(null);
        Timeout cm = timeout(seconds(0.01));
        try (Timeout limit = cm) {
            await(each(ts));
            print("not reached");
        } catch (TimeoutException e) {
            print("timeout", log, cm.expired(), areDone(ts), currentTask().cancelling());
        }
        log.clear();
        gos.get(0).setResult(null);
        try {
            await(waitFor(each(ts), seconds(0.01)));
        } catch (TimeoutException e) {
            print("wait_for", sortedLog(), areDone(ts));
        }
        log.clear();
        gos.get(2).setResult(null);
        for (Task<String> nxt : await(asCompleted(ts.subList(2, 3)))) {
            print("each limited", await(waitFor(nxt, seconds(10))));
        }
        Future<String> never = EventLoop.running().createFuture();
        List<String> got = new ArrayList<>();
        AsyncIterator<Future<String>> it =
                asCompleted(List.of(createTask(turns("d", 1)), never)).asyncIterator();
        for (int i = 0; i < 2; i++) {
            try {
                got.add(await(waitFor(result(it), seconds(0.01))));
            } catch (TimeoutException e) {
                got.add("timeout");
                break;
            }
        }
        print("the next limited", got, never.isDone());
        try (TaskGroup tg = new TaskGroup()) {
            await(each(List.of(tg.createTask(turns("e", 4)), tg.createTask(turns("f", 2)))));
        }
        print("in a group", log);
        log.clear();
        Task<String> outsider = createTask(turns("outsider", 20));
        try (TaskGroup tg = new TaskGroup()) {
            tg.createTask(fails("bad", 4));
            await(each(List.of(createTask(turns("g", 1)), outsider)));
        } catch (ExceptionGroup eg) {
            print("a child fails", log, strs(eg.exceptions()), outsider.isDone());
        }
        print(await(outsider));
        log.clear();
        ts.clear();
        try (TaskGroup tg = new TaskGroup()) {
            ts.add(tg.createTask(turns("h", 1)));
            ts.add(tg.createTask(fails("i", 4)));
            ts.add(tg.createTask(turns("j", 30)));
            tg.createTask(each(ts));
        } catch (ExceptionGroup group) {
            List<Throwable> eg = new ArrayList<>();
            ExceptionGroup left = group.handle(IllegalArgumentException.class, eg::add);
            print("a member fails", sortedLog(), strs(eg), ts.get(2).isCancelled());
            left.rethrow();
        }
        log.clear();
        try (TaskGroup tg = new TaskGroup()) {
            ts = List.of(tg.createTask(turns("k", 1)), tg.createTask(fails("l", 4)));
            for (Task<String> nxt : await(asCompleted(ts))) {
                log.add(await(nxt));
            }
            log.add("not reached");
        } catch (ExceptionGroup eg) {
            print("and in the body", log, strs(eg.exceptions()));
        }
        return done();
    }

    @Override
    protected void script() throws Exception {
        runInVirtualTime(main());
    }
}
