// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.args;
import static dev.weft.parity.Py.tuple;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.Task;
import java.util.ArrayList;
import java.util.List;

/** {@code cancel-twice.py}. */
final class CancelTwice extends Program {

    @Async
    Coroutine<String> count(Future<String> fut, List<Object> seen) {
        for (int i = 0; i < 3; i++) {
            try {
                await(fut);
            } catch (CancelledError e) {
                seen.add(args(e));
                fut = EventLoop.running().createFuture();
                if (seen.size() == 1) {
                    EventLoop.running().callSoon(setResult(fut, "undisturbed"));
                }
                continue;
            }
            return done(fut.result());
        }
        return done(null);
    }

    private static Runnable setResult(Future<String> fut, String value) {
        return () -> fut.setResult(value);
    }

    @Async
    Coroutine<Void> cleans(List<Object> log) {
        try {
            await(sleep(seconds(10)));
        } catch (CancelledError first) {
            log.add(tuple("first", args(first)));
            try {
                await(sleep(seconds(10)));
            } catch (CancelledError second) {
                log.add(tuple("second", args(second)));
                throw second;
            } finally {
                log.add("inner finally");
            }
        } finally {
            log.add("outer finally");
        }
        return done();
    }

    @Async
    Coroutine<Void> main() {
        Future<String> fut = EventLoop.running().createFuture();
        List<Object> seen = new ArrayList<>();
        Task<String> t = createTask(count(fut, seen));
        await(yieldNow());
        print("cancel", t.cancel("first"), t.cancel("second"), t.cancelling());
        print(await(t), "deliveries", seen, "cancelled", t.isCancelled());
        print("uncancel of a finished task", t.uncancel(), t.uncancel(), t.uncancel());
        List<Object> log = new ArrayList<>();
        Task<Void> c = createTask(cleans(log));
        await(yieldNow());
        c.cancel("one");
        await(yieldNow());
        print("cleaning up", log, c.isDone(), c.cancelling());
        c.cancel("two");
        try {
            await(c);
        } catch (CancelledError e) {
            print("ended", args(e), log, c.cancelling());
        }
        seen = new ArrayList<>();
        t = createTask(count(fut, seen));
        t.cancel("before the start");
        t.cancel("again");
        try {
            await(t);
        } catch (CancelledError e) {
            print("unstarted", args(e), seen, t.cancelling());
        }
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
