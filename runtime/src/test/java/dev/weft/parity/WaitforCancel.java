// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.waitFor;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.Awaitable;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** {@code waitfor-cancel.py}. */
final class WaitforCancel extends Program {

    @Async
    Coroutine<String> slow(List<String> log) {
        try {
            await(sleep(seconds(10)));
        } catch (CancelledError e) {
            log.add("cancelled");
            for (int i = 0; i < 3; i++) {
                await(yieldNow());
            }
            log.add("cleaned up");
            throw e;
        } finally {
            log.add("finally");
        }
        return done(null);
    }

    @Async
    <T> Coroutine<T> limited(List<String> log, Awaitable<T> aw, double timeout) throws TimeoutException {
        try {
            return done(await(waitFor(aw, seconds(timeout))));
        } finally {
            log.add("wait_for ended");
        }
    }

    @Async
    Coroutine<Void> main() throws TimeoutException {
        EventLoop loop = EventLoop.running();
        List<String> log = new ArrayList<>();
        Task<String> t = createTask(limited(log, slow(log), 5));
        await(sleep(seconds(0.01)));
        print("outer cancel", t.cancel());
        try {
            await(t);
        } catch (CancelledError e) {
            print(log, "cancelled", t.isCancelled(), t.cancelling());
        }
        log = new ArrayList<>();
        try {
            await(limited(log, slow(log), 0.01));
        } catch (TimeoutException e) {
            print("timed out", log, typeName(e.getCause()), currentTask().cancelling());
        }
        log = new ArrayList<>();
        Future<String> fut = loop.createFuture();
        t = createTask(limited(log, fut, 5));
        await(sleep(seconds(0.01)));
        t.cancel();
        try {
            await(t);
        } catch (CancelledError e) {
            print("the future is cancelled with its waiter", fut.isCancelled(), log);
        }
        fut = loop.createFuture();
        try {
            await(waitFor(fut, seconds(0.01)));
        } catch (TimeoutException e) {
            print("and when the time is over", fut.isCancelled());
        }
        log = new ArrayList<>();
        Task<String> inner = createTask(slow(log));
        try {
            await(waitFor(inner, seconds(0.01)));
        } catch (TimeoutException e) {
            print("a task too, and waited for", inner.isCancelled(), log);
        }
        Future<String> late = loop.createFuture();
        loop.callLater(seconds(0.02), () -> late.setResult("in time"));
        print(await(waitFor(late, seconds(0.03))));
        try {
            await(waitFor(waitFor(sleep(seconds(10)), seconds(5)), seconds(0.01)));
        } catch (TimeoutException e) {
            print("nested: the outer one");
        }
        try {
            await(waitFor(waitFor(sleep(seconds(10)), seconds(0.01)), seconds(5)));
        } catch (TimeoutException e) {
            print("nested: the inner one", currentTask().cancelling());
        }
        return done();
    }

    @Override
    protected void script() throws Exception {
        runInVirtualTime(main());
    }
}
