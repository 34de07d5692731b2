// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.async;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.waitFor;
import static dev.weft.parity.Py.str;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.AsyncCallable;
import dev.weft.Awaitable;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.ReturnWhen;
import dev.weft.Task;
import dev.weft.Weft;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** {@code sem-waitfor-cases.py}. */
final class SemWaitforCases extends Program {

    @Async
    Coroutine<Object> slow(RuntimeException onCancel) {
        try {
            await(sleep(seconds(10)));
        } catch (CancelledError e) {
            if (onCancel != null) {
                throw onCancel;
            }
            throw e;
        }
        return done(null);
    }

    @Async
    Coroutine<Void> show(String tag, Awaitable<?> aw) {
        try {
            print(tag, "->", await(aw));
        } catch (Throwable e) {
            print(tag, "->", typeName(e), str(e));
        }
        return done();
    }

    @Async
    Coroutine<Void> main() throws TimeoutException {
        EventLoop loop = EventLoop.running();
        await(show("value", waitFor(sleep(seconds(0), "v"), seconds(1))));
        await(show("none", waitFor(sleep(seconds(0), "v"), null)));
        await(show("timeout", waitFor(slow(null), seconds(0.01))));
        await(show("raises while cancelled", waitFor(slow(new KeyError("k")), seconds(0.01))));
        Future<String> f = loop.createFuture();
        f.setResult("ready");
        await(show("zero, done future", waitFor(f, seconds(0))));
        List<Integer> ran = new ArrayList<>();
        AsyncCallable<Void> never = () -> {
            ran.add(1);
            return done();
        };
        await(show("zero, coroutine", waitFor(async(never), seconds(0))));
        print("body ran", !ran.isEmpty());
        AsyncCallable<Void> fails = () -> {
            throw new IllegalArgumentException("own error");
        };
        await(show("own error", waitFor(async(fails), seconds(1))));
        AsyncCallable<Void> selfCancel = () -> {
            throw new CancelledError();
        };
        await(show("inner cancels itself", waitFor(async(selfCancel), seconds(1))));
        Task<Object> t = createTask(waitFor(slow(null), seconds(5)));
        await(sleep(seconds(0.005)));
        t.cancel();
        await(Weft.wait(List.of(t), ReturnWhen.ALL_COMPLETED));
        print("outer cancel ->", t.isCancelled());
        return done();
    }

    @Override
    protected void script() throws Exception {
        runInVirtualTime(main());
    }
}
