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
import dev.weft.sync.AsyncSemaphore;
import dev.weft.sync.Permit;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** {@code sync/semaphore-in-group.py}. */
@SuppressWarnings("try") // permits are held, not used
final class SemaphoreInGroup extends SyncProgram {

    private final Set<Object> cancelled = new TreeSet<>();

    @Async
    Coroutine<Void> use(AsyncSemaphore s, int n, int fails) throws IOException {
        try {
            try (Permit held = await(s.acquire())) {
                log.add(n);
                await(yieldNow());
                if (n == fails) {
                    throw new IOException(n + " fails");
                }
                await(yieldNow());
            }
        } catch (CancelledError e) {
            cancelled.add(n);
            throw e;
        }
        return done();
    }

    @Async
    @Override
    Coroutine<Void> main() throws IOException {
        AsyncSemaphore s = new AsyncSemaphore(2);
        for (int fails : List.of(1, 2, 3, 4, 6)) {
            try (TaskGroup tg = new TaskGroup()) {
                for (int n = 1; n < 7; n++) {
                    tg.createTask(use(s, n, fails));
                }
            } catch (ExceptionGroup eg) {
                print(fails, log, cancelled, strs(eg.exceptions()));
            }
            log.clear();
            cancelled.clear();
            int free = 0;
            while (!s.isLocked()) {
                await(s.acquire());
                free += 1;
            }
            for (int i = 0; i < free; i++) {
                s.release();
            }
            print("permits", free);
        }
        return done();
    }
}
