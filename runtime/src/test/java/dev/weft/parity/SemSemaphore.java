// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.waitFor;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.sync.AsyncBoundedSemaphore;
import dev.weft.sync.AsyncSemaphore;
import dev.weft.sync.Permit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** {@code sem-semaphore.py}. */
@SuppressWarnings("try") // permits are held, not used
final class SemSemaphore extends Program {

    @Async
    Coroutine<Void> take(AsyncSemaphore s, String name, List<String> log) {
        await(s.acquire());
        log.add(name);
        return done();
    }

    @Async
    Coroutine<Void> main() throws TimeoutException {
        AsyncSemaphore s = new AsyncSemaphore(0);
        List<String> log = new ArrayList<>();
        List<Task<Void>> ts = new ArrayList<>();
        for (String n : List.of("a", "b", "c", "d")) {
            ts.add(createTask(take(s, n, log)));
        }
        await(yieldNow());
        s.release();
        s.release();
        ts.add(createTask(take(s, "late", log)));
        print("locked for newcomers", s.isLocked());
        await(yieldNow());
        print("two in", log);
        ts.get(2).cancel();
        s.release();
        await(yieldNow());
        await(yieldNow());
        print("c skipped", log, ts.get(2).isCancelled());
        s.release();
        await(ts.get(4));
        print("late last", log);
        s = new AsyncSemaphore(0);
        log = new ArrayList<>();
        Task<Void> p = createTask(take(s, "p", log));
        Task<Void> q = createTask(take(s, "q", log));
        await(yieldNow());
        s.release();
        p.cancel();
        await(waitFor(q, seconds(1)));
        print("permit passed on", log, p.isCancelled(), s.isLocked());
        AsyncSemaphore b = new AsyncBoundedSemaphore(1);
        try (Permit held = await(b.acquire())) {
            print("inside", b.isLocked());
        }
        try {
            b.release();
        } catch (IllegalArgumentException e) {
            print("ValueError:", e);
        }
        try {
            print(new AsyncSemaphore(-1));
        } catch (IllegalArgumentException e) {
            print("ValueError:", e);
        }
        s.release();
        s.release();
        print("plain may exceed", !s.isLocked());
        return done();
    }

    @Override
    protected void script() throws Exception {
        runInVirtualTime(main());
    }
}
