// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.shield;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.str;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.Awaitable;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.ExceptionGroup;
import dev.weft.Future;
import dev.weft.ReturnWhen;
import dev.weft.Task;
import dev.weft.TaskGroup;
import dev.weft.Weft;
import java.util.ArrayList;
import java.util.List;

/** {@code shield-in-group.py}. */
final class ShieldInGroup extends Program {

    private final List<String> log = new ArrayList<>();

    @Async
    Coroutine<String> job(String name, int turns, RuntimeException error) {
        try {
            await(turns(turns));
        } catch (CancelledError e) {
            log.add(name + " cancelled");
            throw e;
        }
        log.add(name + " ends");
        if (error != null) {
            throw error;
        }
        return done(name);
    }

    private Coroutine<String> job(String name, int turns) {
        return job(name, turns, null);
    }

    private Coroutine<String> bad() {
        return job("bad", 3, new IllegalArgumentException("bad"));
    }

    @Async
    <T> Coroutine<T> shields(String name, Awaitable<T> fut) {
        try {
            return done(await(shield(fut)));
        } catch (CancelledError e) {
            log.add(name + " cancelled");
            throw e;
        }
    }

    @Async
    Coroutine<Void> turns(int n) {
        for (int i = 0; i < n; i++) {
            await(yieldNow());
        }
        return done();
    }

    private static List<String> errors(ExceptionGroup eg) {
        return eg.exceptions().stream().map(e -> typeName(e) + " " + str(e)).toList();
    }

    @Async
    Coroutine<Void> group(Task<String> inner) {
        try (TaskGroup tg = new TaskGroup()) {
            tg.createTask(shields("child", inner));
        }
        log.add("not reached");
        return done();
    }

    @Async
    Coroutine<Void> wholeGroup() {
        try (TaskGroup tg = new TaskGroup()) {
            tg.createTask(job("x", 12));
            tg.createTask(job("y", 14));
        }
        log.add("group ends");
        return done();
    }

    @Async
    Coroutine<Void> main() {
        Task<String> inner = createTask(job("inner", 20));
        try (TaskGroup tg = new TaskGroup()) {
            tg.createTask(bad());
            await(shields("body", inner));
        } catch (ExceptionGroup eg) {
            int cancelling = currentTask().cancelling();
            print("in the body", log, errors(eg), inner.isDone(), cancelling);
        }
        print(await(inner));
        log.clear();
        inner = createTask(job("inner", 20));
        Task<String> child = null;
        try (TaskGroup tg = new TaskGroup()) {
            child = tg.createTask(shields("child", inner));
            tg.createTask(bad());
        } catch (ExceptionGroup eg) {
            print("in a child", log, errors(eg), child.isCancelled(), inner.isDone());
        }
        print(await(inner));
        log.clear();
        Task<String> member = null;
        Future<String> outer = null;
        try (TaskGroup tg = new TaskGroup()) {
            member = tg.createTask(job("member", 20));
            outer = shield(member);
            tg.createTask(bad());
        } catch (ExceptionGroup eg) {
            String what = "a member is not saved by a shield";
            print(what, log, errors(eg), member.isCancelled(), outer.isCancelled());
        }
        log.clear();
        try (TaskGroup tg = new TaskGroup()) {
            tg.createTask(shields("child", job("fails inside", 2, new KeyError("k"))));
            tg.createTask(job("sibling", 30));
        } catch (ExceptionGroup eg) {
            print("an error comes through", log, errors(eg));
        }
        log.clear();
        inner = createTask(job("inner", 20));
        Task<Void> t = createTask(group(inner));
        await(turns(4));
        t.cancel();
        await(Weft.wait(List.of(t), ReturnWhen.ALL_COMPLETED));
        print("the group cancelled", log, t.isCancelled(), inner.isDone());
        print(await(inner));
        log.clear();
        Task<Void> whole = createTask(wholeGroup());
        t = createTask(shields("waiter", whole));
        await(turns(4));
        t.cancel();
        await(Weft.wait(List.of(t), ReturnWhen.ALL_COMPLETED));
        print("a shielded group", log, t.isCancelled(), whole.isDone());
        await(whole);
        print(log);
        log.clear();
        inner = createTask(job("inner", 4));
        Task<String> a;
        Task<String> b;
        try (TaskGroup tg = new TaskGroup()) {
            a = tg.createTask(shields("a", inner));
            b = tg.createTask(shields("b", inner));
            await(turns(2));
            a.cancel();
        }
        print("one of two", log, a.isCancelled(), b.result());
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
