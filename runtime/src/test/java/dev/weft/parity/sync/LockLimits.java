// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.sync;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.timeout;
import static dev.weft.Weft.waitFor;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Timeout;
import dev.weft.sync.AsyncLock;
import dev.weft.sync.Permit;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** {@code sync/lock-limits.py}. */
@SuppressWarnings("try") // permits are held, and limits set, not used
final class LockLimits extends SyncProgram {

    @Async
    Coroutine<Void> hold(AsyncLock lock, String name, double time) {
        try (Permit held = await(lock.acquire())) {
            log.add(name);
            await(sleep(seconds(time)));
        }
        return done();
    }

    @Async
    Coroutine<Void> impatient(AsyncLock lock, String name, double limit) {
        try (Timeout t = timeout(seconds(limit))) {
            try (Permit held = await(lock.acquire())) {
                log.add(name);
                await(sleep(seconds(0.001)));
            }
        } catch (TimeoutException e) {
            log.add(name + " gave up");
        }
        return done();
    }

    @Async
    @Override
    Coroutine<Void> main() throws TimeoutException {
        AsyncLock lock = new AsyncLock();
        await(gather(
                hold(lock, "a", 0.05),
                impatient(lock, "b", 0.02),
                hold(lock, "c", 0.03),
                impatient(lock, "d", 0.2),
                impatient(lock, "e", 0.07),
                hold(lock, "f", 0.001)));
        print(log, lock.isLocked());
        log.clear();
        await(lock.acquire());
        for (String limit : List.of("0", "0.01")) {
            try {
                await(waitFor(lock.acquire(), seconds(Double.parseDouble(limit))));
            } catch (TimeoutException e) {
                print("limit", limit, "timeout, locked", lock.isLocked());
            }
        }
        lock.release();
        await(waitFor(lock.acquire(), seconds(1)));
        print("in time, locked", lock.isLocked());
        try (Timeout t = timeout(seconds(0.01))) {
            await(hold(lock, "itself", 1));
        } catch (TimeoutException e) {
            print("waited for itself", log);
        }
        lock.release();
        try (Timeout t = timeout(seconds(0.01))) {
            await(hold(lock, "holder", 1));
        } catch (TimeoutException e) {
            print("holder was stopped", log, lock.isLocked());
        }
        return done();
    }
}
