// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.sync;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.sync.AsyncLock;
import dev.weft.sync.Permit;
import java.util.ArrayList;
import java.util.List;

/** {@code sync/lock-cancel-each.py}. */
@SuppressWarnings("try") // permits are held, not used
final class LockCancelEach extends SyncProgram {

    @Async
    Coroutine<Void> hold(AsyncLock lock, String name) {
        try {
            try (Permit held = await(lock.acquire())) {
                log.add(name);
                await(yieldNow());
            }
        } catch (CancelledError e) {
            log.add("-" + name);
            throw e;
        }
        return done();
    }

    private static void cancel(List<Task<Void>> ts, int which) {
        for (int i = 0; i < 4; i++) {
            if ((which >> i & 1) != 0) {
                ts.get(i).cancel();
            }
        }
    }

    @Async
    Coroutine<Void> scenario(int before, int after) {
        AsyncLock lock = new AsyncLock();
        log.clear();
        await(lock.acquire());
        List<Task<Void>> ts = new ArrayList<>();
        for (String n : letters("abcd")) {
            ts.add(createTask(hold(lock, n)));
        }
        await(yieldNow());
        cancel(ts, before);
        lock.release();
        cancel(ts, after);
        ts.add(createTask(hold(lock, "new")));
        await(ended(ts));
        print(before, after, joined(), lock.isLocked());
        return done();
    }

    @Async
    @Override
    Coroutine<Void> main() {
        for (int before = 0; before < 16; before++) {
            for (int after = 0; after < 16; after++) {
                if ((before & after) == 0) {
                    await(scenario(before, after));
                }
            }
        }
        return done();
    }
}
