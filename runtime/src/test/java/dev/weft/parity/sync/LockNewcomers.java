// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.sync;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.repr;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Task;
import dev.weft.sync.AsyncLock;
import dev.weft.sync.Permit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code sync/lock-newcomers.py}. */
@SuppressWarnings("try") // permits are held, not used
final class LockNewcomers extends SyncProgram {

    @Async
    Coroutine<Void> hold(AsyncLock lock, String name) {
        try (Permit held = await(lock.acquire())) {
            log.add(name);
        }
        return done();
    }

    @Async
    @Override
    Coroutine<Void> main() {
        for (String cancelled : List.of("", "a", "b", "ab", "abc", "bc")) {
            AsyncLock lock = new AsyncLock();
            log.clear();
            await(lock.acquire());
            Map<String, Task<Void>> ts = new LinkedHashMap<>();
            for (String n : letters("abc")) {
                ts.put(n, createTask(hold(lock, n)));
            }
            await(yieldNow());
            for (String n : letters(cancelled)) {
                ts.get(n).cancel();
            }
            lock.release();
            EventLoop.running().callSoon(() -> log.add("turn"));
            await(lock.acquire());
            log.add("newcomer");
            print(repr(cancelled), log, lock.isLocked());
            lock.release();
            await(ended(ts.values()));
            print(log, lock.isLocked());
        }
        return done();
    }
}
