// SPDX-License-Identifier: Apache-2.0
package dev.weft.benchmarks;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Weft;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Time of one of a hundred coroutines that are gathered. */
public class Gather {
    private static final int TOGETHER = 100;
    private static final int TIMES = 2_000;

    @Benchmark
    @OperationsPerInvocation(TOGETHER * TIMES)
    public int weft() {
        return Weft.run(gatherAll());
    }

    @Async
    private static Coroutine<Integer> gatherAll() {
        int sum = 0;
        for (int i = 0; i < TIMES; i++) {
            List<Coroutine<Integer>> coroutines = new ArrayList<>(TOGETHER);
            for (int j = 0; j < TOGETHER; j++) {
                coroutines.add(bit(j));
            }
            for (int bit : await(gather(coroutines))) {
                sum += bit;
            }
        }
        AwaitLoop.check(sum, TOGETHER * TIMES);
        return done(sum);
    }

    @Async
    private static Coroutine<Integer> bit(int i) {
        return done(i & 1);
    }

    @Benchmark
    @OperationsPerInvocation(TOGETHER * TIMES)
    public int kotlin() {
        int sum = KotlinPeer.gather(TOGETHER, TIMES);
        AwaitLoop.check(sum, TOGETHER * TIMES);
        return sum;
    }
}
