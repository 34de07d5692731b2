// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.allTasks;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gatherOutcomes;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.tuple;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.InvalidStateException;
import dev.weft.Task;
import java.util.ArrayList;
import java.util.List;

/** {@code task-basics.py}. */
final class TaskBasics extends Program {

    @Async
    Coroutine<String> child(List<Object> log, String name) {
        log.add(tuple(name, currentTask().name()));
        await(yieldNow());
        return done(name);
    }

    @Async
    Coroutine<Boolean> sameTask(Task<?> me) {
        await(yieldNow());
        return done(currentTask() == me);
    }

    @Async
    Coroutine<Void> main() {
        EventLoop loop = EventLoop.running();
        List<Object> log = new ArrayList<>();
        Task<String> t = createTask(child(log, "c1"), "one");
        print("nothing ran", log, t.isDone(), t.name());
        await(yieldNow());
        print(log);
        t.setName("uno");
        print(await(t), t.name());
        Task<?> me = currentTask();
        print("current", allTasks().contains(me), allTasks().size(), allTasks().contains(t));
        List<Object> inCallback = new ArrayList<>();
        loop.callSoon(() -> inCallback.add(currentTask()));
        await(yieldNow());
        print("in a callback", inCallback, "back in the task", currentTask() == me);
        print(
                "an awaited coroutine is in the task of its awaiter",
                await(sameTask(me)),
                await(createTask(sameTask(me))));
        List<Task<String>> ts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ts.add(createTask(child(log, "n" + i), "n" + i));
        }
        print(
                "all",
                allTasks().stream()
                        .filter(x -> x != me)
                        .map(Task::name)
                        .sorted()
                        .toList());
        ts.get(1).cancel();
        print("cancelled ones until they end", allTasks().size());
        await(gatherOutcomes(ts));
        print(allTasks().size(), log.subList(log.size() - 2, log.size()));
        for (Runnable act :
                List.<Runnable>of(() -> t.setResult("1"), () -> t.setException(new IllegalArgumentException()))) {
            try {
                act.run();
            } catch (IllegalStateException e) {
                print("RuntimeError:", e);
            }
        }
        Task<String> p = createTask(child(log, "p"));
        for (Runnable act : List.<Runnable>of(p::result, p::exception)) {
            try {
                act.run();
            } catch (InvalidStateException e) {
                print("InvalidStateError:", e);
            }
        }
        print(await(p), p.result(), p.exception(), p.cancel(), p.cancelling(), p.uncancel());
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
