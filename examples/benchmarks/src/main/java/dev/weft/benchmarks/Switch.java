// SPDX-License-Identifier: Apache-2.0
package dev.weft.benchmarks;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Weft;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Time of a switch: two tasks that do nothing but give way to each other. */
public class Switch {
    private static final int TURNS = 500_000;
    private static final int SWITCHES = 2 * TURNS;

    @Benchmark
    @OperationsPerInvocation(SWITCHES)
    public void weft() {
        Weft.run(both());
    }

    @Async
    private static Coroutine<Void> both() {
        var one = createTask(giveWay());
        var other = createTask(giveWay());
        await(one);
        await(other);
        return done();
    }

    @Async
    private static Coroutine<Void> giveWay() {
        for (int i = 0; i < TURNS; i++) {
            await(yieldNow());
        }
        return done();
    }

    @Benchmark
    @OperationsPerInvocation(SWITCHES)
    public void kotlin() {
        KotlinPeer.giveWay(TURNS);
    }

    @Benchmark
    @OperationsPerInvocation(SWITCHES)
    public void loom() throws InterruptedException {
        Runnable giveWay = () -> {
            for (int i = 0; i < TURNS; i++) {
                Thread.yield();
            }
        };
        Thread one = VirtualThreads.start(giveWay);
        Thread other = VirtualThreads.start(giveWay);
        one.join();
        other.join();
    }
}
