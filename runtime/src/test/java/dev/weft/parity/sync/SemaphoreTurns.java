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
import dev.weft.Task;
import dev.weft.sync.AsyncSemaphore;
import dev.weft.sync.Permit;
import java.util.List;

/** {@code sync/semaphore-turns.py}. */
@SuppressWarnings("try") // permits are held, not used
final class SemaphoreTurns extends SyncProgram {

    private int now;

    @Async
    Coroutine<Void> clock(int turns) {
        for (int i = 0; i < turns; i++) {
            now += 1;
            await(yieldNow());
        }
        return done();
    }

    @Async
    Coroutine<Void> use(AsyncSemaphore s, String name, int turns) {
        log.add(now + " " + name + " asks, locked " + str(s.isLocked()));
        try (Permit held = await(s.acquire())) {
            log.add(now + " " + name + " in");
            for (int i = 0; i < turns; i++) {
                await(yieldNow());
            }
        }
        log.add(now + " " + name + " out, locked " + str(s.isLocked()));
        return done();
    }

    @Async
    @Override
    Coroutine<Void> main() {
        AsyncSemaphore s = new AsyncSemaphore(2);
        Task<Void> ticking = createTask(clock(20));
        await(gather(use(s, "t2", 2), use(s, "t1", 1), use(s, "t0", 0), use(s, "t2", 2), use(s, "t1", 1)));
        s = new AsyncSemaphore(0);
        Task<Void> t = createTask(use(s, "woken", 1));
        await(yieldNow());
        s.release();
        s.release();
        Task<Void> u = createTask(use(s, "meanwhile", 0));
        await(use(s, "main", 0));
        await(ended(List.of(t, u)));
        await(ticking);
        log.forEach(this::print);
        return done();
    }
}
