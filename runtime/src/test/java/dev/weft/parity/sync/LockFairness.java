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
import dev.weft.sync.AsyncLock;
import dev.weft.sync.Permit;

/** {@code sync/lock-fairness.py}. */
@SuppressWarnings("try") // permits are held, not used
final class LockFairness extends SyncProgram {

    @Async
    Coroutine<Void> greedy(AsyncLock lock, String name, int times) {
        for (int i = 0; i < times; i++) {
            await(lock.acquire());
            log.add(name + i);
            await(yieldNow());
            lock.release();
        }
        return done();
    }

    @Async
    Coroutine<Void> late(AsyncLock lock, String name, int turns) {
        await(turns(turns));
        log.add(name + " asks, locked " + str(lock.isLocked()));
        try (Permit held = await(lock.acquire())) {
            log.add(name);
        }
        return done();
    }

    @Async
    @Override
    Coroutine<Void> main() {
        AsyncLock lock = new AsyncLock();
        await(gather(greedy(lock, "a", 3), greedy(lock, "b", 3), greedy(lock, "c", 1)));
        print(log);
        log.clear();
        for (int turns = 0; turns < 6; turns++) {
            lock = new AsyncLock();
            await(gather(greedy(lock, "a", 2), greedy(lock, "b", 1), late(lock, "late", turns)));
            print(turns, log);
            log.clear();
        }
        lock = new AsyncLock();
        await(lock.acquire());
        Task<Void> t = createTask(greedy(lock, "t", 1));
        await(yieldNow());
        lock.release();
        print("released, locked", lock.isLocked());
        await(lock.acquire());
        print("acquired behind", log, lock.isLocked());
        lock.release();
        await(t);
        return done();
    }
}
