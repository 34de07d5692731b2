// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gatherOutcomes;
import static dev.weft.Weft.shield;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.results;
import static dev.weft.parity.Py.strs;
import static dev.weft.parity.Py.typeNames;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.Task;
import java.util.ArrayList;
import java.util.List;

/** {@code sem-shield.py}. */
final class SemShield extends Program {

    @Async
    Coroutine<Integer> inner(List<String> log, boolean fail) {
        log.add("start");
        await(sleep(seconds(0.01)));
        if (fail) {
            throw new IllegalArgumentException("inner failed");
        }
        log.add("end");
        return done(5);
    }

    private Task<Integer> spawn(List<String> log, boolean fail) {
        return createTask(inner(log, fail));
    }

    @Async
    Coroutine<Integer> waiter(Future<Integer> fut) {
        return done(await(shield(fut)));
    }

    @Async
    Coroutine<Void> main() {
        List<String> log = new ArrayList<>();
        Task<Integer> t = spawn(log, false);
        Task<Integer> w = createTask(waiter(t));
        await(yieldNow());
        await(yieldNow());
        w.cancel();
        print(typeNames(results(await(gatherOutcomes(w)))));
        print("inner untouched", t.isDone(), t.cancelling());
        print(await(t), log);
        w = createTask(waiter(spawn(new ArrayList<>(), true)));
        print(strs(results(await(gatherOutcomes(w)))));
        t = spawn(new ArrayList<>(), false);
        w = createTask(waiter(t));
        await(yieldNow());
        t.cancel();
        print(typeNames(results(await(gatherOutcomes(w)))), w.isCancelled());
        Future<Integer> finished = EventLoop.running().createFuture();
        finished.setResult(1);
        print("shield of a done future is itself", shield(finished) == finished);
        List<String> log2 = new ArrayList<>();
        Future<Integer> s = shield(spawn(log2, false));
        s.cancel();
        await(sleep(seconds(0.03)));
        print(s.isCancelled(), log2);
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
