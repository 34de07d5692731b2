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

/** {@code sync/condition-contention.py}. */
@SuppressWarnings("try") // permits are held, not used
final class ConditionContention extends SyncProgram {

    @Async
    Coroutine<Void> waiter(AsyncCondition c, String name, int turns) {
        try (Permit held = await(c.acquire())) {
            await(c.await());
            log.add(name);
            await(turns(turns));
        }
        log.add(name + " left");
        return done();
    }

    @Async
    Coroutine<Void> plain(AsyncCondition c, String name, int delay) {
        await(turns(delay));
        try (Permit held = await(c.acquire())) {
            log.add(name);
            await(yieldNow());
        }
        return done();
    }

    @Async
    @Override
    Coroutine<Void> main() {
        for (int delay = 0; delay < 5; delay++) {
            AsyncCondition c = new AsyncCondition();
            List<Task<Void>> ts = new ArrayList<>();
            for (String n : letters("abc")) {
                ts.add(createTask(waiter(c, n, ts.size())));
            }
            await(yieldNow());
            ts.add(createTask(plain(c, "p", delay)));
            try (Permit held = await(c.acquire())) {
                c.signalAll();
                await(yieldNow());
                await(yieldNow());
                log.add("notifier leaves");
            }
            ts.add(createTask(plain(c, "q", 0)));
            await(ended(ts));
            print(delay, log);
            log.clear();
        }
        return done();
    }
}
