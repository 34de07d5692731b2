// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.str;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.InvalidStateException;
import dev.weft.Task;
import java.util.ArrayList;
import java.util.List;

/** {@code cancel-and-result.py}. */
final class CancelAndResult extends Program {

    @Async
    Coroutine<String> waitForIt(Future<String> fut, List<String> log) {
        try {
            String value = await(fut);
            log.add("got " + value);
            await(yieldNow());
            return done(value);
        } catch (CancelledError e) {
            log.add("cancelled " + str(fut.isDone()) + " " + str(fut.isCancelled()));
            throw e;
        }
    }

    @Async
    Coroutine<String> child(List<String> log) {
        await(yieldNow());
        log.add("child ends");
        return done("child value");
    }

    @Async
    Coroutine<Void> main() {
        EventLoop loop = EventLoop.running();
        Future<String> fut = loop.createFuture();
        List<String> log = new ArrayList<>();
        Task<String> t = createTask(waitForIt(fut, log));
        await(yieldNow());
        fut.setResult("value");
        print("cancel after the result", t.cancel());
        try {
            await(t);
        } catch (CancelledError e) {
            print("cancelled", log, "the future keeps", fut.result());
        }
        fut = loop.createFuture();
        log = new ArrayList<>();
        t = createTask(waitForIt(fut, log));
        await(yieldNow());
        print("cancel first", t.cancel(), "future cancelled at once", fut.isCancelled());
        try {
            fut.setResult("value");
        } catch (InvalidStateException e) {
            print("no result any more");
        }
        try {
            await(t);
        } catch (CancelledError e) {
            print("cancelled", log);
        }
        fut = loop.createFuture();
        log = new ArrayList<>();
        t = createTask(waitForIt(fut, log));
        await(yieldNow());
        fut.setException(new KeyError("k"));
        t.cancel();
        try {
            await(t);
        } catch (CancelledError e) {
            print("the cancel beats an error that waits", log);
        }
        log = new ArrayList<>();
        Task<String> c = createTask(child(log));
        t = createTask(waitForIt(c, log));
        await(yieldNow());
        await(yieldNow());
        print("child done", c.isDone(), "waiter done", t.isDone());
        t.cancel();
        try {
            await(t);
        } catch (CancelledError e) {
            print("cancelled while waking up", log, c.result());
        }
        Future<String> byCallback = loop.createFuture();
        log = new ArrayList<>();
        Task<String> waiter = createTask(waitForIt(byCallback, log));
        await(yieldNow());
        loop.callSoon(() -> byCallback.setResult("in the same turn"));
        loop.callSoon(waiter::cancel);
        try {
            await(waiter);
        } catch (CancelledError e) {
            print("by callbacks", log);
        }
        fut = loop.createFuture();
        log = new ArrayList<>();
        t = createTask(waitForIt(fut, log));
        await(yieldNow());
        fut.setResult("one turn before");
        await(yieldNow());
        t.cancel();
        try {
            await(t);
        } catch (CancelledError e) {
            print("one turn later", log);
        }
        for (boolean first : new boolean[] {true, false}) {
            Future<String> told = loop.createFuture();
            log = new ArrayList<>();
            Task<String> hears = createTask(waitForIt(told, log));
            if (first) {
                told.addDoneCallback(f -> hears.cancel());
            }
            await(yieldNow());
            if (!first) {
                told.addDoneCallback(f -> hears.cancel());
            }
            told.setResult("told");
            try {
                await(hears);
            } catch (CancelledError e) {
                print(first ? "by a callback before the waiter" : "by one behind it", log);
            }
        }
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
