// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.strs;
import static dev.weft.parity.Py.tuple;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.ExceptionGroup;
import dev.weft.Future;
import dev.weft.ReturnWhen;
import dev.weft.Task;
import dev.weft.TaskGroup;
import dev.weft.Waited;
import dev.weft.Weft;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code wait-in-group.py}. */
final class WaitInGroup extends Program {

    private final List<Object> log = new ArrayList<>();

    @Async
    Coroutine<String> job(String name, int turns) {
        try {
            for (int i = 0; i < turns; i++) {
                await(yieldNow());
            }
        } catch (CancelledError e) {
            log.add(name + " cancelled");
            throw e;
        }
        return done(name);
    }

    @Async
    Coroutine<String> bad(int turns) {
        throw new IllegalArgumentException(await(job("bad", turns)));
    }

    private <F extends Future<?>> Coroutine<Set<F>> waits(String name, List<F> fs) {
        return waits(name, fs, ReturnWhen.ALL_COMPLETED);
    }

    @Async
    <F extends Future<?>> Coroutine<Set<F>> waits(String name, List<F> fs, ReturnWhen returnWhen) {
        try {
            Waited<F> waited = await(Weft.wait(fs, returnWhen));
            log.add(tuple(name, waited.done().size(), waited.pending().size()));
            return done(waited.done());
        } catch (CancelledError e) {
            log.add(name + " cancelled");
            throw e;
        }
    }

    @Async
    Coroutine<Void> group(Future<Void> never) {
        try (TaskGroup tg = new TaskGroup()) {
            tg.createTask(waits("first", List.of(never)));
            await(waits("second", List.of(never)));
        }
        return done();
    }

    @Async
    Coroutine<Void> main() {
        List<Task<String>> ts;
        try (TaskGroup tg = new TaskGroup()) {
            ts = List.of(tg.createTask(job("a", 2)), tg.createTask(job("b", 6)));
            await(waits("body", ts, ReturnWhen.FIRST_COMPLETED));
        }
        print(log, ts.stream().map(Task::result).toList());
        log.clear();
        Task<String> outsider = createTask(job("outsider", 12));
        try (TaskGroup tg = new TaskGroup()) {
            tg.createTask(bad(3));
            await(waits("body", List.of(outsider)));
            log.add("not reached");
        } catch (ExceptionGroup eg) {
            print(log, strs(eg.exceptions()), outsider.isDone(), outsider.cancelling());
        }
        print(await(outsider));
        log.clear();
        outsider = createTask(job("outsider", 20));
        try (TaskGroup tg = new TaskGroup()) {
            tg.createTask(waits("child", List.of(outsider)));
            tg.createTask(bad(4));
        } catch (ExceptionGroup eg) {
            print(log, strs(eg.exceptions()), outsider.isDone());
        }
        print(await(outsider));
        log.clear();
        try (TaskGroup tg = new TaskGroup()) {
            await(waits("body", List.of(tg.createTask(bad(4)))));
            log.add("body goes on");
            await(yieldNow());
            log.add("not reached");
        } catch (ExceptionGroup eg) {
            print(log, strs(eg.exceptions()));
        }
        log.clear();
        Task<String> sibling;
        Task<Set<Task<String>>> w;
        try (TaskGroup tg = new TaskGroup()) {
            sibling = tg.createTask(job("sibling", 3));
            w = tg.createTask(waits("child", List.of(sibling)));
        }
        print(log, w.result().equals(Set.of(sibling)));
        log.clear();
        try (TaskGroup tg = new TaskGroup()) {
            sibling = tg.createTask(job("sibling", 30));
            w = tg.createTask(waits("child", List.of(sibling)));
            await(yieldNow());
            await(yieldNow());
            sibling.cancel();
        }
        print(log, sibling.isCancelled(), w.isCancelled());
        log.clear();
        Future<Void> never = EventLoop.running().createFuture();
        Task<Void> t = createTask(group(never));
        Waited<Task<Void>> waited = await(Weft.wait(List.of(t), ReturnWhen.ALL_COMPLETED, seconds(0.005)));
        print(waited.done().size(), waited.pending().size());
        t.cancel();
        await(Weft.wait(List.of(t), ReturnWhen.ALL_COMPLETED));
        print(log, t.isCancelled(), never.isDone());
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
