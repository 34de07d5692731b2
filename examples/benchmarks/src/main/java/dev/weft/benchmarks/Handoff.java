// SPDX-License-Identifier: Apache-2.0
package dev.weft.benchmarks;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.Weft;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * Time to hand a value over in a new future: a task awaits it, a callback of the loop sets it. Virtual threads have no
 * callbacks; there a second thread sets it.
 */
public class Handoff {
    private static final int VALUES = 200_000;

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public int weft() {
        return Weft.run(receive());
    }

    @Async
    private static Coroutine<Integer> receive() {
        EventLoop loop = EventLoop.running();
        int sum = 0;
        for (int i = 0; i < VALUES; i++) {
            Future<Integer> future = loop.createFuture();
            loop.callSoon(() -> future.setResult(1));
            sum += await(future);
        }
        return done(sum);
    }

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public int kotlin() {
        return KotlinPeer.handoff(VALUES);
    }

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public void loom() throws InterruptedException {
        var giver = new Giver();
        Thread giving = VirtualThreads.start(giver);
        Thread receiving = VirtualThreads.start(() -> {
            int sum = 0;
            for (int i = 0; i < VALUES; i++) {
                var future = new CompletableFuture<Integer>();
                giver.wanted = future;
                LockSupport.unpark(giving);
                sum += future.join();
            }
            giver.finished = sum == VALUES;
            LockSupport.unpark(giving);
        });
        receiving.join();
        giving.join();
    }

    /** Sets the future that is wanted, then parks until there is another. */
    private static final class Giver implements Runnable {
        volatile CompletableFuture<Integer> wanted;
        volatile boolean finished;

        @Override
        public void run() {
            while (!finished) {
                CompletableFuture<Integer> future = wanted;
                if (future == null) {
                    LockSupport.park();
                } else {
                    wanted = null;
                    future.complete(1);
                }
            }
        }
    }
}
