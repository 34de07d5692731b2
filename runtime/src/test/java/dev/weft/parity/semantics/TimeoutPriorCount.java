// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.timeout;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.ReturnWhen;
import dev.weft.Task;
import dev.weft.Timeout;
import dev.weft.Weft;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** {@code timeout-prior-count.py}. */
@SuppressWarnings("try") // not every limit is used in its block
final class TimeoutPriorCount extends MainProgram {

    private Timeout scope;

    @Async
    private Coroutine<Task<?>> swallows(int n) {
        Task<?> me = currentTask();
        for (int i = 0; i < n; i++) {
            me.cancel();
            try {
                await(yieldNow());
            } catch (CancelledError e) {
                log.add(i);
            }
        }
        return done(me);
    }

    @Async
    private Coroutine<Void> within() throws TimeoutException {
        try (Timeout outer = timeout(seconds(0.03))) {
            await(swallows(1));
            try (Timeout inner = timeout(seconds(0.01))) {
                await(sleep(seconds(10)));
            }
        }
        return done();
    }

    @Async
    private Coroutine<Void> uncancels() throws TimeoutException {
        try (Timeout limit = timeout(seconds(0.01))) {
            try {
                await(sleep(seconds(10)));
            } catch (CancelledError e) {
                print("uncancel", currentTask().uncancel(), limit.expired());
                throw e;
            }
        }
        return done();
    }

    @Async
    @Override
    Coroutine<Void> main() throws TimeoutException {
        for (int n = 0; n < 3; n++) {
            Task<?> me = await(swallows(n));
            int before = me.cancelling();
            try (Timeout limit = timeout(seconds(0.01))) {
                scope = limit;
                await(sleep(seconds(10)));
            } catch (TimeoutException e) {
                print("times out", before, me.cancelling(), scope.expired());
            }
            try (Timeout limit = timeout(seconds(1))) {
                await(yieldNow());
            }
            print("in time", me.cancelling());
            try (Timeout outer = timeout(seconds(0.02))) {
                try (Timeout inner = timeout(seconds(0.01))) {
                    await(sleep(seconds(10)));
                }
            } catch (TimeoutException e) {
                print("nested", me.cancelling());
            }
            while (me.cancelling() > 0) {
                me.uncancel();
            }
        }
        Task<Void> t = createTask(within());
        await(Weft.wait(List.of(t), ReturnWhen.ALL_COMPLETED));
        print("swallowed within", typeName(t.exception()), t.cancelling());
        t = createTask(uncancels());
        await(Weft.wait(List.of(t), ReturnWhen.ALL_COMPLETED));
        print("taken back by the body", typeName(t.exception()), t.cancelling());
        return done();
    }
}
