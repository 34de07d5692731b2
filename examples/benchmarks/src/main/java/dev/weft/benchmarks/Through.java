// SPDX-License-Identifier: Apache-2.0
package dev.weft.benchmarks;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.TaskGroup;
import dev.weft.Weft;
import dev.weft.sync.AsyncQueue;
import dev.weft.sync.AsyncSemaphore;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

/**
 * 1,000,000 tasks of one group, each of which takes one of ten permits of a semaphore, gives way, and puts an item into a queue
 * of a hundred, from which another task takes it. At most 10,000 are there at once.
 */
final class Through implements Footprint {
    private static final int TASKS = 1_000_000;
    static final int AT_ONCE = 10_000;
    private static final int WARM_UP = 50_000;
    static final int PERMITS = 10;
    static final int CAPACITY = 100;
    private static final double KILOBYTE = 1e3;

    /** Kilobytes (of 1,000 bytes) by which the heap has grown when all have come through. */
    @Override
    public double weft() {
        return Weft.run(growth()) / KILOBYTE;
    }

    @Override
    public double kotlin() {
        return KotlinPeer.throughGrowth(WARM_UP, TASKS, AT_ONCE) / KILOBYTE;
    }

    @Async
    private static Coroutine<Double> growth() {
        await(all(WARM_UP));
        long before = Heap.used();
        await(all(TASKS));
        return done((double) (Heap.used() - before));
    }

    /** Runs so many tasks; answers how many items came through. */
    @Async
    static Coroutine<Integer> all(int tasks) {
        var semaphore = new AsyncSemaphore(PERMITS);
        var window = new AsyncSemaphore(AT_ONCE);
        var queue = new AsyncQueue<Integer>(CAPACITY);
        Task<Integer> taker = createTask(take(queue, tasks));
        try (var group = new TaskGroup()) {
            for (int i = 0; i < tasks; i++) {
                await(window.acquire());
                group.createTask(one(semaphore, window, queue));
            }
        }
        return done(await(taker));
    }

    @Async
    private static Coroutine<Void> one(AsyncSemaphore semaphore, AsyncSemaphore window, AsyncQueue<Integer> queue) {
        try (var permit = await(semaphore.acquire())) {
            await(yieldNow());
            await(queue.put(1));
        }
        window.release();
        return done();
    }

    @Async
    private static Coroutine<Integer> take(AsyncQueue<Integer> queue, int items) {
        int taken = 0;
        for (int i = 0; i < items; i++) {
            taken += await(queue.get());
        }
        return done(taken);
    }

    @Override
    public double loom() {
        double[] growth = new double[1];
        VirtualThreads.join(VirtualThreads.start(() -> {
            threads(WARM_UP);
            long before = Heap.used();
            threads(TASKS);
            growth[0] = Heap.used() - before;
        }));
        return growth[0] / KILOBYTE;
    }

    /** As {@link #all}, with threads. */
    static int threads(int tasks) {
        var semaphore = new Semaphore(PERMITS, true);
        var window = new Semaphore(AT_ONCE, true);
        var queue = new ArrayBlockingQueue<Integer>(CAPACITY, true);
        var left = new CountDownLatch(tasks);
        Thread starter = VirtualThreads.start(() -> {
            for (int i = 0; i < tasks; i++) {
                window.acquireUninterruptibly();
                VirtualThreads.start(() -> {
                    semaphore.acquireUninterruptibly();
                    Thread.yield();
                    put(queue);
                    semaphore.release();
                    window.release();
                    left.countDown();
                });
            }
        });
        try {
            int taken = 0;
            for (int i = 0; i < tasks; i++) {
                taken += queue.take();
            }
            left.await();
            VirtualThreads.join(starter);
            return taken;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void put(ArrayBlockingQueue<Integer> queue) {
        try {
            queue.put(1);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
