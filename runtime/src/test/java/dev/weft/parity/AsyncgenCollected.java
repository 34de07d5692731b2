// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.run;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.str;

import dev.weft.Async;
import dev.weft.AsyncGenerator;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Task;
import java.util.ArrayList;
import java.util.List;

/** {@code asyncgen-collected.py}. */
final class AsyncgenCollected extends GeneratorProgram {

    private final List<String> log = new ArrayList<>();
    private final List<Task<?>> tasks = new ArrayList<>();

    @Async
    AsyncGenerator<Integer, Void> numbers(String name) {
        try {
            AsyncGenerator.yield(1);
            AsyncGenerator.yield(2);
        } finally {
            await(yieldNow());
            log.add(name + " closed");
            tasks.add(currentTask());
        }
        return AsyncGenerator.end();
    }

    /** Collects garbage until {@code n} generators have been closed, or for a while. */
    @Async
    Coroutine<Void> collected(int n) {
        for (int i = 0; i < 200 && log.size() < n; i++) {
            System.gc();
            await(sleep(seconds(0.01)));
        }
        await(sleep(seconds(0.001)));
        return done();
    }

    @Async
    Coroutine<Void> breaks(String name) {
        AsyncGenerator<Integer, Void> dropped = numbers(name); // a loop over the call itself would close it
        for (int i : await(dropped)) {
            break;
        }
        return done();
    }

    @Async
    Coroutine<Void> abandons() {
        await(anext(numbers("in a task")));
        return done();
    }

    @Async
    Coroutine<Void> main() {
        List<String> reports = new ArrayList<>();
        EventLoop.running().setExceptionHandler(c -> reports.add(str(c.get("exception"))));
        await(breaks("left by break"));
        await(collected(1));
        print(log, tasks.get(0) == currentTask());
        numbers("never begun");
        int items = 0;
        for (int i : await(numbers("ended"))) {
            items += i;
        }
        await(breaks("the next"));
        await(collected(3));
        print(log);
        await(breaks("one"));
        await(breaks("two"));
        await(collected(5));
        print(log.subList(log.size() - 2, log.size()).stream().sorted().toList());
        await(createTask(abandons()));
        await(collected(6));
        print(log.get(log.size() - 1), reports);
        return done();
    }

    @Override
    protected void script() {
        run(main());
    }
}
