// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.run;
import static dev.weft.Weft.runInExecutor;
import static dev.weft.Weft.toThread;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Awaitable;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Task;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** {@code executor-shutdown.py}. */
final class ExecutorShutdown extends Program {

    private static final Callable<Void> NOTHING = () -> null;

    private static String blocks(CountDownLatch started, CountDownLatch release, List<String> log)
            throws InterruptedException {
        started.countDown();
        release.await();
        log.add("call ended");
        return "value";
    }

    private void refused(String what, Runnable act) {
        try {
            act.run();
            print(what, "allowed");
        } catch (IllegalStateException e) {
            print(what, "RuntimeError:", e);
        }
    }

    @Async
    Coroutine<Void> unused() {
        EventLoop loop = EventLoop.running();
        await(loop.shutdownDefaultExecutor(null));
        refused("never used, then", () -> runInExecutor(null, NOTHING));
        return done();
    }

    @Async
    Coroutine<Void> waits() throws InterruptedException {
        EventLoop loop = EventLoop.running();
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        List<String> log = new CopyOnWriteArrayList<>();
        Awaitable<String> running = runInExecutor(null, () -> blocks(started, release, log));
        started.await();
        Coroutine<Void> coro = loop.shutdownDefaultExecutor(null);
        print("a coroutine: nothing yet", await(toThread(() -> "open")));
        Task<Void> shutdown = createTask(coro);
        await(yieldNow());
        print("waits", !shutdown.isDone());
        refused("meanwhile", () -> runInExecutor(null, NOTHING));
        try {
            await(toThread(NOTHING));
        } catch (IllegalStateException e) {
            print("to_thread RuntimeError:", e);
        }
        release.countDown();
        await(shutdown);
        print(log, await(running));
        await(loop.shutdownDefaultExecutor(null));
        print("again: nothing to wait for");
        ExecutorService pool = Executors.newFixedThreadPool(1);
        try {
            print("another executor", await(runInExecutor(pool, () -> "open")));
            loop.setDefaultExecutor(pool);
            refused("set again", () -> runInExecutor(null, NOTHING));
        } finally {
            pool.shutdown();
        }
        return done();
    }

    @Async
    Coroutine<Void> given(ExecutorService pool, List<String> log) throws InterruptedException {
        EventLoop loop = EventLoop.running();
        loop.setDefaultExecutor(pool);
        Callable<String> name = () -> Thread.currentThread().getName();
        print(await(toThread(name)), await(runInExecutor(null, name)));
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        runInExecutor(null, () -> blocks(started, release, log));
        started.await();
        loop.callSoon(release::countDown);
        return done();
    }

    @Override
    protected void script() throws Exception {
        run(unused());
        run(waits());
        List<String> log = new CopyOnWriteArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(1, task -> new Thread(task, "given"));
        run(given(pool, log));
        pool.shutdown();
        print("run() waits", log);
    }
}
