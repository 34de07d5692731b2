// SPDX-License-Identifier: Apache-2.0
package dev.weft.benchmarks;

import dev.weft.Weft;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Time of a task of {@link Through}: one through a group, a semaphore of ten and a queue of a hundred. */
public class Traffic {
    private static final int TASKS = 100_000;

    @Benchmark
    @OperationsPerInvocation(TASKS)
    public int weft() {
        return Weft.run(Through.all(TASKS));
    }

    @Benchmark
    @OperationsPerInvocation(TASKS)
    public int kotlin() {
        return KotlinPeer.traffic(TASKS);
    }

    @Benchmark
    @OperationsPerInvocation(TASKS)
    public void loom() {
        VirtualThreads.join(VirtualThreads.start(() -> Through.threads(TASKS)));
    }
}
