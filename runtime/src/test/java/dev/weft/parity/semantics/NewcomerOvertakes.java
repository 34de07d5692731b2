// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.async;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Future;
import dev.weft.Task;
import java.util.ArrayList;
import java.util.List;

/** {@code newcomer-overtakes.py}. */
final class NewcomerOvertakes extends MainProgram {

    @Async
    private Coroutine<Void> waits(Future<String> fut, String name) {
        String value = await(fut);
        log.add(name + " " + value);
        await(yieldNow());
        log.add(name + " again");
        return done();
    }

    @Async
    @Override
    Coroutine<Void> main() {
        Future<String> fut = future();
        List<Task<Void>> ts = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            ts.add(createTask(waits(fut, "waiter " + i)));
        }
        await(yieldNow());
        fut.setResult("value");
        ts.add(createTask(waits(fut, "late task")));
        await(waits(fut, "newcomer"));
        print(log);
        await(gather(ts));
        print(log);
        log.clear();
        Task<String> done = createTask(async(() -> done(await(sleep(seconds(0), "task")))));
        Task<Void> t = createTask(waits(done, "waiter"));
        while (!done.isDone()) {
            await(yieldNow());
        }
        log.add(t.isDone());
        await(waits(done, "newcomer"));
        await(t);
        print(log);
        return done();
    }
}
