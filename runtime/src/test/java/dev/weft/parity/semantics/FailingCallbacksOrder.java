// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.str;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.Task;

/** {@code failing-callbacks-order.py}. */
final class FailingCallbacksOrder extends MainProgram {

    @Async
    private Coroutine<Void> waits(Future<Void> fut) {
        await(fut);
        log.add("waiter");
        return done();
    }

    private static void fails(String text) {
        throw new IllegalArgumentException(text);
    }

    private void handles(EventLoop loop, Object error) {
        log.add("handles " + str(error));
        if (str(error).equals("first")) {
            loop.callSoon(() -> fails("of the handler"));
        }
    }

    @Async
    @Override
    Coroutine<Void> main() {
        EventLoop loop = loop();
        loop.setExceptionHandler(c -> log.add("report " + str(c.get("exception"))));
        Future<Void> fut = future();
        fut.addDoneCallback(f -> fails("before the waiter"));
        Task<Void> t = createTask(waits(fut));
        await(yieldNow());
        fut.addDoneCallback(f -> fails("behind the waiter"));
        fut.addDoneCallback(f -> log.add("callback"));
        loop.callSoon(() -> fails("queued"));
        fut.setResult(null);
        loop.callLater(seconds(0), () -> fails("timer"));
        loop.callSoon(() -> log.add("last"));
        await(yieldNow());
        log.add("turn");
        await(yieldNow());
        print(log, t.isDone());
        log.clear();
        loop.setExceptionHandler(c -> handles(loop, c.get("exception")));
        loop.callSoon(() -> fails("first"));
        loop.callSoon(() -> fails("second"));
        await(yieldNow());
        log.add("turn");
        await(yieldNow());
        print(log);
        return done();
    }
}
