// SPDX-License-Identifier: Apache-2.0
package dev.weft.benchmarks;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Weft;
import java.time.Duration;

/** Megabytes (of 1,000,000 bytes) of a million tasks that sleep, timers included. */
final class Sleepers implements Footprint {
    /** Tasks started between two turns of the loop, so that its queue of ready ones stays small. */
    static final int BATCH = 1_000;

    private static final int TASKS = 1_000_000;
    private static final double MEGABYTE = 1e6;

    /** A tenth as many virtual threads are started, and their figure is scaled. */
    private static final int SCALE = 10;

    @Override
    public double weft() {
        return Weft.run(sleepers()) / MEGABYTE;
    }

    @Async
    private static Coroutine<Double> sleepers() {
        long before = Heap.used();
        for (int i = 0; i < TASKS; i++) {
            createTask(nap());
            if (i % BATCH == 0) {
                await(yieldNow());
            }
        }
        await(yieldNow());
        return done((double) (Heap.used() - before));
    }

    @Async
    private static Coroutine<Void> nap() {
        await(sleep(Duration.ofHours(1)));
        return done();
    }

    @Override
    public double kotlin() {
        return KotlinPeer.sleepers(TASKS) / MEGABYTE;
    }

    @Override
    public double loom() throws InterruptedException {
        var threads = new Thread[TASKS / SCALE];
        long before = Heap.used();
        for (int i = 0; i < threads.length; i++) {
            threads[i] = VirtualThreads.start(Sleepers::doze);
        }
        VirtualThreads.awaitParked(threads);
        return (Heap.used() - before) * SCALE / MEGABYTE;
    }

    private static void doze() {
        try {
            Thread.sleep(Duration.ofHours(1).toMillis());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
