// SPDX-License-Identifier: Apache-2.0
package dev.weft.benchmarks;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.AsyncGenerator;
import dev.weft.Coroutine;
import dev.weft.Weft;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Time of an item that an asynchronous generator hands to a loop, at once or after a turn of the event loop. */
@State(Scope.Benchmark)
public class AsyncFor {
    private static final int ITEMS = 500_000;

    /** Whether the generator awaits a turn of the loop before each item. */
    @Param({"false", "true"})
    public boolean turns;

    @Benchmark
    @OperationsPerInvocation(ITEMS)
    public int weft() {
        int sum = Weft.run(consume(turns));
        AwaitLoop.check(sum, ITEMS);
        return sum;
    }

    @Async
    private static Coroutine<Integer> consume(boolean turns) {
        int sum = 0;
        for (int item : await(produce(turns))) {
            sum += item;
        }
        return done(sum);
    }

    @Async
    private static AsyncGenerator<Integer, Void> produce(boolean turns) {
        for (int i = 0; i < ITEMS; i++) {
            if (turns) {
                await(yieldNow());
            }
            AsyncGenerator.yield(i & 1);
        }
        return AsyncGenerator.end();
    }

    @Benchmark
    @OperationsPerInvocation(ITEMS)
    public int kotlin() {
        int sum = KotlinPeer.collect(turns, ITEMS);
        AwaitLoop.check(sum, ITEMS);
        return sum;
    }
}
