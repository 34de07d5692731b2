// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.sync;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Awaitable;
import dev.weft.Coroutine;
import dev.weft.Future;
import dev.weft.Task;
import dev.weft.sync.AsyncLock;
import dev.weft.sync.Permit;

/** {@code sync/lock-cold.py}. */
final class LockCold extends SyncProgram {

    @Async
    Coroutine<Void> releaseSoon(AsyncLock lock) {
        await(yieldNow());
        log.add("released by another");
        lock.release();
        return done();
    }

    @Async
    @Override
    Coroutine<Void> main() {
        AsyncLock lock = new AsyncLock();
        Awaitable<Permit> first = lock.acquire();
        Awaitable<Permit> second = lock.acquire();
        print("cold", lock.isLocked());
        await(second);
        print("awaited", lock.isLocked());
        Task<Void> t = createTask(releaseSoon(lock));
        await(first);
        log.add("acquired");
        print(log, lock.isLocked());
        await(t);
        try {
            await(first);
        } catch (IllegalStateException e) {
            print("RuntimeError:", e);
        }
        lock.release();
        for (int i = 0; i < 2; i++) {
            try {
                lock.release();
            } catch (IllegalStateException e) {
                print("RuntimeError:", e);
            }
        }
        Coroutine<Permit> unused = lock.acquire().toCoroutine();
        unused.close();
        print("closed", lock.isLocked());
        await(lock.acquire());
        Task<Permit> waiting = createTask(lock.acquire().toCoroutine());
        Coroutine<Permit> byHand = lock.acquire().toCoroutine();
        print("by hand, pending", !((Future<?>) byHand.send(null)).isDone());
        await(yieldNow());
        byHand.close();
        lock.release();
        await(waiting);
        print("the next one has it", lock.isLocked());
        return done();
    }
}
