// SPDX-License-Identifier: Apache-2.0
package dev.weft.benchmarks;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.sleep;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Weft;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;

/** Time until 100,000 tasks have slept for 10 ms, all beside each other. */
public class Naps {
    static final int TASKS = 100_000;
    static final int MILLIS = 10;

    @Benchmark
    public void weft() {
        Weft.run(all());
    }

    @Async
    private static Coroutine<Void> all() {
        List<Coroutine<Void>> naps = new ArrayList<>(TASKS);
        for (int i = 0; i < TASKS; i++) {
            naps.add(nap());
        }
        await(gather(naps));
        return done();
    }

    @Async
    private static Coroutine<Void> nap() {
        await(sleep(Duration.ofMillis(MILLIS)));
        return done();
    }

    @Benchmark
    public void kotlin() {
        KotlinPeer.naps(TASKS, MILLIS);
    }

    @Benchmark
    public void loom() {
        Thread[] threads = new Thread[TASKS];
        for (int i = 0; i < TASKS; i++) {
            threads[i] = VirtualThreads.start(Naps::doze);
        }
        for (Thread thread : threads) {
            VirtualThreads.join(thread);
        }
    }

    private static void doze() {
        try {
            Thread.sleep(MILLIS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
