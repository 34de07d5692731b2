// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.sync;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Task;
import dev.weft.sync.AsyncSemaphore;
import dev.weft.sync.Permit;

/** {@code sync/semaphore-fifo.py}. */
@SuppressWarnings("try") // permits are held, not used
final class SemaphoreFifo extends SyncProgram {

    @Async
    Coroutine<Void> greedy(AsyncSemaphore s, String name, int times) {
        for (int i = 0; i < times; i++) {
            try (Permit held = await(s.acquire())) {
                log.add(name + i);
                await(yieldNow());
            }
        }
        return done();
    }

    @Async
    @Override
    Coroutine<Void> main() {
        for (int value = 1; value < 4; value++) {
            AsyncSemaphore s = new AsyncSemaphore(value);
            await(gather(greedy(s, "a", 3), greedy(s, "b", 3), greedy(s, "c", 3), greedy(s, "d", 3)));
            print(value, joined(), s.isLocked());
            log.clear();
        }
        AsyncSemaphore s = new AsyncSemaphore(1);
        await(s.acquire());
        Task<Void> t = createTask(greedy(s, "waiter", 1));
        await(yieldNow());
        s.release();
        print("released, and locked", s.isLocked());
        await(s.acquire());
        print("behind", log);
        s.release();
        await(t);
        EventLoop.running().callSoon(() -> log.add("turn"));
        await(s.acquire());
        print("free: no turn", log);
        s.release();
        s.release();
        print("two permits", s.isLocked());
        await(s.acquire());
        await(s.acquire());
        print("taken", s.isLocked());
        return done();
    }
}
