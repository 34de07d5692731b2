// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.gatherOutcomes;
import static dev.weft.Weft.shield;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.kinds;
import static dev.weft.parity.Py.repr;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.Outcome;
import dev.weft.ReturnWhen;
import dev.weft.Task;
import dev.weft.Waited;
import dev.weft.Weft;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** {@code wait-for-anything.py}. */
final class WaitForAnything extends Program {

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

    private Coroutine<String> job(String name, int turns) {
        return job(name, turns, null);
    }

    private Task<String> spawn(String name, int turns) {
        return createTask(job(name, turns));
    }

    private static String how(Future<?> f) {
        if (!f.isDone()) {
            return "pending";
        } else if (f.isCancelled()) {
            return "cancelled";
        }
        return repr(f.exception() != null ? f.exception() : f.result());
    }

    private static List<String> how(List<Future<?>> fs) {
        return fs.stream().map(WaitForAnything::how).toList();
    }

    private static <F extends Future<?>> Coroutine<Waited<F>> waitAll(List<F> fs) {
        return Weft.wait(fs, ReturnWhen.ALL_COMPLETED);
    }

    @Async
    Coroutine<Void> main() {
        EventLoop loop = EventLoop.running();
        Future<String> fut = loop.createFuture();
        loop.callSoon(() -> fut.setResult("set"));
        List<Future<?>> fs = List.of(gather(job("a", 1), job("b", 4)), shield(spawn("c", 3)), spawn("d", 2), fut);
        Set<Future<?>> left = new LinkedHashSet<>(fs);
        while (!left.isEmpty()) {
            Waited<Future<?>> waited = await(Weft.wait(left, ReturnWhen.FIRST_COMPLETED));
            left = waited.pending();
            print("ended", waited.done().size(), how(fs));
        }
        Task<String> inner = spawn("inner", 5);
        Future<List<String>> failing = gather(job("a", 1), job("b", 2, new IllegalArgumentException("b")));
        Future<String> dropped = shield(inner);
        Future<String> shielded = shield(createTask(job("s", 1, new KeyError("s"))));
        Future<List<String>> stopped = gather(spawn("g", 30), spawn("h", 30));
        loop.callSoon(dropped::cancel);
        loop.callSoon(stopped::cancel);
        Waited<Future<?>> all = await(waitAll(List.of(failing, dropped, shielded, stopped)));
        print("all", all.done().size(), all.pending().size(), how(List.of(failing, dropped, shielded)));
        String kind = typeName(stopped.exception());
        print("a cancelled gather", stopped.isCancelled(), kind, "the shielded", how(inner));
        Waited<Task<String>> again = await(Weft.wait(List.of(inner), ReturnWhen.FIRST_EXCEPTION));
        print(how(inner), again.done().size());
        Future<List<String>> none = gather();
        print(
                "an empty gather",
                none.result(),
                await(waitAll(List.of(none))).done().size());
        Future<String> first = loop.createFuture();
        Future<List<Outcome<String>>> second = gatherOutcomes(first);
        Future<List<Outcome<String>>> third = shield(second);
        loop.callSoon(first::cancel);
        Waited<Future<?>> row = await(waitAll(List.of(third, second, first)));
        print("in a row", row.done().size(), kinds(third.result()));
        Task<Waited<Task<String>>> w =
                createTask(Weft.wait(List.of(spawn("x", 2), spawn("y", 9)), ReturnWhen.FIRST_COMPLETED));
        await(waitAll(List.of(w)));
        Waited<Task<String>> ended = w.result();
        List<String> results = ended.done().stream().map(Task::result).toList();
        print("a wait", results, ended.pending().size());
        await(Weft.wait(ended.pending(), ReturnWhen.ALL_COMPLETED));
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
