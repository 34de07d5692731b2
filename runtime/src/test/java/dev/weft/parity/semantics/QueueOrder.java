// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.Task;
import java.util.ArrayList;
import java.util.List;

/** {@code queue-order.py}. */
final class QueueOrder extends MainProgram {

    @Async
    private Coroutine<Void> logs(Object text) {
        log.add(text);
        return done();
    }

    @Async
    private Coroutine<Void> waits(Future<Void> fut, String text) {
        try {
            await(fut);
            log.add(text);
        } catch (CancelledError e) {
            log.add(text + " cancelled");
        }
        return done();
    }

    @Async
    @Override
    Coroutine<Void> main() {
        EventLoop loop = loop();
        Future<Void> a = future();
        Future<Void> b = future();
        Future<Void> done = future();
        done.setResult(null);
        List<Task<Void>> tasks =
                new ArrayList<>(List.of(createTask(waits(a, "wake-up")), createTask(waits(b, "victim"))));
        await(yieldNow());
        tasks.add(createTask(logs("first step")));
        loop.callSoon(() -> log.add("callback"));
        a.setResult(null);
        done.addDoneCallback(f -> log.add("callback of a done future"));
        tasks.get(1).cancel();
        loop.callSoonThreadsafe(() -> log.add("threadsafe callback"));
        tasks.add(createTask(logs("second step")));
        a.addDoneCallback(f -> log.add("late callback"));
        await(yieldNow());
        log.add("bare turn");
        print(log);
        log.clear();
        Future<Void> c = future();
        loop.callSoon(() -> log.add(1));
        loop.callSoon(() -> loop.callSoon(() -> log.add(4)));
        loop.callSoon(() -> c.setResult(null));
        c.addDoneCallback(f -> log.add(5));
        loop.callSoon(() -> tasks.add(createTask(logs(6))));
        loop.callSoon(() -> log.add(2));
        await(yieldNow());
        log.add(3);
        await(yieldNow());
        log.add(7);
        print(log);
        return done();
    }
}
