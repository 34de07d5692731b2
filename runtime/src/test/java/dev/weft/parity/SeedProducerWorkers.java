// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.waitFor;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.sync.AsyncQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/** {@code seed-001-producer-workers.py}. */
final class SeedProducerWorkers extends Program {

    private final List<Integer> produced = new ArrayList<>();
    private final List<Integer> processed = new ArrayList<>();

    @Async
    Coroutine<Integer> producer(AsyncQueue<Integer> q, int n) {
        for (int i = 0; i < n; i++) {
            await(q.put(i));
            produced.add(i);
            if (q.size() > 2) {
                throw new AssertionError(q);
            }
        }
        for (int i = 0; i < 3; i++) {
            await(q.put(null));
        }
        return done(null);
    }

    @Async
    Coroutine<Integer> worker(int wid, AsyncQueue<Integer> q) {
        while (true) {
            Integer item = await(q.get());
            try {
                if (item == null) {
                    return done(wid);
                }
                await(sleep(seconds(0.002)));
                processed.add(item);
            } finally {
                q.taskDone();
            }
        }
    }

    @Async
    Coroutine<Void> main() throws TimeoutException {
        AsyncQueue<Integer> q = new AsyncQueue<>(2);
        List<Integer> rs = await(gather(producer(q, 15), worker(0, q), worker(1, q), worker(2, q)));
        print("workers", rs);
        List<Integer> all = IntStream.range(0, 15).boxed().toList();
        print("produced in order", produced.equals(all));
        print("all processed", processed.stream().sorted().toList().equals(all));
        await(waitFor(q.join(), seconds(1)));
        print("joined, left", q.size());
        return done();
    }

    @Override
    protected void script() throws Exception {
        runInVirtualTime(main());
    }
}
