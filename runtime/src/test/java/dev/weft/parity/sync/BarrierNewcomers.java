// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.sync;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.ReturnWhen;
import dev.weft.Task;
import dev.weft.Weft;
import dev.weft.sync.AsyncBarrier;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;

/** {@code sync/barrier-newcomers.py}. */
final class BarrierNewcomers extends SyncProgram {

    @Async
    Coroutine<Void> party(AsyncBarrier b, String name) throws BrokenBarrierException {
        log.add(name + ":" + await(b.await()));
        return done();
    }

    @Async
    Coroutine<Void> again(AsyncBarrier b, String name, int times) throws BrokenBarrierException {
        for (int i = 0; i < times; i++) {
            log.add(name + i + ":" + await(b.await()) + " waiting " + b.waiting());
        }
        return done();
    }

    @Async
    @Override
    Coroutine<Void> main() throws BrokenBarrierException {
        AsyncBarrier first = new AsyncBarrier(3);
        List<Task<Void>> tasks = new ArrayList<>();
        for (String n : letters("ab")) {
            tasks.add(createTask(party(first, n)));
        }
        await(yieldNow());
        await(first.await());
        List<Coroutine<Void>> later = List.of(party(first, "c"), party(first, "d"));
        EventLoop.running().callSoon(() -> later.forEach(c -> tasks.add(createTask(c))));
        log.add("again:" + await(first.await()));
        print(log);
        await(ended(tasks));
        print(log, first.waiting());
        log.clear();
        for (String names : List.of("xy", "xyz")) {
            AsyncBarrier b = new AsyncBarrier(2);
            List<Task<Void>> ts = new ArrayList<>();
            for (String n : letters(names)) {
                ts.add(createTask(again(b, n, 4)));
            }
            await(Weft.wait(ts, ReturnWhen.ALL_COMPLETED, seconds(0.05)));
            log.forEach(this::print);
            print(dones(ts), b.waiting());
            log.clear();
            ts.forEach(Task::cancel);
            await(ended(ts));
        }
        return done();
    }
}
