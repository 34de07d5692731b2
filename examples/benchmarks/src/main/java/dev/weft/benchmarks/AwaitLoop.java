// SPDX-License-Identifier: Apache-2.0
package dev.weft.benchmarks;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Weft;

/**
 * Kilobytes (of 1,000 bytes) by which the heap has grown when one coroutine has awaited another ten million times in a
 * loop, each time suspended, and has not ended yet. Anything kept per await shows here as 10,000 for each byte.
 */
final class AwaitLoop implements Footprint {
    private static final int ITERATIONS = 10_000_000;
    private static final int WARM_UP = 100_000;
    private static final double KILOBYTE = 1e3;

    @Override
    public double weft() {
        return Weft.run(loops()) / KILOBYTE;
    }

    @Async
    private static Coroutine<Double> loops() {
        await(loop(WARM_UP));
        return loop(ITERATIONS);
    }

    @Async
    private static Coroutine<Double> loop(int iterations) {
        long before = Heap.used();
        int sum = 0;
        for (int i = 0; i < iterations; i++) {
            sum += await(step(i));
        }
        check(sum, iterations);
        return done((double) (Heap.used() - before));
    }

    @Async
    private static Coroutine<Integer> step(int i) {
        await(yieldNow());
        return done(i & 1);
    }

    @Override
    public double kotlin() {
        return KotlinPeer.awaitLoop(WARM_UP, ITERATIONS) / KILOBYTE;
    }

    @Override
    public double loom() {
        var growth = new double[1];
        VirtualThreads.join(VirtualThreads.start(() -> {
            callLoop(WARM_UP);
            growth[0] = callLoop(ITERATIONS);
        }));
        return growth[0] / KILOBYTE;
    }

    private static double callLoop(int iterations) {
        long before = Heap.used();
        int sum = 0;
        for (int i = 0; i < iterations; i++) {
            sum += callStep(i);
        }
        check(sum, iterations);
        return Heap.used() - before;
    }

    private static int callStep(int i) {
        Thread.yield();
        return i & 1;
    }

    static void check(int sum, int iterations) {
        if (sum != iterations / 2) {
            throw new IllegalStateException(iterations + " awaits added up to " + sum);
        }
    }
}
