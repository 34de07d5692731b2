// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.strs;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.ExceptionGroup;
import dev.weft.Future;
import dev.weft.Task;
import dev.weft.TaskGroup;
import java.util.ArrayList;
import java.util.List;

/** {@code group-outlives-abort.py}. */
final class GroupOutlivesAbort extends MainProgram {

    @Async
    private static Coroutine<Void> fails() {
        await(yieldNow());
        throw new IllegalArgumentException("origin");
    }

    @Async
    private Coroutine<String> takes(String name, int turns, String how) {
        try {
            await(sleep(seconds(10)));
        } catch (CancelledError e) {
            await(turns(turns));
            log.add(name + " " + how);
            if (how.equals("goes on")) {
                await(sleep(seconds(0.01)));
                log.add(name + " ends");
                return done("value of " + name);
            }
            if (how.equals("cancelled")) {
                throw e;
            }
        }
        return done(null);
    }

    @Async
    private Coroutine<Void> last(Future<Void> fut) {
        await(fut);
        log.add("last child");
        return done();
    }

    @Async
    @Override
    Coroutine<Void> main() {
        List<Task<String>> ts = new ArrayList<>();
        try (TaskGroup tg = new TaskGroup()) {
            ts.add(tg.createTask(takes("a", 1, "cancelled")));
            ts.add(tg.createTask(takes("b", 4, "swallowed")));
            ts.add(tg.createTask(takes("c", 2, "goes on")));
            tg.createTask(fails());
            ts.get(0).addDoneCallback(f -> log.add("callback of a"));
            ts.get(2).addDoneCallback(f -> log.add("callback of c"));
        } catch (ExceptionGroup eg) {
            log.add(strs(eg.exceptions()));
        }
        print(log);
        print(
                ts.stream().map(Task::isCancelled).toList(),
                ts.stream().map(Task::cancelling).toList(),
                ts.get(2).result());
        log.clear();
        EventLoop loop = loop();
        try (TaskGroup tg = new TaskGroup()) {
            Future<Void> fut = future();
            Task<Void> t = tg.createTask(last(fut));
            t.addDoneCallback(f -> loop.callSoon(() -> log.add("two turns later")));
            loop.callLater(seconds(0.01), () -> fut.setResult(null));
        }
        log.add("group left");
        await(yieldNow());
        print(log);
        return done();
    }
}
