// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.sync;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.strs;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.ExceptionGroup;
import dev.weft.TaskGroup;
import dev.weft.sync.AsyncLock;
import dev.weft.sync.Permit;
import java.util.Set;
import java.util.TreeSet;

/** {@code sync/lock-in-group.py}. */
@SuppressWarnings("try") // permits are held, not used
final class LockInGroup extends SyncProgram {

    private final Set<Object> cancelled = new TreeSet<>();

    @Async
    Coroutine<Void> hold(AsyncLock lock, String name, RuntimeException error) {
        try {
            try (Permit held = await(lock.acquire())) {
                log.add(name);
                await(yieldNow());
                if (error != null) {
                    throw error;
                }
                await(yieldNow());
            }
        } catch (CancelledError e) {
            cancelled.add(name);
            throw e;
        }
        return done();
    }

    @Async
    @Override
    Coroutine<Void> main() {
        AsyncLock lock = new AsyncLock();
        for (String failing : letters("abc")) {
            try (TaskGroup tg = new TaskGroup()) {
                for (String n : letters("abcd")) {
                    tg.createTask(hold(lock, n, n.equals(failing) ? new IllegalArgumentException(n) : null));
                }
            } catch (ExceptionGroup eg) {
                print(failing, log, cancelled, strs(eg.exceptions()), lock.isLocked());
            }
            log.clear();
            cancelled.clear();
        }
        try (TaskGroup tg = new TaskGroup()) {
            try (Permit held = await(lock.acquire())) {
                for (String n : letters("xy")) {
                    tg.createTask(hold(lock, n, null));
                }
                await(yieldNow());
                log.add("body leaves");
            }
        }
        print(log, lock.isLocked());
        return done();
    }
}
