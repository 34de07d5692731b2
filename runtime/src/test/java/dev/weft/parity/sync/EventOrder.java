// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.sync;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.str;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Task;
import dev.weft.sync.AsyncEvent;
import java.util.ArrayList;
import java.util.List;

/** {@code sync/event-order.py}. */
final class EventOrder extends SyncProgram {

    @Async
    Coroutine<Void> waiter(AsyncEvent event, String name) {
        log.add(name + " waits");
        await(event.await());
        log.add(name + " goes on, set " + str(event.isSet()));
        return done();
    }

    @Async
    Coroutine<Void> ping(AsyncEvent mine, AsyncEvent other, String name) {
        for (int i = 0; i < 3; i++) {
            await(mine.await());
            mine.clear();
            log.add(name + i);
            other.set();
        }
        return done();
    }

    @Async
    @Override
    Coroutine<Void> main() {
        AsyncEvent event = new AsyncEvent();
        List<Task<Void>> ts = new ArrayList<>();
        for (String n : letters("abc")) {
            ts.add(createTask(waiter(event, n)));
        }
        await(yieldNow());
        event.set();
        event.clear();
        ts.add(createTask(waiter(event, "late")));
        await(yieldNow());
        print(log);
        log.clear();
        await(yieldNow());
        print("late waits on", log);
        event.set();
        event.set();
        await(ended(ts));
        print(log);
        log.clear();
        EventLoop.running().callSoon(() -> log.add("turn"));
        await(waiter(event, "main"));
        print(log);
        event.clear();
        event.clear();
        print("cleared", event.isSet());
        log.clear();
        AsyncEvent a = new AsyncEvent();
        AsyncEvent b = new AsyncEvent();
        a.set();
        await(gather(ping(a, b, "ping"), ping(b, a, "pong")));
        print(log, a.isSet(), b.isSet());
        return done();
    }
}
