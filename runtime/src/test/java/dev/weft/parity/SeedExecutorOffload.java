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
import dev.weft.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** {@code seed-000-executor-offload.py}. */
final class SeedExecutorOffload extends Program {

    private Thread mainThread;

    private record Offloaded(int square, boolean onMainThread) {}

    private Offloaded blocking(int i) throws InterruptedException {
        Thread.sleep(80);
        return new Offloaded(i * i, Thread.currentThread() == mainThread);
    }

    @Async
    Coroutine<Void> heartbeat(List<Integer> beats) {
        while (true) {
            beats.add(1);
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
        Thread.sleep(50);
        print("a blocking call stops the heart:", beats.size() == before);
        return done();
    }

    private static List<Integer> squares(List<Offloaded> rs) {
        return rs.stream().map(Offloaded::square).toList();
    }

    @Override
    void script() throws Exception {
        mainThread = Thread.currentThread();
        run(main());
    }
}
