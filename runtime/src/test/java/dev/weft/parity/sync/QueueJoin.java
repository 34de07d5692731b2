// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.sync;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gatherOutcomes;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Task;
import dev.weft.sync.AsyncQueue;
import java.util.ArrayList;
import java.util.List;

/** {@code sync/queue-join.py}. */
final class QueueJoin extends SyncProgram {

    @Async
    Coroutine<Void> joiner(AsyncQueue<?> q, String name) {
        await(q.join());
        log.add(name);
        return done();
    }

    @Async
    Coroutine<Void> worker(AsyncQueue<Integer> q, String name, int turns) {
        while (true) {
            int item = await(q.get());
            await(turns(turns));
            log.add(name + " did " + item);
            q.taskDone();
        }
    }

    @Async
    @Override
    Coroutine<Void> main() {
        AsyncQueue<Integer> q = new AsyncQueue<>();
        EventLoop.running().callSoon(() -> log.add("turn"));
        await(joiner(q, "empty"));
        print(log);
        log.clear();
        List<Task<Void>> ws = new ArrayList<>();
        for (String n : letters("abc")) {
            ws.add(createTask(worker(q, n, ws.size())));
        }
        for (int i = 0; i < 7; i++) {
            q.putNowait(i);
        }
        await(q.join());
        print(log, q.size());
        log.clear();
        ws.forEach(Task::cancel);
        await(gatherOutcomes(ws));
        q.putNowait(1);
        q.putNowait(2);
        List<Task<Void>> ts = List.of(createTask(joiner(q, "j")), createTask(joiner(q, "k")));
        await(yieldNow());
        q.getNowait();
        q.getNowait();
        q.taskDone();
        ts.get(0).cancel();
        await(yieldNow());
        print("one left", log, dones(ts));
        q.taskDone();
        q.putNowait(3);
        await(yieldNow());
        print("joined", log, dones(ts));
        Task<Void> late = createTask(joiner(q, "late"));
        await(yieldNow());
        q.taskDone();
        await(late);
        print("done before it was taken out", log, q.size());
        try {
            q.taskDone();
        } catch (IllegalArgumentException e) {
            print("ValueError:", e);
        }
        try {
            new AsyncQueue<>().taskDone();
        } catch (IllegalArgumentException e) {
            print("ValueError:", e);
        }
        return done();
    }
}
