// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.Task;

/** {@code sem-cancel-finally-order-part.py}. */
final class SemCancelFinallyOrderPart extends Program {

    @Async
    Coroutine<Void> level(int n) {
        try {
            print("enter", n);
            if (n == 3) {
                await(sleep(seconds(10)));
            } else {
                await(level(n + 1));
            }
        } catch (CancelledError e) {
            print("except", n);
            throw e;
        } finally {
            await(yieldNow());
            print("finally", n);
        }
        return done();
    }

    @Async
    Coroutine<Void> main() {
        Task<Void> t = createTask(level(1));
        await(yieldNow());
        t.cancel();
        int n = 0;
        while (!t.isDone()) {
            await(yieldNow());
            n += 1;
        }
        print("turns to unwind", n, t.isCancelled());
        return done();
    }

    @Override
    void script() {
        runInVirtualTime(main());
    }
}
