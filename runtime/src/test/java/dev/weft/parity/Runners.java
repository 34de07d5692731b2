// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.str;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Runner;
import dev.weft.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code runners.py}. */
final class Runners extends Program {

    private final List<String> log = new ArrayList<>();

    @Async
    Coroutine<Void> background(String name) {
        try {
            while (true) {
                log.add(name);
                await(yieldNow());
            }
        } catch (CancelledError e) {
            await(yieldNow());
            log.add(name + " cancelled");
            throw e;
        }
    }

    @Async
    Coroutine<EventLoop> first(List<Task<Void>> keep) {
        keep.add(createTask(background("bg")));
        await(yieldNow());
        return done(EventLoop.running());
    }

    @Async
    Coroutine<Integer> second() {
        int before = log.size();
        for (int i = 0; i < 3; i++) {
            await(yieldNow());
        }
        return done(log.size() - before);
    }

    @Async
    Coroutine<Void> fails() throws IOException {
        throw new IOException("run failed");
    }

    @Async
    Coroutine<Void> cancelled() {
        throw new CancelledError("by itself");
    }

    @Async
    Coroutine<String> nested(Runner runner) {
        Coroutine<Integer> c = second();
        try {
            runner.run(c);
        } catch (IllegalStateException e) {
            c.close();
            return done("RuntimeError: " + str(e));
        }
        return done(null);
    }

    @Override
    protected void script() {
        List<Task<Void>> keep = new ArrayList<>();
        Runner runner = Runner.builder().build();
        EventLoop loop;
        try (runner) {
            loop = runner.run(first(keep));
            print("between runs nothing runs", log, keep.get(0).isDone(), loop == runner.loop(), loop.isRunning());
            print("it goes on in the next run", runner.run(second()) >= 3);
            try {
                runner.run(fails());
            } catch (Exception e) {
                print("OSError:", e, "| closed", loop.isClosed());
            }
            try {
                runner.run(cancelled());
            } catch (CancelledError e) {
                print("CancelledError:", e);
            }
            print(runner.run(nested(runner)));
            print("still the same loop", runner.run(first(keep)) == loop, keep.size());
        }
        print(
                log.subList(log.size() - 2, log.size()),
                keep.stream().map(Task::isCancelled).toList(),
                loop.isClosed());
        runner.close();
        Coroutine<Integer> c = second();
        for (Runnable act : List.<Runnable>of(runner::loop, () -> runner.run(c))) {
            try {
                act.run();
            } catch (IllegalStateException e) {
                print("RuntimeError:", e);
            }
        }
        c.close();
        Runner unused = Runner.builder().build();
        unused.close();
        print("never used");
    }
}
