// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.sync;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.timeout;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.Timeout;
import dev.weft.sync.AsyncBarrier;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.TimeoutException;

/** {@code sync/barrier-cancel.py}. */
@SuppressWarnings("try") // limits are set, not used
final class BarrierCancel extends SyncProgram {

    @Async
    Coroutine<Void> party(AsyncBarrier b, String name) throws BrokenBarrierException {
        try {
            log.add(name + ":" + await(b.await()));
        } catch (CancelledError e) {
            log.add("-" + name);
            throw e;
        }
        return done();
    }

    private List<Task<Void>> parties(AsyncBarrier b) throws BrokenBarrierException {
        List<Task<Void>> ts = new ArrayList<>();
        for (String n : letters("abc")) {
            ts.add(createTask(party(b, n)));
        }
        return ts;
    }

    @Async
    Coroutine<Void> cancelSome(int cancelled) throws BrokenBarrierException {
        AsyncBarrier b = new AsyncBarrier(4);
        List<Task<Void>> ts = parties(b);
        await(turns(1));
        for (int i = 0; i < 3; i++) {
            if ((cancelled >> i & 1) != 0) {
                ts.get(i).cancel();
            }
        }
        await(turns(2));
        print(cancelled, log, "waiting", b.waiting(), "broken", b.isBroken());
        log.clear();
        while (!ts.stream().allMatch(Task::isDone)) {
            ts.add(createTask(party(b, "x")));
            await(turns(3));
        }
        print(log, b.waiting());
        log.clear();
        return done();
    }

    @Async
    @Override
    Coroutine<Void> main() throws BrokenBarrierException {
        for (int cancelled = 0; cancelled < 8; cancelled++) {
            await(cancelSome(cancelled));
        }
        AsyncBarrier b = new AsyncBarrier(3);
        List<Task<Void>> ts = parties(b);
        await(turns(1));
        ts.get(0).cancel();
        ts.add(createTask(party(b, "late")));
        await(turns(3));
        print("on its way out", log, b.waiting());
        log.clear();
        ts.get(3).cancel();
        await(ended(ts));
        b = new AsyncBarrier(2);
        createTask(party(b, "p"));
        await(turns(1));
        await(b.await());
        Task<Void> u = createTask(party(b, "q"));
        Task<Integer> v = createTask(b.await().toCoroutine());
        u.cancel();
        await(turns(3));
        print("on its way in", log, b.waiting(), v.isDone());
        v.cancel();
        try (Timeout t = timeout(seconds(0.01))) {
            await(b.await());
        } catch (TimeoutException e) {
            print("timeout", b.waiting(), b.isBroken());
        }
        return done();
    }
}
