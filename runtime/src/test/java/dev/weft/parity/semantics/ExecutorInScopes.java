// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.runInExecutor;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.strs;

import dev.weft.Async;
import dev.weft.Awaitable;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.ExceptionGroup;
import dev.weft.Future;
import dev.weft.ReturnWhen;
import dev.weft.Task;
import dev.weft.TaskGroup;
import dev.weft.Weft;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** {@code executor-in-scopes.py}. */
final class ExecutorInScopes extends MainProgram {

    private final ExecutorService pool = Executors.newFixedThreadPool(2);
    private final List<Object> ended = new CopyOnWriteArrayList<>();
    private List<CountDownLatch> started = latches();
    private CountDownLatch release = new CountDownLatch(1);

    private static List<CountDownLatch> latches() {
        return List.of(new CountDownLatch(1), new CountDownLatch(1));
    }

    private Awaitable<Object> blocks(CountDownLatch starts, CountDownLatch waits, Object name) {
        return runInExecutor(pool, () -> {
            starts.countDown();
            waits.await();
            ended.add(name);
            return name;
        });
    }

    private boolean allStarted() {
        return started.stream().allMatch(s -> s.getCount() == 0);
    }

    @Async
    private Coroutine<Object> waits(Awaitable<?> aw, Object name) {
        try {
            return done(await(aw));
        } catch (CancelledError e) {
            log.add(name + " cancelled");
            throw e;
        }
    }

    @Async
    private Coroutine<Void> fails() {
        while (!allStarted()) {
            await(yieldNow());
        }
        throw new IllegalArgumentException("sibling");
    }

    private List<Object> sorted(List<Object> list) {
        List<Object> sorted = new ArrayList<>(list);
        sorted.sort(Comparator.comparing(Object::toString));
        return sorted;
    }

    @Async
    @Override
    Coroutine<Void> main() {
        try {
            List<Task<Object>> ts = new ArrayList<>();
            try (TaskGroup tg = new TaskGroup()) {
                for (int i = 0; i < 2; i++) {
                    ts.add(tg.createTask(waits(blocks(started.get(i), release, i), i)));
                }
                tg.createTask(fails());
            } catch (ExceptionGroup eg) {
                print(
                        strs(eg.exceptions()),
                        sorted(log),
                        ts.stream().map(Task::isCancelled).toList(),
                        ended);
            }
            release.countDown();
            while (ended.size() < 2) {
                await(yieldNow());
            }
            print("threads went on", sorted(ended));
            log.clear();
            ended.clear();
            release = new CountDownLatch(1);
            started = latches();
            Future<List<Object>> g = gather(blocks(started.get(0), release, 0), blocks(started.get(1), release, 1));
            Task<Object> t = createTask(waits(g, "gather"));
            await(yieldNow());
            while (!allStarted()) {
                await(yieldNow());
            }
            t.cancel();
            await(Weft.wait(List.of(t), ReturnWhen.ALL_COMPLETED));
            print(t.isCancelled(), log, ended);
            release.countDown();
            while (ended.size() < 2) {
                await(yieldNow());
            }
            started = latches();
            print(await(gather(blocks(started.get(0), release, "a"), blocks(started.get(1), release, "b"))));
            Future<Object> f = (Future<Object>) blocks(started.get(0), release, "awaited twice");
            Object first = await(f);
            print(first, await(f), f.isDone());
        } finally {
            pool.shutdown();
        }
        return done();
    }
}
