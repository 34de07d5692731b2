// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.sync;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.timeout;
import static dev.weft.parity.Py.str;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.Timeout;
import dev.weft.sync.AsyncCondition;
import dev.weft.sync.Permit;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** {@code sync/condition-cancel.py}. */
@SuppressWarnings("try") // permits are held, and limits set, not used
final class ConditionCancel extends SyncProgram {

    @Async
    Coroutine<Void> waiter(AsyncCondition c, String name) {
        try (Permit held = await(c.acquire())) {
            try {
                await(c.await());
                log.add(name);
            } catch (CancelledError e) {
                log.add("-" + name + " locked " + str(c.isLocked()));
                throw e;
            }
        }
        return done();
    }

    private List<Task<Void>> waiters(AsyncCondition c) {
        return letters("abc").stream().map(n -> createTask(waiter(c, n))).toList();
    }

    @Async
    @Override
    Coroutine<Void> main() {
        for (int cancels = 0; cancels < 4; cancels++) {
            AsyncCondition c = new AsyncCondition();
            List<Task<Void>> ts = waiters(c);
            await(turns(1));
            await(c.acquire());
            for (int i = 0; i < cancels; i++) {
                ts.get(1).cancel();
                await(turns(2));
            }
            log.add("held");
            c.release();
            await(turns(2));
            log.add("released");
            try (Permit held = await(c.acquire())) {
                c.signal(2);
            }
            await(turns(3));
            print(cancels, log, dones(ts), ts.stream().map(Task::cancelling).toList());
            ts.forEach(Task::cancel);
            await(ended(ts));
            log.clear();
        }
        AsyncCondition c = new AsyncCondition();
        List<Task<Void>> ts = waiters(c);
        await(turns(1));
        ts.forEach(Task::cancel);
        Task<Void> newcomer = createTask(waiter(c, "new"));
        await(turns(5));
        print(log, newcomer.isDone(), c.isLocked());
        try (Permit held = await(c.acquire())) {
            c.signal();
        }
        await(newcomer);
        print(log, c.isLocked());
        log.clear();
        try (Timeout t = timeout(seconds(0.01))) {
            await(waiter(c, "limited"));
        } catch (TimeoutException e) {
            print(log, "timeout", c.isLocked());
        }
        return done();
    }
}
