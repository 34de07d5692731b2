// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.sync;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.sync.AsyncLock;
import dev.weft.sync.Permit;
import java.util.ArrayList;
import java.util.List;

/** {@code sync/lock-turns.py}. */
@SuppressWarnings("try") // permits are held, not used
final class LockTurns extends SyncProgram {

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
    Coroutine<Void> hold(AsyncLock lock, String name, int turns) {
        log.add(now + " " + name + " asks");
        try (Permit held = await(lock.acquire())) {
            log.add(now + " " + name + " has it");
            for (int i = 0; i < turns; i++) {
                await(yieldNow());
            }
        }
        log.add(now + " " + name + " leaves");
        return done();
    }

    @Async
    @Override
    Coroutine<Void> main() {
        AsyncLock lock = new AsyncLock();
        Task<Void> ticking = createTask(clock(20));
        List<Task<Void>> tasks = new ArrayList<>();
        for (int n = 0; n < 4; n++) {
            tasks.add(createTask(hold(lock, "t" + n, n)));
        }
        await(yieldNow());
        await(hold(lock, "main", 1));
        await(ended(tasks));
        await(ticking);
        log.forEach(this::print);
        return done();
    }
}
