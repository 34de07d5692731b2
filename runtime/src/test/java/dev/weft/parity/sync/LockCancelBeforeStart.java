// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.sync;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.sync.AsyncLock;
import dev.weft.sync.Permit;
import java.util.List;

/** {@code sync/lock-cancel-before-start.py}. */
@SuppressWarnings("try") // permits are held, not used
final class LockCancelBeforeStart extends SyncProgram {

    @Async
    Coroutine<Void> hold(AsyncLock lock, String name) {
        log.add(name + " asks");
        try (Permit held = await(lock.acquire())) {
            log.add(name);
        }
        return done();
    }

    @Async
    Coroutine<Void> selfCancel(AsyncLock lock) {
        currentTask().cancel();
        try (Permit held = await(lock.acquire())) {
            log.add("free lock: no place to be cancelled");
            await(yieldNow());
        }
        return done();
    }

    @Async
    @Override
    Coroutine<Void> main() {
        AsyncLock lock = new AsyncLock();
        Task<Void> t = createTask(hold(lock, "a"));
        t.cancel();
        await(ended(List.of(t)));
        print("free", log, t.isCancelled(), lock.isLocked());
        await(lock.acquire());
        t = createTask(hold(lock, "t"));
        Task<Void> u = createTask(hold(lock, "u"));
        Task<Void> v = createTask(hold(lock, "v"));
        u.cancel();
        await(yieldNow());
        t.cancel();
        lock.release();
        await(ended(List.of(t, u, v)));
        print("held", log, cancelleds(List.of(t, u, v)), lock.isLocked());
        log.clear();
        t = createTask(selfCancel(lock));
        await(ended(List.of(t)));
        print(log, t.isCancelled(), lock.isLocked());
        await(lock.acquire());
        t = createTask(selfCancel(lock));
        await(yieldNow());
        Task<Void> w = createTask(hold(lock, "w"));
        await(ended(List.of(t)));
        lock.release();
        await(w);
        print(log, t.isCancelled(), lock.isLocked());
        return done();
    }
}
