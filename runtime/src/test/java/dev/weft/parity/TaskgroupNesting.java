// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.str;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.ExceptionGroup;
import dev.weft.Task;
import dev.weft.TaskGroup;
import java.util.ArrayList;
import java.util.List;

/** {@code taskgroup-nesting.py}. */
final class TaskgroupNesting extends Program {

    private final List<String> log = new ArrayList<>();

    @Async
    Coroutine<String> sleeps(String name, boolean swallow) {
        try {
            await(sleep(seconds(10)));
        } catch (CancelledError e) {
            log.add(name + " cancelled");
            if (swallow) {
                return done(name + " swallowed");
            }
            throw e;
        }
        return done(null);
    }

    @Async
    Coroutine<Void> fails(String name, int turns) {
        for (int i = 0; i < turns; i++) {
            await(yieldNow());
        }
        throw new IllegalArgumentException(name);
    }

    private static List<Object> flat(ExceptionGroup eg) {
        List<Object> flat = new ArrayList<>();
        for (Throwable e : eg.exceptions()) {
            flat.add(e instanceof ExceptionGroup nested ? flat(nested) : typeName(e) + " " + str(e));
        }
        return flat;
    }

    @Async
    Coroutine<Void> innerGroup() {
        await(TaskGroup.run(tg -> {
            tg.createTask(sleeps("inner child", false));
            tg.createTask(fails("inner", 2));
            return done();
        }));
        return done();
    }

    @Async
    Coroutine<Void> groupOfTwo() {
        await(TaskGroup.run(tg -> {
            tg.createTask(sleeps("x", false));
            tg.createTask(sleeps("y", false));
            return done();
        }));
        log.add("not reached");
        return done();
    }

    @Async
    Coroutine<Void> bodyWaits() {
        await(TaskGroup.run(tg -> {
            tg.createTask(sleeps("child", false));
            try {
                await(sleep(seconds(10)));
            } finally {
                log.add("body unwinds");
            }
            return done();
        }));
        return done();
    }

    @Async
    Coroutine<Void> spawns(TaskGroup tg) {
        await(yieldNow());
        tg.createTask(finishes("grandchild"));
        return done();
    }

    @Async
    Coroutine<String> finishes(String name) {
        await(yieldNow());
        log.add(name);
        return done(name);
    }

    @Async
    Coroutine<Void> main() {
        try {
            await(TaskGroup.run(tg -> {
                tg.createTask(innerGroup());
                tg.createTask(sleeps("outer child", false));
                return done();
            }));
        } catch (ExceptionGroup eg) {
            print("nested", flat(eg), log);
        }
        log.clear();
        Task<Void> t = createTask(groupOfTwo());
        await(yieldNow());
        await(yieldNow());
        t.cancel();
        try {
            await(t);
        } catch (CancelledError e) {
            List<String> sorted = log.stream().sorted().toList();
            print("cancelled while waiting for its children", sorted, t.isCancelled(), t.cancelling());
        }
        log.clear();
        t = createTask(bodyWaits());
        await(yieldNow());
        await(yieldNow());
        t.cancel();
        try {
            await(t);
        } catch (CancelledError e) {
            print("cancelled in its body", log, t.isCancelled());
        }
        log.clear();
        List<Task<String>> s = new ArrayList<>();
        try {
            await(TaskGroup.run(tg -> {
                s.add(tg.createTask(sleeps("swallower", true)));
                tg.createTask(fails("bad", 1));
                return done();
            }));
        } catch (ExceptionGroup eg) {
            print(flat(eg), log, "swallower", s.get(0).result());
        }
        log.clear();
        await(TaskGroup.run(tg -> {
            tg.createTask(spawns(tg));
            log.add("body ends");
            return done();
        }));
        print("waits for grandchildren", log);
        log.clear();
        Task<String> child = await(TaskGroup.run(tg -> {
            Task<String> c = tg.createTask(sleeps("a cancelled child is no failure", false));
            await(yieldNow());
            c.cancel();
            return done(c);
        }));
        print(log, child.isCancelled());
        await(TaskGroup.run(tg -> done()));
        print("empty group");
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
