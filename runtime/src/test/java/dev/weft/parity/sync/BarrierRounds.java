// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.sync;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Task;
import dev.weft.sync.AsyncBarrier;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;

/** {@code sync/barrier-rounds.py}. */
final class BarrierRounds extends SyncProgram {

    @Async
    Coroutine<Void> party(AsyncBarrier b, String name, int rounds) throws BrokenBarrierException {
        for (int i = 0; i < rounds; i++) {
            int index = await(b.await());
            log.add(name + i + ":" + index);
        }
        return done();
    }

    private List<Task<Void>> parties(AsyncBarrier b, String names) throws BrokenBarrierException {
        List<Task<Void>> ts = new ArrayList<>();
        for (String n : letters(names)) {
            ts.add(createTask(party(b, n, 1)));
        }
        return ts;
    }

    @Async
    Coroutine<Void> rounds(int parties, int tasks) throws BrokenBarrierException {
        AsyncBarrier b = new AsyncBarrier(parties);
        List<Coroutine<Void>> all = new ArrayList<>();
        for (String n : letters("abcdef").subList(0, tasks)) {
            all.add(party(b, n, 3));
        }
        await(gather(all));
        print(parties, tasks, joined(), b.waiting());
        log.clear();
        return done();
    }

    @Async
    @Override
    Coroutine<Void> main() throws BrokenBarrierException {
        AsyncBarrier b = new AsyncBarrier(3);
        print(b.parties(), b.waiting(), b.isBroken());
        List<Task<Void>> ts = parties(b, "ab");
        await(yieldNow());
        print("waiting", b.waiting(), log);
        EventLoop.running().callSoon(() -> log.add("turn"));
        print("last", await(b.await()), b.waiting(), log);
        await(ended(ts));
        print(log, b.waiting());
        log.clear();
        await(rounds(1, 2));
        await(rounds(2, 4));
        await(rounds(3, 3));
        await(rounds(2, 6));
        b = new AsyncBarrier(2);
        ts = parties(b, "abcde");
        for (int i = 0; i < 6; i++) {
            await(yieldNow());
            log.add(b.waiting());
        }
        print(log, dones(ts));
        await(b.await());
        await(ended(ts));
        print(log);
        return done();
    }
}
