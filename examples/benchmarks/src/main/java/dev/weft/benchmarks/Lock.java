// SPDX-License-Identifier: Apache-2.0
package dev.weft.benchmarks;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Weft;
import dev.weft.sync.AsyncLock;
import java.util.concurrent.locks.ReentrantLock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Time to take a lock that is free, and to give it back. */
public class Lock {
    private static final int TIMES = 500_000;

    @Benchmark
    @OperationsPerInvocation(TIMES)
    public int weft() {
        return Weft.run(count(new AsyncLock()));
    }

    @Async
    private static Coroutine<Integer> count(AsyncLock lock) {
        int count = 0;
        for (int i = 0; i < TIMES; i++) {
            try (var held = await(lock.acquire())) {
                count++;
            }
        }
        return done(count);
    }

    @Benchmark
    @OperationsPerInvocation(TIMES)
    public int kotlin() {
        return KotlinPeer.lock(TIMES);
    }

    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void loom() {
        VirtualThreads.join(VirtualThreads.start(Lock::count));
    }

    private static void count() {
        ReentrantLock lock = new ReentrantLock(true);
        for (int i = 0; i < TIMES; i++) {
            lock.lock();
            lock.unlock();
        }
    }
}
