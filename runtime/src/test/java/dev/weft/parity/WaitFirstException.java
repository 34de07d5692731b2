// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gatherOutcomes;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.kinds;
import static dev.weft.parity.Py.names;
import static dev.weft.parity.Py.repr;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.ReturnWhen;
import dev.weft.Task;
import dev.weft.Waited;
import dev.weft.Weft;
import java.util.List;
import java.util.Set;

/** {@code wait-first-exception.py}. */
final class WaitFirstException extends Program {

    @Async
    Coroutine<String> job(String name, int turns, RuntimeException error) {
        for (int i = 0; i < turns; i++) {
            await(yieldNow());
        }
        if (error != null) {
            throw error;
        }
        return done(name);
    }

    private Task<String> spawn(String name, int turns) {
        return createTask(job(name, turns, null), name);
    }

    private Task<String> bad(String name, int turns) {
        return createTask(job(name, turns, new IllegalArgumentException(name)), name);
    }

    private Task<String> cancelled(String name) {
        Task<String> t = spawn(name, 50);
        EventLoop.running().callSoon(t::cancel);
        return t;
    }

    @Async
    Coroutine<Void> show(String tag, List<Task<String>> ts) {
        Waited<Task<String>> waited = await(Weft.wait(ts, ReturnWhen.FIRST_EXCEPTION));
        print(tag, names(waited.done()), names(waited.pending()));
        print("  ", kinds(await(gatherOutcomes(ts))));
        return done();
    }

    @Async
    Coroutine<Void> main() {
        await(show("a failure", List.of(spawn("a", 9), bad("b", 2), spawn("c", 1))));
        await(show("two at once", List.of(bad("a", 2), bad("b", 2), spawn("c", 9))));
        await(show("a second while it wakes", List.of(bad("a", 2), bad("b", 3), bad("c", 6))));
        await(show("no failure", List.of(spawn("a", 3), spawn("b", 1))));
        await(show("a cancellation and a failure", List.of(cancelled("a"), bad("b", 4), spawn("c", 9))));
        await(show("only a cancellation", List.of(cancelled("a"), spawn("b", 4))));
        await(show("all cancelled", List.of(cancelled("a"), cancelled("b"))));
        await(show("it fails last", List.of(spawn("a", 1), bad("b", 4))));
        Task<String> failed = bad("failed", 0);
        await(gatherOutcomes(failed));
        await(show("failed before", List.of(spawn("a", 9), failed)));
        Task<String> gone = spawn("gone", 5);
        gone.cancel();
        await(gatherOutcomes(gone));
        await(show("cancelled before", List.of(spawn("a", 2), gone)));
        Future<String> fut = EventLoop.running().createFuture();
        fut.setException(new KeyError("k"));
        Task<String> slow = spawn("slow", 9);
        Waited<Future<String>> waited = await(Weft.wait(List.of(fut, slow), ReturnWhen.FIRST_EXCEPTION));
        List<String> errors =
                waited.done().stream().map(f -> repr(f.exception())).toList();
        print("a future", errors, waited.pending().equals(Set.of(slow)));
        await(slow);
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
