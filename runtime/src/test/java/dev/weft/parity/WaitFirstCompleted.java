// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gatherOutcomes;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.names;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.ReturnWhen;
import dev.weft.Task;
import dev.weft.Waited;
import dev.weft.Weft;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** {@code wait-first-completed.py}. */
final class WaitFirstCompleted extends Program {

    @Async
    Coroutine<String> job(String name, int turns, Throwable error) {
        for (int i = 0; i < turns; i++) {
            await(yieldNow());
        }
        if (error != null) {
            raise(error);
        }
        return done(name);
    }

    private Task<String> spawn(String name, int turns) {
        return spawn(name, turns, null);
    }

    private Task<String> spawn(String name, int turns, Throwable error) {
        return createTask(job(name, turns, error), name);
    }

    @Async
    Coroutine<Void> show(String tag, List<Task<String>> ts) {
        Waited<Task<String>> waited = await(Weft.wait(ts, ReturnWhen.FIRST_COMPLETED));
        print(tag, names(waited.done()), names(waited.pending()));
        await(gatherOutcomes(ts));
        return done();
    }

    @Async
    Coroutine<Void> main() {
        await(show("one", List.of(spawn("a", 3))));
        await(show("a tie", List.of(spawn("a", 3), spawn("b", 3), spawn("c", 20))));
        await(show(
                "until it wakes", List.of(spawn("a", 3), spawn("b", 4), spawn("c", 5), spawn("d", 6), spawn("e", 7))));
        await(show("reversed", List.of(spawn("e", 7), spawn("d", 6), spawn("c", 5), spawn("b", 4), spawn("a", 3))));
        await(show("a failure", List.of(spawn("a", 9), spawn("b", 1, new IllegalArgumentException("b")))));
        await(show("a cancellation", List.of(spawn("a", 9), spawn("b", 1, new CancelledError()))));
        Task<String> ended = spawn("ended", 0);
        await(ended);
        await(show("done before", List.of(spawn("a", 9), ended)));
        Future<Integer> fut = EventLoop.running().createFuture();
        EventLoop.running().callSoon(() -> fut.setResult(1));
        Task<String> a = spawn("a", 9);
        Waited<Future<?>> first = await(Weft.wait(List.of(fut, a), ReturnWhen.FIRST_COMPLETED));
        print("a future", first.done().stream().map(Future::result).toList(), names(Set.of(a)));
        Set<Task<String>> left = new LinkedHashSet<>(List.of(a, spawn("b", 1)));
        Deque<String> more = new ArrayDeque<>(List.of("c", "d"));
        while (!left.isEmpty()) {
            Waited<Task<String>> waited = await(Weft.wait(left, ReturnWhen.FIRST_COMPLETED));
            left = waited.pending();
            print("next", names(waited.done()), names(left));
            if (!more.isEmpty()) {
                left.add(spawn(more.pop(), 2));
            }
        }
        print("no more");
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
