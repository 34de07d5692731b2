// SPDX-License-Identifier: Apache-2.0
package dev.weft.benchmarks;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.Task;
import dev.weft.Weft;
import java.util.concurrent.CompletableFuture;

/**
 * Bytes of a task suspended two coroutines deep on a future of its own, each of the two keeping an int, a long and a
 * reference across its await. The future counts, the arrays that hold tasks and futures do not, nor does the object
 * referred to, which all tasks share.
 */
final class TaskFootprint implements Footprint {
    static final String REFERENCE = "shared by all tasks";

    /** Tasks started between two turns of the loop, so that its queue of ready ones stays small. */
    static final int BATCH = 1_000;

    private static final int TASKS = 100_000;

    /** Rounds before the one that counts: compiled frames of a virtual thread are smaller than interpreted ones. */
    private static final int WARM_UPS = 50;

    @Override
    public double weft() {
        return Weft.run(rounds());
    }

    @Async
    private static Coroutine<Double> rounds() {
        for (int i = 0; i < WARM_UPS; i++) {
            await(suspendTasks(BATCH));
        }
        return suspendTasks(TASKS);
    }

    @Async
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Coroutine<Double> suspendTasks(int count) {
        EventLoop loop = EventLoop.running();
        Future<Integer>[] futures = new Future[count];
        Task<Long>[] tasks = new Task[count];
        await(yieldNow()); // and the stack refers to nothing of the round before
        long before = Heap.used();
        for (int i = 0; i < count; i++) {
            futures[i] = loop.createFuture();
            tasks[i] = createTask(outer(futures[i], i, i, REFERENCE));
            if (i % BATCH == 0) {
                await(yieldNow());
            }
        }
        await(yieldNow());
        double bytes = (double) (Heap.used() - before) / count;
        long sum = 0;
        for (int i = 0; i < count; i++) {
            futures[i].setResult(i);
            sum += await(tasks[i]);
        }
        check(sum, count);
        return done(bytes);
    }

    @Async
    private static Coroutine<Long> outer(Future<Integer> future, int i, long l, String reference) {
        return done(await(inner(future, i + 1, l + 1, reference)) + i + l + reference.length());
    }

    @Async
    private static Coroutine<Long> inner(Future<Integer> future, int i, long l, String reference) {
        return done(await(future) + i + l + reference.length());
    }

    @Override
    public double kotlin() {
        return KotlinPeer.taskFootprint(WARM_UPS, TASKS);
    }

    @Override
    public double loom() throws InterruptedException {
        for (int i = 0; i < WARM_UPS; i++) {
            parkThreads(BATCH);
        }
        return parkThreads(TASKS);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static double parkThreads(int count) throws InterruptedException {
        CompletableFuture<Integer>[] futures = new CompletableFuture[count];
        var threads = new Thread[count];
        var sums = new long[count];
        long before = Heap.used();
        for (int n = 0; n < count; n++) {
            int i = n;
            CompletableFuture<Integer> future = new CompletableFuture<>();
            futures[i] = future;
            threads[i] = VirtualThreads.start(() -> sums[i] = callOuter(future, i, i, REFERENCE));
        }
        VirtualThreads.awaitParked(threads);
        double bytes = (double) (Heap.used() - before) / count;
        long sum = 0;
        for (int i = 0; i < count; i++) {
            futures[i].complete(i);
            threads[i].join();
            sum += sums[i];
        }
        check(sum, count);
        return bytes;
    }

    private static long callOuter(CompletableFuture<Integer> future, int i, long l, String reference) {
        return callInner(future, i + 1, l + 1, reference) + i + l + reference.length();
    }

    private static long callInner(CompletableFuture<Integer> future, int i, long l, String reference) {
        return future.join() + i + l + reference.length();
    }

    /** Every task adds five times its index, the two increments and the reference's length twice. */
    static void check(long sum, int count) {
        long expected = 5L * count * (count - 1) / 2 + 2L * count * (1 + REFERENCE.length());
        if (sum != expected) {
            throw new IllegalStateException("tasks added up to " + sum + ", not " + expected);
        }
    }
}
