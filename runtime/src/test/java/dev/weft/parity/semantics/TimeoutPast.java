// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.async;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.timeout;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Awaitable;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.Task;
import dev.weft.TaskGroup;
import dev.weft.Timeout;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** {@code timeout-past.py}. */
@SuppressWarnings("try") // not every limit is used in its block
final class TimeoutPast extends MainProgram {

    private Timeout scope;

    @Async
    private static Coroutine<String> nothing() {
        return done("nothing");
    }

    private static Awaitable<?> make(String name) {
        return switch (name) {
            case "bare turn" -> yieldNow();
            case "timer" -> sleep(seconds(1));
            case "future" -> future();
            case "task" -> createTask(nothing());
            default -> gather(nothing());
        };
    }

    @Async
    private static Coroutine<Void> sleeps(double delay) {
        await(sleep(seconds(delay)));
        return done();
    }

    @Async
    @Override
    Coroutine<Void> main() throws TimeoutException {
        EventLoop loop = loop();
        Task<?> me = currentTask();
        Future<String> done = future();
        done.setResult("done future");
        for (double delay : new double[] {0, -1}) {
            try (Timeout limit = timeout(seconds(delay))) {
                scope = limit;
                String n = await(nothing());
                print(n, await(done), limit.expired(), limit.when() <= loop.time());
            }
            await(yieldNow());
            await(yieldNow());
            print("escaped", scope.expired(), me.cancelling());
            for (String name : List.of("bare turn", "timer", "future", "task", "gather", "group")) {
                try (Timeout limit = timeout(seconds(delay))) {
                    scope = limit;
                    if (!name.equals("group")) {
                        await(make(name));
                    } else {
                        try (TaskGroup tg = new TaskGroup()) {
                            tg.createTask(sleeps(1));
                        }
                    }
                    print(name, "escaped");
                } catch (TimeoutException e) {
                    print(name, scope.expired(), me.cancelling());
                }
            }
        }
        try (Timeout limit = timeout(seconds(0))) {
            loop.callSoon(() -> log.add("callback"));
            Task<Void> t = createTask(async(() -> sleeps(0)));
            t.addDoneCallback(f -> log.add("task"));
            await(yieldNow());
        } catch (TimeoutException e) {
            log.add("timed out");
        }
        await(yieldNow());
        print(log);
        return done();
    }
}
