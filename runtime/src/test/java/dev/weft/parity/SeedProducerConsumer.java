// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.sleep;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.sync.AsyncQueue;

/** {@code seed-002-producer-consumer.py}. */
final class SeedProducerConsumer extends Program {

    @Async
    Coroutine<Integer> producer(AsyncQueue<Integer> q, int n) {
        for (int i = 0; i < n; i++) {
            print("producing", i);
            await(q.put(i));
            await(sleep(seconds(0.02)));
        }
        await(q.put(null));
        return done(null);
    }

    @Async
    Coroutine<Integer> consumer(AsyncQueue<Integer> q) {
        int total = 0;
        Integer item;
        while ((item = await(q.get())) != null) {
            print("consuming", item);
            total += item;
        }
        return done(total);
    }

    @Async
    Coroutine<Void> main() {
        AsyncQueue<Integer> q = new AsyncQueue<>();
        int total = await(gather(producer(q, 5), consumer(q))).get(1);
        print("total", total, "empty", q.isEmpty());
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
