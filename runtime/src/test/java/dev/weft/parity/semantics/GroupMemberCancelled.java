// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.strs;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.ExceptionGroup;
import dev.weft.Task;
import dev.weft.TaskGroup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code group-member-cancelled.py}. */
final class GroupMemberCancelled extends MainProgram {

    @Async
    private Coroutine<String> sleeps(String name) {
        try {
            await(sleep(seconds(10)));
        } catch (CancelledError e) {
            log.add(name + " cancelled");
            throw e;
        }
        return done(null);
    }

    @Async
    private static Coroutine<String> cancels(Task<String> victim) {
        await(yieldNow());
        victim.cancel();
        return done(null);
    }

    @Async
    private static Coroutine<String> itself() {
        currentTask().cancel();
        await(yieldNow());
        return done(null);
    }

    @Async
    private static Coroutine<String> byHand() {
        throw new CancelledError();
    }

    @Async
    private static Coroutine<String> replaces() {
        try {
            await(sleep(seconds(10)));
        } catch (CancelledError e) {
            raise(new IOException("in its place"));
        }
        return done(null);
    }

    @Async
    private Coroutine<String> ends() {
        await(turns(8));
        log.add("sibling ends");
        return done("value");
    }

    @Async
    @Override
    Coroutine<Void> main() {
        List<Task<String>> ts = new ArrayList<>();
        Task<String> unstarted = null;
        try (TaskGroup tg = new TaskGroup()) {
            Task<String> a = tg.createTask(sleeps("a"));
            Task<String> b = tg.createTask(sleeps("b"));
            ts.addAll(List.of(a, b, tg.createTask(itself()), tg.createTask(byHand()), tg.createTask(ends())));
            tg.createTask(cancels(a));
            await(yieldNow());
            b.cancel();
            unstarted = tg.createTask(sleeps("unstarted"));
            unstarted.cancel();
            await(yieldNow());
            log.add("body goes on");
        }
        print(
                log,
                ts.stream().map(Task::isCancelled).toList(),
                unstarted.isCancelled(),
                ts.get(4).result(),
                currentTask().cancelling());
        log.clear();
        Task<String> victim = null;
        Task<String> sibling = null;
        try (TaskGroup tg = new TaskGroup()) {
            victim = tg.createTask(replaces());
            sibling = tg.createTask(sleeps("sibling"));
            await(yieldNow());
            victim.cancel();
            await(sleep(seconds(10)));
        } catch (ExceptionGroup eg) {
            print(log, strs(eg.exceptions()), victim.isCancelled(), sibling.isCancelled());
        }
        log.clear();
        try (TaskGroup tg = new TaskGroup()) {
            Task<String> awaited = tg.createTask(sleeps("awaited"));
            loop().callSoon(awaited::cancel);
            try {
                await(awaited);
            } catch (CancelledError e) {
                log.add("body sees it");
            }
        }
        print(log, currentTask().cancelling());
        return done();
    }
}
