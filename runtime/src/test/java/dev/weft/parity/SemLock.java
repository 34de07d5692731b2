// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.gatherOutcomes;
import static dev.weft.Weft.waitFor;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.sync.AsyncLock;
import dev.weft.sync.Permit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** {@code sem-lock.py}. */
@SuppressWarnings("try") // permits are held, not used
final class SemLock extends Program {

    @Async
    Coroutine<Void> hold(AsyncLock lock, String name, List<String> log) {
        try (Permit held = await(lock.acquire())) {
            log.add(name);
            await(yieldNow());
        }
        return done();
    }

    private List<Task<Void>> holders(AsyncLock lock, List<String> log, String... names) {
        return Arrays.stream(names).map(n -> createTask(hold(lock, n, log))).toList();
    }

    private static List<Boolean> cancelled(List<Task<Void>> ts) {
        return ts.stream().map(Task::isCancelled).toList();
    }

    @Async
    Coroutine<Void> main() {
        AsyncLock lock = new AsyncLock();
        List<String> log = new ArrayList<>();
        await(gather(hold(lock, "a", log), hold(lock, "b", log), hold(lock, "c", log), hold(lock, "d", log)));
        print("order", String.join("", log), lock.isLocked());
        await(lock.acquire());
        Task<Void> w = createTask(hold(lock, "w", log));
        await(yieldNow());
        lock.release();
        print("free but reserved: locked", lock.isLocked());
        log.clear();
        await(hold(lock, "barger", log));
        print("no barging", log);
        await(lock.acquire());
        log.clear();
        List<Task<Void>> ts = holders(lock, log, "x", "y", "z");
        await(yieldNow());
        ts.get(0).cancel();
        lock.release();
        await(gatherOutcomes(ts));
        print("waiting one cancelled", log, cancelled(ts));
        await(lock.acquire());
        log.clear();
        ts = holders(lock, log, "p", "q");
        await(yieldNow());
        lock.release();
        ts.get(0).cancel();
        await(gatherOutcomes(ts));
        print("woken one cancelled", log, cancelled(ts), lock.isLocked());
        try {
            lock.release();
        } catch (IllegalStateException e) {
            print("RuntimeError:", e);
        }
        await(lock.acquire());
        try {
            await(waitFor(lock.acquire(), seconds(0.01)));
        } catch (TimeoutException e) {
            print("not reentrant");
        }
        lock.release();
        print("released", lock.isLocked());
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
