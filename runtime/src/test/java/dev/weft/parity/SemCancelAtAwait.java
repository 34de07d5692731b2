// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.args;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.Task;

/** {@code sem-cancel-at-await.py}. */
final class SemCancelAtAwait extends Program {

    @Async
    Coroutine<Void> work() {
        print("start");
        try {
            await(sleep(seconds(10)));
        } catch (CancelledError e) {
            print("caught", args(e));
            throw e;
        }
        return done();
    }

    @Async
    Coroutine<Void> main() {
        Task<Void> t = createTask(work());
        await(yieldNow());
        print("cancel", t.cancel("please stop"));
        print("not delivered yet", t.isDone(), t.cancelling());
        try {
            await(t);
        } catch (CancelledError e) {
            print("awaiter got", args(e));
        }
        print(t.isCancelled(), t.cancelling());
        print("is an Exception:", Exception.class.isAssignableFrom(CancelledError.class));
        try {
            t.exception();
        } catch (CancelledError e) {
            print("exception() raises too");
        }
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
