// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.tuple;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.parity.Py.Tuple;
import dev.weft.sync.AsyncLifoQueue;
import dev.weft.sync.AsyncPriorityQueue;
import dev.weft.sync.AsyncQueue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** {@code sem-queue-kinds.py}. */
final class SemQueueKinds extends Program {

    private static final Comparator<Tuple> NATURAL = Comparator.<Tuple, Integer>comparing(
                    t -> (Integer) t.items().get(0))
            .thenComparing(t -> (String) t.items().get(1));

    @Async
    <T> Coroutine<List<T>> drain(AsyncQueue<T> q) {
        List<T> out = new ArrayList<>();
        while (!q.isEmpty()) {
            out.add(await(q.get()));
            q.taskDone();
        }
        await(q.join());
        return done(out);
    }

    @Async
    Coroutine<Void> main() {
        AsyncQueue<Tuple> p = new AsyncPriorityQueue<>(NATURAL);
        for (Tuple item : List.of(tuple(2, "b"), tuple(1, "a"), tuple(3, "c"), tuple(1, "A"), tuple(0, "z"))) {
            await(p.put(item));
        }
        print("priority", await(drain(p)));
        AsyncQueue<Integer> l = new AsyncLifoQueue<>(3);
        for (int i = 0; i < 3; i++) {
            l.putNowait(i);
        }
        print("lifo full", l.isFull(), await(drain(l)));
        for (AsyncQueue<Integer> q :
                List.of(new AsyncPriorityQueue<Integer>(), new AsyncLifoQueue<Integer>(), new AsyncQueue<Integer>())) {
            Task<Integer> g = createTask(q.get().toCoroutine());
            await(yieldNow());
            q.putNowait(5);
            q.putNowait(4);
            String name = q.getClass().getSimpleName().replace("Async", "");
            print(name, "waiting getter gets", await(g), "left", q.getNowait());
        }
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
