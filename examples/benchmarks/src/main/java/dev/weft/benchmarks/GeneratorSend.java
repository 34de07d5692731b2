// SPDX-License-Identifier: Apache-2.0
package dev.weft.benchmarks;

import dev.weft.Async;
import dev.weft.Generator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Time to send a value to a generator that yields it back. */
public class GeneratorSend {
    private static final int VALUES = 1_000_000;

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public int weft() {
        Generator<Integer, Integer, Void> echo = echo();
        int sum = echo.send(null);
        for (int i = 0; i < VALUES; i++) {
            sum += echo.send(i & 1);
        }
        AwaitLoop.check(sum, VALUES);
        return sum;
    }

    @Async
    private static Generator<Integer, Integer, Void> echo() {
        Integer value = 0;
        while (true) {
            value = Generator.<Integer>yield(value);
        }
    }

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public int kotlin() {
        int sum = KotlinPeer.echo(VALUES);
        AwaitLoop.check(sum, VALUES);
        return sum;
    }
}
