// SPDX-License-Identifier: Apache-2.0
package dev.weft.benchmarks;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Weft;
import java.time.Duration;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Time to set a timer and to cancel it, as every limit that is kept does; a turn of the loop after each hundred. */
public class CancelledTimer {
    private static final int TIMERS = 200_000;
    private static final int BATCH = 100;

    @Benchmark
    @OperationsPerInvocation(TIMERS)
    public void weft() {
        Weft.run(setAndCancel());
    }

    @Async
    private static Coroutine<Void> setAndCancel() {
        EventLoop loop = EventLoop.running();
        Duration limit = Duration.ofSeconds(60);
        for (int i = 0; i < TIMERS; i++) {
            loop.callLater(limit, () -> {}).cancel();
            if (i % BATCH == 0) {
                await(yieldNow());
            }
        }
        return done();
    }
}
