// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.timeout;
import static dev.weft.Weft.waitFor;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.ReturnWhen;
import dev.weft.Task;
import dev.weft.Timeout;
import dev.weft.Waited;
import dev.weft.Weft;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** {@code wait-scopes.py}. */
@SuppressWarnings("try") // not every limit is used in its block
final class WaitScopes extends Program {

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

    private static Coroutine<Waited<Task<String>>> wait(List<Task<String>> ts) {
        return wait(ts, null);
    }

    private static Coroutine<Waited<Task<String>>> wait(List<Task<String>> ts, Duration timeout) {
        return Weft.wait(ts, ReturnWhen.ALL_COMPLETED, timeout);
    }

    private static List<Boolean> areDone(List<Task<String>> ts) {
        return ts.stream().map(Task::isDone).toList();
    }

    private void printInTime(Waited<Task<String>> waited, Object... more) {
        List<String> results = waited.done().stream().map(Task::result).sorted().toList();
        List<Object> line =
                new ArrayList<>(List.of("in time", results, waited.pending().size()));
        line.addAll(List.of(more));
        print(line.toArray());
    }

    @Async
    Coroutine<Void> main() throws TimeoutException {
        List<Future<Void>> gos = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            gos.add(EventLoop.running().createFuture());
        }
        List<Task<String>> ts = List.of(createTask(job("a", gos.get(0))), createTask(job("b", gos.get(1))));
        Timeout cm = timeout(seconds(0.01));
        try (Timeout limit = cm) {
            await(wait(ts));
            print("not reached");
        } catch (TimeoutException e) {
            print("timeout", cm.expired(), areDone(ts), typeName(e.getCause()));
        }
        try {
            await(waitFor(wait(ts), seconds(0.005)));
        } catch (TimeoutException e) {
            print("wait_for", areDone(ts), log);
        }
        try (Timeout limit = timeout(seconds(10))) {
            Waited<Task<String>> waited = await(wait(ts, seconds(0.002)));
            int pending = waited.pending().size();
            print("the wait's own time", waited.done().size(), pending, limit.expired());
        }
        try (Timeout limit = timeout(seconds(0.001))) {
            await(wait(ts, seconds(10)));
        } catch (TimeoutException e) {
            print("the shorter one ends it", areDone(ts));
        }
        Timeout outer = timeout(seconds(10));
        Timeout inner = null;
        try (Timeout longer = outer) {
            inner = timeout(seconds(0.001));
            try (Timeout limit = inner) {
                await(wait(ts));
            }
        } catch (TimeoutException e) {
            print("nested", outer.expired(), inner.expired(), currentTask().cancelling());
        }
        gos.get(0).setResult(null);
        gos.get(1).setResult(null);
        cm = timeout(seconds(10));
        Waited<Task<String>> waited;
        try (Timeout limit = cm) {
            waited = await(wait(ts));
        }
        printInTime(waited, cm.expired(), log);
        printInTime(await(waitFor(wait(ts), seconds(10))));
        Task<String> t = createTask(job("c", gos.get(2)));
        try (Timeout limit = timeout(seconds(0.005))) {
            try {
                await(wait(List.of(t)));
            } finally {
                t.cancel();
                waited = await(wait(List.of(t)));
                log.add("cleaned up " + waited.done().size());
            }
        } catch (TimeoutException e) {
            print("cleanup waits too", log, t.isCancelled());
        }
        return done();
    }

    @Override
    protected void script() throws Exception {
        runInVirtualTime(main());
    }
}
