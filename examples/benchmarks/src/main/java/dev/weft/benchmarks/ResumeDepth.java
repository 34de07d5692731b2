// SPDX-License-Identifier: Apache-2.0
package dev.weft.benchmarks;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Weft;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Time to resume one task in which {@code depth} nested coroutines are suspended, the innermost giving way in a loop. */
@State(Scope.Benchmark)
public class ResumeDepth {
    private static final int RESUMES = 1_000_000;

    @Param({"1", "10", "100", "1000"})
    public int depth;

    @Benchmark
    @OperationsPerInvocation(RESUMES)
    public int weft() {
        return Weft.run(nest(depth));
    }

    /** Adds to what it awaited: a call returned as it is would be a tail await, which keeps no frame. */
    @Async
    private static Coroutine<Integer> nest(int depth) {
        if (depth > 1) {
            return done(await(nest(depth - 1)) + 1);
        }
        for (int i = 0; i < RESUMES; i++) {
            await(yieldNow());
        }
        return done(1);
    }

    @Benchmark
    @OperationsPerInvocation(RESUMES)
    public int kotlin() {
        return KotlinPeer.resume(depth, RESUMES);
    }

    @Benchmark
    @OperationsPerInvocation(RESUMES)
    public void loom() throws InterruptedException {
        VirtualThreads.start(() -> call(depth)).join();
    }

    private static int call(int depth) {
        if (depth > 1) {
            return call(depth - 1) + 1;
        }
        for (int i = 0; i < RESUMES; i++) {
            Thread.yield();
        }
        return 1;
    }
}
