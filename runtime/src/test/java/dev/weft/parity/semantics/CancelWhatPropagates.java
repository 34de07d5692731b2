// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.asCompleted;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.shield;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.timeout;
import static dev.weft.Weft.waitFor;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Future;
import dev.weft.ReturnWhen;
import dev.weft.Task;
import dev.weft.TaskGroup;
import dev.weft.Timeout;
import dev.weft.Weft;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** {@code cancel-what-propagates.py}. */
@SuppressWarnings("try") // the limit is not used in its block
final class CancelWhatPropagates extends MainProgram {

    private interface Way {
        Coroutine<Void> of(Task<Void> t) throws TimeoutException;
    }

    @Async
    private static Coroutine<Void> sleeps() {
        await(sleep(seconds(10)));
        return done();
    }

    @Async
    private static Coroutine<Void> awaits(Task<Void> t) {
        await(t);
        return done();
    }

    @Async
    private static Coroutine<Void> inACoroutine(Task<Void> t) {
        await(awaits(t));
        return done();
    }

    @Async
    private static Coroutine<Void> gathers(Task<Void> t) {
        await(gather(t, sleep(seconds(10))));
        return done();
    }

    @Async
    private static Coroutine<Void> limits(Task<Void> t) throws TimeoutException {
        await(waitFor(t, seconds(10)));
        return done();
    }

    @Async
    private static Coroutine<Void> times(Task<Void> t) throws TimeoutException {
        try (Timeout limit = timeout(seconds(10))) {
            await(t);
        }
        return done();
    }

    @Async
    private static Coroutine<Void> groups(Task<Void> t) {
        try (TaskGroup tg = new TaskGroup()) {
            tg.createTask(awaits(t));
        }
        return done();
    }

    @Async
    private static Coroutine<Void> shields(Task<Void> t) {
        await(shield(t));
        return done();
    }

    @Async
    private static Coroutine<Void> waits(Task<Void> t) {
        await(Weft.wait(List.of(t), ReturnWhen.ALL_COMPLETED));
        return done();
    }

    @Async
    private static Coroutine<Void> completes(Task<Void> t) {
        for (Task<Void> c : await(asCompleted(List.of(t)))) {
            await(c);
        }
        return done();
    }

    @Async
    private static Coroutine<Void> isTold(Task<Void> t) {
        Future<Void> told = future();
        t.addDoneCallback(f -> {
            if (!told.isDone()) {
                told.setResult(null);
            }
        });
        await(told);
        return done();
    }

    @Async
    @Override
    Coroutine<Void> main() throws TimeoutException {
        Map<String, Way> ways = new LinkedHashMap<>();
        ways.put("awaits", CancelWhatPropagates::awaits);
        ways.put("in_a_coroutine", CancelWhatPropagates::inACoroutine);
        ways.put("gathers", CancelWhatPropagates::gathers);
        ways.put("limits", CancelWhatPropagates::limits);
        ways.put("times", CancelWhatPropagates::times);
        ways.put("groups", CancelWhatPropagates::groups);
        ways.put("shields", CancelWhatPropagates::shields);
        ways.put("waits", CancelWhatPropagates::waits);
        ways.put("completes", CancelWhatPropagates::completes);
        ways.put("is_told", CancelWhatPropagates::isTold);
        for (Map.Entry<String, Way> way : ways.entrySet()) {
            Task<Void> t = createTask(sleeps());
            Task<Void> w = createTask(way.getValue().of(t));
            await(turns(4));
            w.cancel();
            await(turns(6));
            print(way.getKey(), "waiter", w.isCancelled(), "awaited", t.isCancelled(), t.cancelling());
            t.cancel();
            await(Weft.wait(List.of(t), ReturnWhen.ALL_COMPLETED));
        }
        return done();
    }
}
