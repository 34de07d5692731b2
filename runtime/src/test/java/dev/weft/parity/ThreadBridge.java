// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.run;
import static dev.weft.Weft.runThreadsafe;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.toThread;
import static dev.weft.parity.Py.str;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;

/** {@code thread-bridge.py}. */
final class ThreadBridge extends Program {

    private Thread loopThread;

    @Async
    Coroutine<String> work(String value) {
        await(sleep(seconds(0.001)));
        return done(value + " on the loop's thread " + str(Thread.currentThread() == loopThread));
    }

    @Async
    Coroutine<Void> fails() {
        throw new KeyError("from the coroutine");
    }

    @Async
    Coroutine<Void> hangs(CountDownLatch started, List<String> log) {
        try {
            started.countDown();
            await(sleep(seconds(10)));
        } catch (CancelledError e) {
            log.add("task cancelled");
            throw e;
        }
        return done();
    }

    private Void outside(EventLoop loop, List<String> lines, List<String> log) throws Exception {
        lines.add(runThreadsafe(work("value"), loop).get());
        try {
            runThreadsafe(fails(), loop).get();
        } catch (ExecutionException e) {
            lines.add("failed with " + ((KeyError) e.getCause()).getMessage());
        }
        CountDownLatch started = new CountDownLatch(1);
        CompletableFuture<Void> future = runThreadsafe(hangs(started, log), loop);
        started.await();
        lines.add("cancel " + str(future.cancel(true)) + " " + str(future.isCancelled()));
        try {
            future.get();
        } catch (CancellationException e) {
            lines.add("cancelled result");
        }
        List<Integer> order = new ArrayList<>();
        CountDownLatch ready = new CountDownLatch(1);
        for (int i = 0; i < 5; i++) {
            int n = i;
            loop.callSoonThreadsafe(() -> order.add(n));
        }
        loop.callSoonThreadsafe(ready::countDown);
        ready.await();
        lines.add("in order " + order);
        return null;
    }

    @Async
    Coroutine<EventLoop> main() throws Exception {
        loopThread = Thread.currentThread();
        EventLoop loop = EventLoop.running();
        List<String> lines = new ArrayList<>();
        List<String> log = new ArrayList<>();
        await(toThread(() -> outside(loop, lines, log)));
        for (String line : lines) {
            print(line);
        }
        print(log);
        return done(loop);
    }

    @Override
    protected void script() throws Exception {
        EventLoop loop = run(main());
        try {
            loop.callSoonThreadsafe(() -> {});
        } catch (IllegalStateException e) {
            print("RuntimeError:", e);
        }
    }
}
