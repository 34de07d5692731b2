// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.timeout;
import static dev.weft.Weft.timeoutAt;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Timeout;
import java.util.concurrent.TimeoutException;

/** {@code sem-timeout-basic-part.py}. */
@SuppressWarnings("try") // not every limit is used in its block
final class SemTimeoutBasicPart extends Program {

    private static Object when(Timeout cm) {
        return cm.when() == Long.MAX_VALUE ? null : cm.when();
    }

    @Async
    Coroutine<Void> main() throws TimeoutException {
        EventLoop loop = EventLoop.running();
        Timeout cm = timeout(seconds(0.01));
        try (Timeout limit = cm) {
            await(sleep(seconds(10)));
        } catch (TimeoutException e) {
            print("TimeoutError", cm.expired(), "cause", typeName(e.getCause()));
        }
        print("cancelling after", currentTask().cancelling());
        cm = timeout(seconds(10));
        try (Timeout limit = cm) {
            await(yieldNow());
        }
        print("in time, expired", cm.expired());
        try (Timeout limit = timeout(null)) {
            await(yieldNow());
            print("when", when(limit));
            limit.reschedule(seconds(10));
            print("rescheduled", limit.when() > loop.time(), limit.expired());
        }
        cm = timeoutAt(loop.time() - nanos(1));
        try (Timeout limit = cm) {
            await(yieldNow());
            print("not reached: expiry was queued at enter, before our own wake-up");
        } catch (TimeoutException e) {
            print("past deadline", cm.expired());
        }
        cm = timeout(seconds(10));
        try (Timeout limit = cm) {
            limit.reschedule(seconds(0));
            await(sleep(seconds(10)));
        } catch (TimeoutException e) {
            print("rescheduled to now");
        }
        try {
            cm.reschedule(seconds(1));
        } catch (IllegalStateException e) {
            print("RuntimeError:", e);
        }
        try (Timeout limit = timeout(seconds(0))) {
            throw new KeyError("before");
        } catch (KeyError e) {
            print("other errors pass", e.getMessage());
        }
        return done();
    }

    @Override
    protected void script() throws Exception {
        runInVirtualTime(main());
    }
}
