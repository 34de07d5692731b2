// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gatherOutcomes;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.results;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Task;
import java.util.List;

/** {@code sem-cancel-before-start.py}. */
final class SemCancelBeforeStart extends Program {

    @Async
    Coroutine<Void> body(String tag) {
        try {
            print("ran", tag);
            await(yieldNow());
        } finally {
            print("finally", tag);
        }
        return done();
    }

    @Async
    Coroutine<Void> main() {
        Task<Void> t = createTask(body("never"));
        t.cancel();
        List<Object> r = results(await(gatherOutcomes(t)));
        print(typeName((Throwable) r.get(0)), t.isCancelled());
        Task<Void> u = createTask(body("started"));
        await(yieldNow());
        u.cancel();
        r = results(await(gatherOutcomes(u)));
        print(typeName((Throwable) r.get(0)), u.isCancelled());
        Task<Void> v = createTask(body("finished"));
        await(v);
        print("cancel after the end", v.cancel(), v.isCancelled(), v.cancelling());
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
