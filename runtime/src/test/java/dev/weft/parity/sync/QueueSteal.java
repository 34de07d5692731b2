// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.sync;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.sync.AsyncQueue;
import java.util.ArrayList;
import java.util.List;

/** {@code sync/queue-steal.py}. */
final class QueueSteal extends SyncProgram {

    @Async
    Coroutine<Void> get(AsyncQueue<Integer> q, String name) {
        log.add(name + "=" + await(q.get()));
        return done();
    }

    @Async
    Coroutine<Void> put(AsyncQueue<Integer> q, int item) {
        await(q.put(item));
        log.add("+" + item);
        return done();
    }

    private List<Task<Void>> getters(AsyncQueue<Integer> q, String names) {
        return letters(names).stream().map(n -> createTask(get(q, n))).toList();
    }

    @Async
    @Override
    Coroutine<Void> main() {
        AsyncQueue<Integer> q = new AsyncQueue<>();
        List<Task<Void>> ts = getters(q, "abc");
        await(yieldNow());
        q.putNowait(1);
        print("stolen", q.getNowait());
        await(yieldNow());
        List.of(2, 3, 4).forEach(q::putNowait);
        await(ended(ts));
        print(log);
        log.clear();
        ts = getters(q, "ab");
        await(yieldNow());
        q.putNowait(5);
        print("taken by a coroutine that finds it", await(q.get()));
        q.putNowait(6);
        await(yieldNow());
        await(yieldNow());
        print(log, q.size());
        q.putNowait(7);
        await(ended(ts));
        print(log);
        log.clear();
        q = new AsyncQueue<>(1);
        q.putNowait(0);
        createTask(put(q, 1));
        createTask(put(q, 2));
        await(yieldNow());
        q.getNowait();
        q.putNowait(9);
        await(yieldNow());
        List<Integer> taken = new ArrayList<>();
        while (!q.isEmpty()) {
            taken.add(q.getNowait());
            await(yieldNow());
        }
        print(log, taken);
        return done();
    }
}
