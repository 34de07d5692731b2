// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.asCompleted;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gatherOutcomes;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.args;
import static dev.weft.parity.Py.kinds;
import static dev.weft.parity.Py.repr;
import static dev.weft.parity.Py.str;
import static dev.weft.parity.Py.tuple;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.ReturnWhen;
import dev.weft.Task;
import dev.weft.Weft;
import java.util.ArrayList;
import java.util.List;

/** {@code as-completed-failures.py}. */
final class AsCompletedFailures extends Program {

    @Async
    Coroutine<String> job(String name, int turns, RuntimeException how) {
        for (int i = 0; i < turns; i++) {
            await(yieldNow());
        }
        if (how != null) {
            throw how;
        }
        return done(name);
    }

    private Task<String> spawn(String name, int turns) {
        return createTask(job(name, turns, null));
    }

    private Task<String> bad(String name, int turns) {
        return createTask(job(name, turns, new IllegalArgumentException(name)));
    }

    @Async
    Coroutine<Void> iterates(List<? extends Future<String>> ts, List<Object> log) {
        try {
            for (Future<String> nxt : await(asCompleted(ts))) {
                log.add(await(nxt));
            }
        } catch (CancelledError e) {
            log.add(args(e));
            throw e;
        } finally {
            log.add("over");
        }
        return done();
    }

    @Async
    Coroutine<Void> main() {
        List<Task<String>> ts = List.of(spawn("a", 1), spawn("b", 20), bad("c", 4), spawn("d", 30));
        List<Object> log = new ArrayList<>();
        for (Task<String> nxt : await(asCompleted(ts))) {
            try {
                log.add(await(nxt));
                ts.get(1).cancel();
            } catch (CancelledError e) {
                log.add("cancelled");
                ts.get(3).cancel();
            } catch (IllegalArgumentException e) {
                log.add("failed " + str(e));
            }
        }
        print(log, ts.stream().map(Task::isCancelled).toList());
        ts = List.of(spawn("a", 5), createTask(job("b", 1, new KeyError("b"))), bad("c", 3));
        try {
            for (Task<String> nxt : await(asCompleted(ts))) {
                print("got", await(nxt));
            }
        } catch (KeyError e) {
            print("left by", e, ts.stream().map(Task::isDone).toList());
        }
        print("the rest", kinds(await(gatherOutcomes(ts))));
        ts = List.of(spawn("a", 1), spawn("b", 9));
        ts.get(1).cancel();
        try {
            for (Task<String> nxt : await(asCompleted(ts))) {
                print("got", await(nxt));
            }
        } catch (CancelledError e) {
            print("a cancelled member", ts.get(0).isDone(), currentTask().cancelling());
        }
        print(await(ts.get(0)));
        log.clear();
        ts = List.of(spawn("a", 1), spawn("b", 12));
        Task<Void> w = createTask(iterates(ts, log));
        for (int i = 0; i < 6; i++) {
            await(yieldNow());
        }
        print("cancel", w.cancel("enough"), log);
        await(Weft.wait(List.of(w), ReturnWhen.ALL_COMPLETED));
        List<Object> left = new ArrayList<>();
        ts.forEach(t -> left.add(tuple(t.isDone(), t.cancelling())));
        print(log, w.isCancelled(), left, await(ts.get(1)));
        log.clear();
        w = createTask(iterates(List.of(spawn("a", 1), bad("b", 2), spawn("c", 3)), log));
        await(Weft.wait(List.of(w), ReturnWhen.ALL_COMPLETED));
        print(log, repr(w.exception()));
        Future<String> fut = EventLoop.running().createFuture();
        log.clear();
        w = createTask(iterates(List.of(fut), log));
        await(yieldNow());
        await(yieldNow());
        fut.setResult("item");
        w.cancel("in the same turn");
        await(Weft.wait(List.of(w), ReturnWhen.ALL_COMPLETED));
        print(log, w.isCancelled(), fut.result());
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
