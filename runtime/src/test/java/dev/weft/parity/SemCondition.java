// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.str;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.ReturnWhen;
import dev.weft.Task;
import dev.weft.Weft;
import dev.weft.sync.AsyncCondition;
import dev.weft.sync.Permit;
import java.util.ArrayList;
import java.util.List;

/** {@code sem-condition.py}. */
@SuppressWarnings("try") // permits are held, not used
final class SemCondition extends Program {

    private final AsyncCondition c = new AsyncCondition();
    private final List<String> log = new ArrayList<>();
    private int n;

    @Async
    Coroutine<Void> waiter(String name) {
        try (Permit held = await(c.acquire())) {
            try {
                await(c.await());
                log.add(name);
            } catch (CancelledError e) {
                log.add(name + " cancelled holding lock " + str(c.isLocked()));
                throw e;
            }
        }
        return done();
    }

    @Async
    Coroutine<String> until(int k) {
        try (Permit held = await(c.acquire())) {
            await(c.await(() -> n >= k));
            return done("n=" + n);
        }
    }

    @Async
    Coroutine<Void> main() {
        List<Task<Void>> ts = new ArrayList<>();
        for (String name : List.of("a", "b", "c", "d")) {
            ts.add(createTask(waiter(name)));
        }
        await(yieldNow());
        try (Permit held = await(c.acquire())) {
            c.signal();
            log.add("notified one");
        }
        await(sleep(seconds(0.005)));
        try (Permit held = await(c.acquire())) {
            c.signal(2);
        }
        await(sleep(seconds(0.005)));
        print(log);
        ts.get(3).cancel();
        await(Weft.wait(ts, ReturnWhen.ALL_COMPLETED));
        print(log.get(log.size() - 1), "| lock free after", !c.isLocked());
        Task<String> u = createTask(until(2));
        for (int i = 0; i < 2; i++) {
            await(yieldNow());
            try (Permit held = await(c.acquire())) {
                n += 1;
                c.signalAll();
            }
        }
        print("predicate", await(u));
        for (Runnable act : List.<Runnable>of(c::signal, c::signalAll)) {
            try {
                act.run();
            } catch (IllegalStateException e) {
                print("RuntimeError:", e);
            }
        }
        try {
            await(c.await());
        } catch (IllegalStateException e) {
            print("RuntimeError:", e);
        }
        Task<Void> t = createTask(waiter("held"));
        await(yieldNow());
        await(c.acquire());
        t.cancel();
        await(sleep(seconds(0.005)));
        print("cancelled waiter waits for the lock", t.isDone());
        c.release();
        await(Weft.wait(List.of(t), ReturnWhen.ALL_COMPLETED));
        print(log.get(log.size() - 1));
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
