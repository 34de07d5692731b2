// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.run;
import static dev.weft.Weft.runInExecutor;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.toThread;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.Awaitable;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** {@code executor-calls.py}. */
final class ExecutorCalls extends Program {

    private static String fails(Exception error) throws Exception {
        throw error;
    }

    private static String blocks(CountDownLatch started, CountDownLatch release, List<String> log)
            throws InterruptedException {
        started.countDown();
        release.await();
        log.add("thread ended");
        return "nobody takes it";
    }

    private static Boolean set(CountDownLatch event) {
        event.countDown();
        return true;
    }

    @Async
    <T> Coroutine<T> waits(Awaitable<T> aw) {
        return done(await(aw));
    }

    @Async
    Coroutine<Void> main() throws Exception {
        Exception error = new IOException("from the thread");
        for (Supplier<Awaitable<String>> call : List.<Supplier<Awaitable<String>>>of(
                () -> toThread(() -> fails(error)), () -> runInExecutor(null, () -> fails(error)))) {
            try {
                await(call.get());
            } catch (Exception e) {
                print(typeName(e) + ":", e, "same object", e == error);
            }
        }
        CountDownLatch ran = new CountDownLatch(1);
        Awaitable<Boolean> lazy = toThread(() -> set(ran));
        for (int i = 0; i < 5; i++) {
            await(sleep(seconds(0.001)));
        }
        print("to_thread runs when awaited: before", ran.getCount() == 0);
        await(lazy);
        print("after", ran.getCount() == 0);
        CountDownLatch ranToo = new CountDownLatch(1);
        Awaitable<Boolean> eager = runInExecutor(null, () -> set(ranToo));
        print("run_in_executor runs at once", ranToo.await(10, TimeUnit.SECONDS));
        await(eager);
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        List<String> log = new CopyOnWriteArrayList<>();
        Task<String> t = createTask(waits(toThread(() -> blocks(started, release, log))));
        while (started.getCount() > 0) {
            await(yieldNow());
        }
        t.cancel();
        try {
            await(t);
        } catch (CancelledError e) {
            print("cancelled at once", t.isCancelled(), "the thread goes on", log);
        }
        release.countDown();
        while (log.isEmpty()) {
            await(yieldNow());
        }
        print(log);
        List<String> ended = new CopyOnWriteArrayList<>();
        List<String> never = new CopyOnWriteArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(1);
        try {
            CountDownLatch busy = new CountDownLatch(1);
            CountDownLatch free = new CountDownLatch(1);
            Awaitable<String> first = runInExecutor(pool, () -> blocks(busy, free, ended));
            Task<Boolean> second = createTask(waits(runInExecutor(pool, () -> never.add("ran"))));
            busy.await();
            await(yieldNow());
            second.cancel();
            await(yieldNow());
            print("cancelled while it waits for a thread", second.isCancelled());
            free.countDown();
            print(await(first));
            await(runInExecutor(pool, () -> ended.add("after")));
        } finally {
            pool.shutdown();
        }
        print(ended, never);
        List<Awaitable<Integer>> squares = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            int n = i;
            squares.add(toThread(() -> n * n));
        }
        print(await(gather(squares)));
        return done();
    }

    @Override
    protected void script() throws Exception {
        run(main());
    }
}
