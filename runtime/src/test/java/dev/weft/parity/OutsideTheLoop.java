// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.allTasks;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.StopIteration;
import dev.weft.Task;
import java.util.ArrayList;
import java.util.List;

/** {@code outside-the-loop.py}. */
final class OutsideTheLoop extends Program {

    private final List<Task<String>> made = new ArrayList<>();

    @Async
    Coroutine<String> work() {
        return done("value");
    }

    @Async
    Coroutine<Void> sleeps() {
        await(sleep(seconds(1)));
        return done();
    }

    private void refused(String what, Runnable act) {
        try {
            act.run();
            print(what, "allowed");
        } catch (IllegalStateException e) {
            print(what, "RuntimeError:", e);
        }
    }

    @Override
    protected void script() {
        Coroutine<String> c = work();
        refused("create_task", () -> createTask(c));
        refused("current_task", () -> currentTask());
        refused("all_tasks", () -> allTasks());
        refused("get_running_loop", EventLoop::running);
        Coroutine<Void> s = sleeps();
        refused("sleep starts", () -> s.send(null));
        try {
            c.send(null);
        } catch (StopIteration e) {
            print("by hand", e.value());
        }
        EventLoop loop = EventLoop.create();
        loop.callSoon(() -> refused("create_task in a callback", () -> made.add(createTask(work()))));
        loop.callSoon(() -> print("current in a callback", currentTask()));
        loop.stop();
        loop.runForever();
        print(loop.runUntilComplete(made.get(0)));
        Future<String> fut = loop.createFuture();
        fut.addDoneCallback(f -> print("called in the next run", f.result()));
        fut.setResult("set between runs");
        print("not yet");
        print(loop.runUntilComplete(work()));
        loop.close();
    }
}
