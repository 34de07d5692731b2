// SPDX-License-Identifier: Apache-2.0
package dev.weft.benchmarks;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Weft;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Time to start a task that has nothing to do and to wait for its end, from a task that does only this. */
public class Spawn {
    private static final int TASKS = 200_000;

    @Benchmark
    @OperationsPerInvocation(TASKS)
    public void weft() {
        Weft.run(spawn());
    }

    @Async
    private static Coroutine<Void> spawn() {
        for (int i = 0; i < TASKS; i++) {
            await(createTask(nothing()));
        }
        return done();
    }

    @Async
    private static Coroutine<Void> nothing() {
        return done();
    }

    @Benchmark
    @OperationsPerInvocation(TASKS)
    public void kotlin() {
        KotlinPeer.spawn(TASKS);
    }

    /** The parent is a virtual thread too: from a platform thread each join would cross to another core. */
    @Benchmark
    @OperationsPerInvocation(TASKS)
    public void loom() throws InterruptedException {
        Runnable nothing = () -> {};
        VirtualThreads.start(() -> {
                    for (int i = 0; i < TASKS; i++) {
                        VirtualThreads.join(VirtualThreads.start(nothing));
                    }
                })
                .join();
    }
}
