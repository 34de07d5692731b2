// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.sync;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Awaitable;
import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.sync.AsyncCondition;
import dev.weft.sync.Permit;
import java.util.function.Supplier;

/** {@code sync/condition-misuse.py}. */
@SuppressWarnings("try") // permits are held, not used
final class ConditionMisuse extends SyncProgram {

    @Async
    Coroutine<Void> attempt(String what, Supplier<Awaitable<?>> act) {
        try {
            Awaitable<?> result = act.get();
            if (result != null) {
                await(result);
            }
            print(what, "done");
        } catch (IllegalStateException e) {
            print(what, "RuntimeError:", e);
        }
        return done();
    }

    private Coroutine<Void> attempt(String what, Runnable act) {
        return attempt(what, () -> {
            act.run();
            return null;
        });
    }

    @Async
    @Override
    Coroutine<Void> main() {
        AsyncCondition c = new AsyncCondition();
        Supplier<Awaitable<?>> wait = c::await;
        await(attempt("wait", wait));
        Supplier<Awaitable<?>> waitForFalse = () -> c.await(() -> false);
        await(attempt("wait_for false", waitForFalse));
        Supplier<Awaitable<?>> waitForTrue = () -> c.await(() -> true);
        await(attempt("wait_for true", waitForTrue));
        Runnable signal = c::signal;
        await(attempt("notify", signal));
        Runnable signalNone = () -> c.signal(0);
        await(attempt("notify 0", signalNone));
        Runnable signalAll = c::signalAll;
        await(attempt("notify_all", signalAll));
        Runnable release = c::release;
        await(attempt("release", release));
        Awaitable<Void> waiting = c.await();
        await(c.acquire());
        await(attempt("notify, held", signal));
        Task<Void> t = createTask(c.await().toCoroutine());
        await(yieldNow());
        print("its task released what another holds:", !c.isLocked());
        await(attempt("release again", release));
        Supplier<Awaitable<?>> madeBefore = () -> waiting;
        await(attempt("wait, made while held by nobody", madeBefore));
        try (Permit held = await(c.acquire())) {
            c.signal();
        }
        await(t);
        print("and has it now", c.isLocked());
        c.release();
        print(c.isLocked());
        return done();
    }
}
