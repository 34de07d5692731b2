// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.sync;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.sync.AsyncCondition;
import dev.weft.sync.Permit;
import java.util.Arrays;
import java.util.List;

/** {@code sync/condition-predicate.py}. */
@SuppressWarnings("try") // permits are held, not used
final class ConditionPredicate extends SyncProgram {

    private int n;

    private boolean reached(AsyncCondition c, int k) {
        log.add(n + ">=" + k + "?" + (c.isLocked() ? "" : " unlocked"));
        if (n < 0) {
            throw new IllegalArgumentException("predicate failed");
        }
        return n >= k;
    }

    @Async
    Coroutine<Void> until(AsyncCondition c, int k) {
        try (Permit held = await(c.acquire())) {
            await(c.await(() -> reached(c, k)));
            log.add("reached " + k);
        }
        return done();
    }

    @Async
    Coroutine<Void> change(AsyncCondition c, int to, boolean all) {
        try (Permit held = await(c.acquire())) {
            n = to;
            if (all) {
                c.signalAll();
            } else {
                c.signal();
            }
        }
        await(turns(4));
        return done();
    }

    private List<Task<Void>> start(AsyncCondition c, int... ks) {
        return Arrays.stream(ks).mapToObj(k -> createTask(until(c, k))).toList();
    }

    @Async
    Coroutine<Void> changeAndPrint(AsyncCondition c, int to, boolean all) {
        log.clear();
        await(change(c, to, all));
        print(to, all, log);
        return done();
    }

    @Async
    @Override
    Coroutine<Void> main() {
        AsyncCondition c = new AsyncCondition();
        await(until(c, 0));
        print(log);
        log.clear();
        List<Task<Void>> ts = start(c, 3, 1, 2);
        await(yieldNow());
        await(changeAndPrint(c, 1, true));
        await(changeAndPrint(c, 2, false));
        await(changeAndPrint(c, 2, false));
        await(changeAndPrint(c, 2, true));
        await(changeAndPrint(c, 3, true));
        print(dones(ts), c.isLocked());
        log.clear();
        ts = start(c, 8, 9);
        await(yieldNow());
        await(change(c, -1, false));
        print(log, dones(ts), c.isLocked());
        await(change(c, 9, true));
        for (Task<Void> t : ts) {
            try {
                await(t);
                print("ended");
            } catch (IllegalArgumentException e) {
                print("ValueError:", e);
            }
        }
        return done();
    }
}
