// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.timeout;
import static dev.weft.parity.Py.tuple;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Task;
import dev.weft.Timeout;
import dev.weft.parity.Py.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** {@code timeout-reschedule.py}. */
final class TimeoutReschedule extends MainProgram {

    @Async
    private Coroutine<Void> limited(String name, Double delay, Consumer<Timeout> move) {
        Timeout[] used = new Timeout[1];
        try (Timeout scope = timeout(duration(delay))) {
            used[0] = scope;
            move.accept(scope);
            await(sleep(seconds(0.1)));
            log.add(tuple(name, "in time", scope.expired(), scope.when() == Long.MAX_VALUE));
        } catch (TimeoutException e) {
            log.add(tuple(name, "timed out", used[0].expired(), used[0].when() == Long.MAX_VALUE));
        }
        return done();
    }

    private static Duration duration(Double seconds) {
        return seconds == null ? null : seconds(seconds);
    }

    @Async
    private static Coroutine<Void> moves(Timeout scope, Double delay) {
        await(sleep(seconds(0.02)));
        scope.reschedule(duration(delay));
        return done();
    }

    private static void often(Timeout s) {
        for (Double at : new Double[] {-1.0, 0.01, null, -2.0, 0.05}) {
            s.reschedule(duration(at));
        }
    }

    @Async
    @Override
    Coroutine<Void> main() {
        EventLoop loop = loop();
        await(limited("later", 0.05, s -> s.reschedule(seconds(5))));
        await(limited("sooner", 5.0, s -> s.reschedule(seconds(0.05))));
        await(limited("to the past", 5.0, s -> s.reschedule(seconds(-1))));
        await(limited("to never", 0.05, s -> s.reschedule(null)));
        await(limited("from never", null, s -> s.reschedule(seconds(0.05))));
        await(limited("from the past to later", 0.0, s -> s.reschedule(seconds(5))));
        await(limited("often", 0.0, TimeoutReschedule::often));
        await(limited("by a callback", 0.05, s -> loop.callLater(seconds(0.02), () -> s.reschedule(seconds(5)))));
        await(limited(
                "by a callback, to now", 5.0, s -> loop.callLater(seconds(0.02), () -> s.reschedule(seconds(0)))));
        List<Task<Void>> tasks = new ArrayList<>();
        await(limited("by a task", 0.05, s -> tasks.add(createTask(moves(s, 5.0)))));
        await(limited("by a task, to never", 0.05, s -> tasks.add(createTask(moves(s, null)))));
        for (Object line : log) {
            print(((Tuple) line).items().toArray());
        }
        print(currentTask().cancelling(), tasks.stream().map(Task::exception).toList());
        return done();
    }
}
