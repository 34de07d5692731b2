// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.sync;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.sync.AsyncQueue;
import java.util.ArrayList;
import java.util.List;

/** {@code sync/queue-interleaving.py}. */
final class QueueInterleaving extends SyncProgram {

    @Async
    Coroutine<Void> producer(AsyncQueue<String> q, String name, int n) {
        for (int i = 0; i < n; i++) {
            await(q.put(name + i));
            log.add("+" + name + i);
        }
        return done();
    }

    @Async
    Coroutine<Void> consumer(AsyncQueue<String> q, String name, int n) {
        for (int i = 0; i < n; i++) {
            log.add(name + await(q.get()));
        }
        return done();
    }

    @Async
    @Override
    Coroutine<Void> main() {
        for (int size = 0; size < 4; size++) {
            for (String first : List.of("producers", "consumers")) {
                AsyncQueue<String> q = new AsyncQueue<>(size);
                log.clear();
                List<Coroutine<Void>> all = new ArrayList<>(List.of(producer(q, "a", 5), producer(q, "b", 4)));
                all.addAll(first.equals("producers") ? 2 : 0, List.of(consumer(q, "x", 3), consumer(q, "y", 6)));
                await(gather(all));
                print(size, first, joined(), q.size());
            }
        }
        return done();
    }
}
