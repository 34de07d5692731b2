// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.str;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.ExceptionGroup;
import dev.weft.Task;
import dev.weft.TaskGroup;
import java.util.Comparator;

/** {@code group-in-child.py}. */
final class GroupInChild extends MainProgram {

    @Async
    private static Coroutine<Void> fails(String name, int turns) {
        await(turns(turns));
        throw new IllegalArgumentException(name);
    }

    @Async
    private Coroutine<Void> sleeps(String name) {
        try {
            await(sleep(seconds(10)));
        } finally {
            log.add(name + " unwinds");
        }
        return done();
    }

    @Async
    private Coroutine<Void> family(int depth, String name) {
        try (TaskGroup tg = new TaskGroup()) {
            if (depth > 0) {
                tg.createTask(family(depth - 1, name));
            } else {
                tg.createTask(fails(name, 1));
            }
            tg.createTask(sleeps(name + depth));
        }
        return done();
    }

    private static Object tree(Throwable e) {
        return e instanceof ExceptionGroup group
                ? group.exceptions().stream().map(GroupInChild::tree).toList()
                : str(e);
    }

    @Async
    private Coroutine<String> handles() {
        try {
            await(family(1, "handled"));
        } catch (ExceptionGroup eg) {
            log.add(tree(eg));
        }
        await(yieldNow());
        return done("went on");
    }

    @Async
    private static Coroutine<Void> shortSleep() {
        await(sleep(seconds(0.01)));
        return done();
    }

    @Async
    @Override
    Coroutine<Void> main() {
        try {
            await(family(3, "a"));
        } catch (ExceptionGroup eg) {
            print(tree(eg), log);
        }
        log.clear();
        try (TaskGroup tg = new TaskGroup()) {
            tg.createTask(family(0, "b"));
            tg.createTask(family(1, "c"));
            tg.createTask(fails("d", 2));
        } catch (ExceptionGroup eg) {
            log.sort(Comparator.comparing(Object::toString));
            print(tree(eg), log);
        }
        log.clear();
        Task<String> t = null;
        try (TaskGroup tg = new TaskGroup()) {
            t = tg.createTask(handles());
            tg.createTask(shortSleep());
        }
        print(log, t.result());
        return done();
    }
}
