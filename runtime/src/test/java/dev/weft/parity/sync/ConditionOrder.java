// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.sync;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.sync.AsyncCondition;
import dev.weft.sync.Permit;
import java.util.ArrayList;
import java.util.List;

/** {@code sync/condition-order.py}. */
@SuppressWarnings("try") // permits are held, not used
final class ConditionOrder extends SyncProgram {

    @Async
    Coroutine<Void> waiter(AsyncCondition c, String name) {
        try (Permit held = await(c.acquire())) {
            await(c.await());
            log.add(name);
        }
        return done();
    }

    @Async
    Coroutine<Void> signal(AsyncCondition c, int n) {
        try (Permit held = await(c.acquire())) {
            c.signal(n);
            log.add("notified " + n);
            await(yieldNow());
            log.add("leaves");
        }
        return done();
    }

    @Async
    @Override
    Coroutine<Void> main() {
        AsyncCondition c = new AsyncCondition();
        List<Task<Void>> ts = new ArrayList<>();
        for (String n : letters("abcdefg")) {
            ts.add(createTask(waiter(c, n)));
        }
        await(turns(1));
        for (int n : List.of(1, 2, 0, -1)) {
            await(signal(c, n));
            await(turns(3));
            print(n, log);
            log.clear();
        }
        try (Permit held = await(c.acquire())) {
            c.signalAll();
            ts.add(createTask(waiter(c, "late")));
            await(turns(2));
            print("held", log);
        }
        await(turns(3));
        print(log, dones(ts));
        log.clear();
        await(signal(c, 100));
        await(turns(2));
        print(log, ts.stream().allMatch(Task::isDone));
        log.clear();
        await(signal(c, 1));
        Task<Void> t = createTask(waiter(c, "too late"));
        await(turns(3));
        print(log, t.isDone());
        t.cancel();
        await(ended(List.of(t)));
        print(t.isCancelled(), c.isLocked());
        return done();
    }
}
