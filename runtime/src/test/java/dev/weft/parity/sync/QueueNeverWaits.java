// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.sync;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Task;
import dev.weft.sync.AsyncQueue;
import java.util.List;

/** {@code sync/queue-never-waits.py}. */
final class QueueNeverWaits extends SyncProgram {

    private final AsyncQueue<String> q = new AsyncQueue<>();

    @Async
    Coroutine<String> busy(int n) {
        for (int i = 0; i < n; i++) {
            await(q.put(await(q.get())));
        }
        log.add("busy ends");
        return done("result");
    }

    @Async
    Coroutine<Void> cancelsItself() {
        currentTask().cancel();
        await(busy(100));
        log.add("not cancelled yet");
        q.getNowait();
        await(q.get());
        return done();
    }

    @Async
    @Override
    Coroutine<Void> main() {
        q.putNowait("item");
        EventLoop.running().callSoon(() -> log.add("turn"));
        await(busy(100));
        print(log);
        log.clear();
        Task<String> t = createTask(busy(100));
        await(yieldNow());
        print(log, t.cancel(), await(t));
        log.clear();
        Task<Void> cancelled = createTask(cancelsItself());
        await(ended(List.of(cancelled)));
        print(log, cancelled.isCancelled(), q.size());
        return done();
    }
}
