// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.sleep;
import static dev.weft.parity.Py.str;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.sync.AsyncSemaphore;
import dev.weft.sync.Permit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code seed-001-semaphore-fetch.py}. */
@SuppressWarnings("try") // permits are held, not used
final class SeedSemaphoreFetch extends Program {

    private int inFlight;
    private int peak;

    @Async
    Coroutine<Map<String, Object>> fetch(AsyncSemaphore sem, int i) {
        try (Permit held = await(sem.acquire())) {
            inFlight += 1;
            peak = Math.max(peak, inFlight);
            try {
                await(sleep(seconds(0.005)));
                if (i % 4 == 3) {
                    throw new IllegalArgumentException("bad " + i);
                }
                return done(Map.of("url", i, "bytes", i * 10));
            } catch (IllegalArgumentException exc) {
                return done(Map.of("url", i, "error", str(exc)));
            } finally {
                inFlight -= 1;
            }
        }
    }

    @Async
    Coroutine<Void> main() {
        AsyncSemaphore sem = new AsyncSemaphore(3);
        List<Coroutine<Map<String, Object>>> fetches = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            fetches.add(fetch(sem, i));
        }
        for (Map<String, Object> r : await(gather(fetches))) {
            print(r.get("url"), r.containsKey("bytes") ? r.get("bytes") : r.get("error"));
        }
        print("peak", peak, "in flight", inFlight, "locked", sem.isLocked());
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
