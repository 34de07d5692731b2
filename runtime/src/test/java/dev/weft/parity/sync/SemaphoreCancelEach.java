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
import dev.weft.sync.AsyncSemaphore;
import java.util.ArrayList;
import java.util.List;

/** {@code sync/semaphore-cancel-each.py}. */
final class SemaphoreCancelEach extends SyncProgram {

    @Async
    Coroutine<Void> take(AsyncSemaphore s, String name) {
        try {
            await(s.acquire());
            log.add(name);
        } catch (CancelledError e) {
            log.add("-" + name);
            throw e;
        }
        return done();
    }

    private static void cancel(List<Task<Void>> ts, int which) {
        for (int i = 0; i < 3; i++) {
            if ((which >> i & 1) != 0) {
                ts.get(i).cancel();
            }
        }
    }

    @Async
    Coroutine<Void> scenario(int before, int after, int releases) {
        AsyncSemaphore s = new AsyncSemaphore(0);
        log.clear();
        List<Task<Void>> ts = new ArrayList<>();
        for (String n : letters("abc")) {
            ts.add(createTask(take(s, n)));
        }
        await(yieldNow());
        cancel(ts, before);
        for (int i = 0; i < releases; i++) {
            s.release();
        }
        cancel(ts, after);
        await(turns(4));
        boolean locked = s.isLocked();
        while (s.isLocked()) {
            s.release();
            await(yieldNow());
        }
        int left = 0;
        while (!s.isLocked()) {
            await(s.acquire());
            left += 1;
        }
        print(before, after, releases, joined(), locked, left, cancelleds(ts));
        return done();
    }

    @Async
    @Override
    Coroutine<Void> main() {
        for (int before = 0; before < 8; before++) {
            for (int after = 0; after < 8; after++) {
                if ((before & after) == 0) {
                    for (int releases = 1; releases < 4; releases++) {
                        await(scenario(before, after, releases));
                    }
                }
            }
        }
        return done();
    }
}
