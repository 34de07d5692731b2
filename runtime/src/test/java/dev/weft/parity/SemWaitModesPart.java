// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gatherOutcomes;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.names;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.ReturnWhen;
import dev.weft.Task;
import dev.weft.Waited;
import dev.weft.Weft;
import java.util.List;

/** {@code sem-wait-modes-part.py}. */
final class SemWaitModesPart extends Program {

    @Async
    Coroutine<String> job(String name, int turns, RuntimeException exc) {
        for (int i = 0; i < turns; i++) {
            await(yieldNow());
        }
        if (exc != null) {
            throw exc;
        }
        return done(name);
    }

    private List<Task<String>> spawn(boolean fail) {
        return List.of(
                createTask(job("fast", 1, null), "fast"),
                createTask(job("bad", 4, fail ? new IllegalArgumentException("bad") : null), "bad"),
                createTask(job("slow", 30, null), "slow"));
    }

    @Async
    Coroutine<Void> show(String tag, List<Task<String>> ts, ReturnWhen returnWhen) {
        Waited<Task<String>> waited = await(Weft.wait(ts, returnWhen));
        print(tag, "done", names(waited.done()), "pending", names(waited.pending()));
        await(gatherOutcomes(ts));
        return done();
    }

    @Async
    Coroutine<Void> main() {
        await(show("first completed", spawn(true), ReturnWhen.FIRST_COMPLETED));
        await(show("first exception", spawn(true), ReturnWhen.FIRST_EXCEPTION));
        await(show("first exception, none", spawn(false), ReturnWhen.FIRST_EXCEPTION));
        await(show("all", spawn(true), ReturnWhen.ALL_COMPLETED));
        Future<Void> f = EventLoop.running().createFuture();
        Waited<Future<Void>> waited = await(Weft.wait(List.of(f), ReturnWhen.ALL_COMPLETED, seconds(0.01)));
        int pending = waited.pending().size();
        print("timeout", waited.done().size(), pending, "cancelled by it", f.isCancelled());
        Task<Void> c = createTask(sleep(seconds(10)).toCoroutine());
        Task<?> w = createTask(Weft.wait(List.of(c), ReturnWhen.ALL_COMPLETED));
        await(yieldNow());
        w.cancel();
        await(Weft.wait(List.of(w), ReturnWhen.ALL_COMPLETED));
        print("cancelling wait leaves the task", c.isDone());
        c.cancel();
        Waited<Task<Void>> ended = await(Weft.wait(List.of(c), ReturnWhen.FIRST_EXCEPTION));
        boolean cancelled = ended.done().iterator().next().isCancelled();
        print("a cancelled task is no exception to wait", cancelled);
        try {
            await(Weft.wait(List.<Future<?>>of(), ReturnWhen.ALL_COMPLETED));
        } catch (IllegalArgumentException e) {
            print(typeName(e));
        }
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
