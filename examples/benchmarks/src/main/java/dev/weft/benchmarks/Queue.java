// SPDX-License-Identifier: Apache-2.0
package dev.weft.benchmarks;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.Weft;
import dev.weft.sync.AsyncQueue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Time of an item from one task to another through a queue of some capacity; 0 for no limit. */
@State(Scope.Benchmark)
public class Queue {
    private static final int ITEMS = 200_000;

    @Param("0")
    public int capacity;

    @Benchmark
    @OperationsPerInvocation(ITEMS)
    public int weft() {
        return Weft.run(consume(new AsyncQueue<>(capacity)));
    }

    @Async
    private static Coroutine<Integer> consume(AsyncQueue<Integer> queue) {
        Task<Void> producer = createTask(produce(queue));
        int sum = 0;
        for (int i = 0; i < ITEMS; i++) {
            sum += await(queue.get());
        }
        await(producer);
        AwaitLoop.check(sum, ITEMS);
        return done(sum);
    }

    @Async
    private static Coroutine<Void> produce(AsyncQueue<Integer> queue) {
        for (int i = 0; i < ITEMS; i++) {
            await(queue.put(i & 1));
        }
        return done();
    }

    @Benchmark
    @OperationsPerInvocation(ITEMS)
    public int kotlin() {
        int sum = KotlinPeer.queue(capacity, ITEMS);
        AwaitLoop.check(sum, ITEMS);
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(ITEMS)
    public void loom() {
        BlockingQueue<Integer> queue = capacity == 0 ? new LinkedBlockingQueue<>() : new ArrayBlockingQueue<>(capacity);
        Thread consumer = VirtualThreads.start(() -> take(queue));
        VirtualThreads.join(VirtualThreads.start(() -> put(queue)));
        VirtualThreads.join(consumer);
    }

    private static void put(BlockingQueue<Integer> queue) {
        try {
            for (int i = 0; i < ITEMS; i++) {
                queue.put(i & 1);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void take(BlockingQueue<Integer> queue) {
        try {
            int sum = 0;
            for (int i = 0; i < ITEMS; i++) {
                sum += queue.take();
            }
            AwaitLoop.check(sum, ITEMS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
