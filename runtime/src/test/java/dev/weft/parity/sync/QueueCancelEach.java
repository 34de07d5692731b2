// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.sync;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.sync.AsyncQueue;
import java.util.ArrayList;
import java.util.List;

/** {@code sync/queue-cancel-each.py}. */
final class QueueCancelEach extends SyncProgram {

    @Async
    Coroutine<Void> get(AsyncQueue<Integer> q, String name) {
        try {
            log.add(name + "=" + await(q.get()));
        } catch (CancelledError e) {
            log.add("-" + name);
            throw e;
        }
        return done();
    }

    @Async
    Coroutine<Void> put(AsyncQueue<Integer> q, int item) {
        try {
            await(q.put(item));
            log.add("+" + item);
        } catch (CancelledError e) {
            log.add("-" + item);
            throw e;
        }
        return done();
    }

    private static void cancel(List<Task<Void>> ts, int which) {
        for (int i = 0; i < 3; i++) {
            if ((which >> i & 1) != 0) {
                ts.get(i).cancel();
            }
        }
    }

    @Async
    Coroutine<Void> getters(int before, int after, int items) {
        AsyncQueue<Integer> q = new AsyncQueue<>();
        log.clear();
        List<Task<Void>> ts = new ArrayList<>();
        for (String n : letters("abc")) {
            ts.add(createTask(get(q, n)));
        }
        await(yieldNow());
        cancel(ts, before);
        for (int i = 0; i < items; i++) {
            q.putNowait(i);
        }
        cancel(ts, after);
        ts.add(createTask(get(q, "new")));
        await(turns(4));
        List<Integer> left = new ArrayList<>();
        while (!q.isEmpty()) {
            left.add(q.getNowait());
        }
        print("get", before, after, items, joined(), "left", left);
        ts.forEach(Task::cancel);
        await(ended(ts));
        return done();
    }

    @Async
    Coroutine<Void> putters(int before, int after, int takes) {
        AsyncQueue<Integer> q = new AsyncQueue<>(2);
        log.clear();
        q.putNowait(8);
        q.putNowait(9);
        List<Task<Void>> ts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ts.add(createTask(put(q, i)));
        }
        await(yieldNow());
        cancel(ts, before);
        List<Integer> taken = new ArrayList<>();
        for (int i = 0; i < takes; i++) {
            taken.add(q.getNowait());
        }
        cancel(ts, after);
        ts.add(createTask(put(q, 5)));
        await(turns(4));
        while (!q.isEmpty()) {
            taken.add(q.getNowait());
            await(yieldNow());
        }
        await(ended(ts));
        print("put", before, after, takes, joined(), taken);
        return done();
    }

    @Async
    @Override
    Coroutine<Void> main() {
        for (int before = 0; before < 8; before++) {
            for (int after = 0; after < 8; after++) {
                if ((before & after) == 0) {
                    for (int n = 1; n < 3; n++) {
                        await(getters(before, after, n));
                        await(putters(before, after, n));
                    }
                }
            }
        }
        return done();
    }
}
