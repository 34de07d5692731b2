// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.strs;
import static dev.weft.parity.Py.tuple;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.ExceptionGroup;
import dev.weft.Task;
import dev.weft.TaskGroup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code taskgroup-refusals.py}. */
final class TaskgroupRefusals extends Program {

    @Async
    <T> Coroutine<T> value(T v, int turns) {
        for (int i = 0; i < turns; i++) {
            await(yieldNow());
        }
        return done(v);
    }

    @Async
    Coroutine<Void> fails() throws IOException {
        throw new IOException("child");
    }

    @Async
    Coroutine<Void> spawnsWhenCancelled(TaskGroup tg, List<Object> log) {
        try {
            await(sleep(seconds(10)));
        } catch (CancelledError e) {
            Coroutine<String> c = value("refused", 0);
            try {
                tg.createTask(c);
            } catch (IllegalStateException refused) {
                String text = refused.getMessage();
                log.add(tuple(text.contains("is shutting down"), text.contains("is finished")));
                c.close();
            }
            throw e;
        }
        return done();
    }

    @Async
    Coroutine<Void> main() throws IOException {
        List<Object> log = new ArrayList<>();
        List<TaskGroup> group = new ArrayList<>();
        List<Task<Integer>> results = await(TaskGroup.run(tg -> {
            group.add(tg);
            List<Task<Integer>> ts = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                ts.add(tg.createTask(value(i, 3 - i)));
            }
            print("in the body", ts.stream().map(Task::isDone).toList(), await(ts.get(2)));
            return done(ts);
        }));
        print(results.stream().map(Task::result).toList());
        Coroutine<String> c = value("too late", 0);
        try {
            group.get(0).createTask(c);
        } catch (IllegalStateException e) {
            print(e.getMessage().contains("is finished"), e.getMessage().contains("is shutting down"));
            c.close();
        }
        try {
            await(TaskGroup.run(tg -> {
                tg.createTask(spawnsWhenCancelled(tg, log));
                tg.createTask(value("x", 1));
                tg.createTask(fails());
                return done();
            }));
        } catch (ExceptionGroup eg) {
            print(strs(eg.exceptions()), log);
        }
        try {
            await(TaskGroup.run(tg -> {
                Task<Void> child = tg.createTask(sleep(seconds(10)).toCoroutine());
                await(yieldNow());
                child.cancel();
                await(child);
                return done();
            }));
        } catch (CancelledError e) {
            print("awaiting a cancelled child leaves the group as a cancellation");
        }
        try {
            await(TaskGroup.run(tg -> {
                Task<Void> child = tg.createTask(fails());
                try {
                    await(child);
                } catch (Exception e) {
                    print("body sees it too:", e);
                }
                return done();
            }));
        } catch (ExceptionGroup eg) {
            print(strs(eg.exceptions()));
        }
        return done();
    }

    @Override
    protected void script() throws Exception {
        runInVirtualTime(main());
    }
}
