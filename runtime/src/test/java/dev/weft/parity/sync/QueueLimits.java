// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.sync;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.Awaitable;
import dev.weft.Coroutine;
import dev.weft.sync.AsyncLifoQueue;
import dev.weft.sync.AsyncPriorityQueue;
import dev.weft.sync.AsyncQueue;
import dev.weft.sync.QueueEmptyException;
import dev.weft.sync.QueueFullException;
import java.util.List;
import java.util.function.Supplier;

/** {@code sync/queue-limits.py}. */
final class QueueLimits extends SyncProgram {

    private void attempt(String what, Supplier<Object> act) {
        try {
            print(what, act.get());
        } catch (QueueFullException | QueueEmptyException e) {
            print(what, typeName(e));
        }
    }

    @Async
    @Override
    Coroutine<Void> main() {
        List<AsyncQueue<Integer>> each =
                List.of(new AsyncQueue<>(2), new AsyncLifoQueue<>(2), new AsyncPriorityQueue<>(2));
        for (AsyncQueue<Integer> q : each) {
            attempt("get", q::getNowait);
            for (int i : List.of(5, 3, 4)) {
                attempt("put", () -> {
                    q.putNowait(i);
                    return null;
                });
            }
            print(q.size(), q.isFull(), q.isEmpty(), q.maxsize());
            for (int i = 0; i < 3; i++) {
                attempt("get", q::getNowait);
            }
            print(q.size(), q.isFull(), q.isEmpty());
        }
        for (int maxsize : List.of(0, -1)) {
            AsyncQueue<Integer> q = new AsyncQueue<>(maxsize);
            for (int i = 0; i < 100; i++) {
                q.putNowait(i);
            }
            print(maxsize, q.size(), q.isFull(), q.isEmpty());
        }
        AsyncQueue<String> q = new AsyncQueue<>();
        Awaitable<Void> put = q.put("cold");
        Awaitable<String> get = q.get();
        print("cold", q.size());
        await(put);
        print("put", q.size(), await(get), q.size());
        try {
            await(put);
        } catch (IllegalStateException e) {
            print("RuntimeError:", e);
        }
        await(q.put(null));
        print("None is an item", q.size(), await(q.get()));
        AsyncQueue<Integer> l = new AsyncLifoQueue<>();
        l.putNowait(null);
        l.putNowait(1);
        print(l.getNowait(), l.getNowait(), l.isEmpty());
        return done();
    }
}
