// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.Future;
import dev.weft.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** {@code cancel-queued-step.py}. */
final class CancelQueuedStep extends MainProgram {

    @Async
    private Coroutine<Void> turns(String name) {
        try {
            for (int i = 0; i < 5; i++) {
                log.add(name + i);
                await(yieldNow());
            }
        } catch (CancelledError e) {
            log.add(name + " cancelled");
            throw e;
        }
        return done();
    }

    @Async
    private Coroutine<Void> waits(String name, Future<Void> fut) {
        try {
            await(fut);
        } catch (CancelledError e) {
            log.add(name + " cancelled");
            throw e;
        }
        return done();
    }

    @Async
    private Coroutine<Void> cancels(List<Task<Void>> victims) {
        await(yieldNow());
        for (Task<Void> victim : victims) {
            victim.cancel();
        }
        log.add("cancels");
        return done();
    }

    @Async
    @Override
    Coroutine<Void> main() {
        Task<Void> early = createTask(turns("e"));
        Future<Void> fut = future();
        Future<Void> done = future();
        Task<Void> waiting = createTask(waits("waiting", fut));
        Task<Void> woken = createTask(waits("woken", done));
        List<Task<Void>> victims = new ArrayList<>(List.of(early));
        Task<Void> c = createTask(cancels(victims));
        Task<Void> late = createTask(turns("l"));
        victims.addAll(List.of(late, waiting, woken));
        await(yieldNow());
        done.setResult(null);
        for (int turn = 0; turn < 3; turn++) {
            log.add("turn " + turn);
            await(yieldNow());
        }
        print(log);
        print(
                Stream.of(early, late, waiting, woken).map(Task::isCancelled).toList(),
                fut.isCancelled(),
                done.isCancelled(),
                c.isDone());
        return done();
    }
}
