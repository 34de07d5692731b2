// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.run;
import static dev.weft.Weft.runInExecutor;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.toThread;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** {@code seed-000-executor-offload.py}. */
final class SeedExecutorOffload extends Program {

    /** Open once the heart has beaten more than five times. */
    private final CountDownLatch beaten = new CountDownLatch(6);

    private Thread mainThread;

    private record Offloaded(int square, boolean onMainThread) {}

    private Offloaded blocking(int i) throws InterruptedException {
        beaten.await(); // blocks its thread until the loop has shown that it is free
        return new Offloaded(i * i, Thread.currentThread() == mainThread);
    }

    @Async
    Coroutine<Void> heartbeat(List<Integer> beats) {
        while (true) {
            beats.add(1);
            beaten.countDown();
            await(sleep(seconds(0.005)));
        }
    }

    @Async
    Coroutine<Void> main() throws Exception {
        List<Integer> beats = new ArrayList<>();
        Task<Void> hb = createTask(heartbeat(beats));
        List<Offloaded> rs;
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            rs = await(gather(IntStream.range(0, 4)
                    .mapToObj(i -> runInExecutor(pool, () -> blocking(i)))
                    .toList()));
        } finally {
            pool.shutdown();
        }
        print("pool", squares(rs), "on main thread:", rs.stream().anyMatch(Offloaded::onMainThread));
        rs = await(gather(
                IntStream.range(0, 3).mapToObj(i -> toThread(() -> blocking(i))).toList()));
        print("to_thread", squares(rs));
        print("loop stayed free:", beats.size() > 5);
        hb.cancel();
        int before = beats.size();
        EventLoop loop = EventLoop.running();
        long overdue = loop.time() + nanos(0.05);
        while (loop.time() < overdue) { // blocks the loop past many a beat
            Thread.onSpinWait();
        }
        print("a blocking call stops the heart:", beats.size() == before);
        return done();
    }

    private static List<Integer> squares(List<Offloaded> rs) {
        return rs.stream().map(Offloaded::square).toList();
    }

    @Override
    protected void script() throws Exception {
        mainThread = Thread.currentThread();
        run(main());
    }
}
