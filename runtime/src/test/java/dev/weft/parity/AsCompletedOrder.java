// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.asCompleted;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.str;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.Task;
import java.util.ArrayList;
import java.util.List;

/** {@code as-completed-order.py}. */
final class AsCompletedOrder extends Program {

    @Async
    Coroutine<String> job(String name, int turns, Throwable how) {
        for (int i = 0; i < turns; i++) {
            await(yieldNow());
        }
        if (how != null) {
            raise(how);
        }
        return done(name);
    }

    private Task<String> spawn(String name, int turns) {
        return spawn(name, turns, null);
    }

    private Task<String> spawn(String name, int turns, Throwable how) {
        return createTask(job(name, turns, how));
    }

    @Async
    Coroutine<List<Object>> each(List<? extends Future<?>> fs) {
        List<Object> ends = new ArrayList<>();
        for (Future<?> nxt : await(asCompleted(fs))) {
            try {
                ends.add(await(nxt));
            } catch (CancelledError e) {
                ends.add("cancelled");
            } catch (IllegalArgumentException e) {
                ends.add("failed " + str(e));
            }
        }
        return done(ends);
    }

    @Async
    Coroutine<Void> main() {
        EventLoop loop = EventLoop.running();
        List<Future<Integer>> fs = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            fs.add(loop.createFuture());
        }
        loop.callSoon(() -> {
            fs.get(4).setResult(4);
            fs.get(1).cancel();
            fs.get(5).setException(new IllegalArgumentException("5"));
            fs.get(0).setResult(0);
            loop.callSoon(() -> fs.get(3).setResult(3));
            fs.get(2).setResult(2);
        });
        print("ended together", await(each(fs)));
        print("tasks of one turn", await(each(List.of(spawn("a", 2), spawn("b", 2), spawn("c", 2)))));
        Task<String> a = spawn("a", 2);
        Task<String> b = spawn("b", 2);
        Task<String> c = spawn("c", 2);
        print("made in another order", await(each(List.of(c, b, a))));
        print("each later than the next", await(each(List.of(spawn("x", 9), spawn("y", 6), spawn("z", 3)))));
        List<Task<String>> ts = new ArrayList<>();
        for (int n = 0; n < 6; n++) {
            ts.add(spawn("" + n, 10 - n));
        }
        print("each one turn later", await(each(ts)));
        b = spawn("b", 2, new IllegalArgumentException("b"));
        c = spawn("c", 2, new CancelledError());
        print("all ways", await(each(List.of(b, c, spawn("d", 2)))));
        Task<String> ended = spawn("done", 0);
        await(ended);
        print("a done one first", await(each(List.of(spawn("late", 1), ended))));
        print("the same thrice", await(each(List.of(ended, ended, ended))));
        Task<String> again = spawn("again", 3);
        print("the same thrice", await(each(List.of(again, spawn("other", 1), again, again))));
        List<String> got = new ArrayList<>();
        ts = List.of(spawn("a", 2), spawn("b", 4), spawn("c", 5), spawn("d", 20));
        for (Task<String> nxt : await(asCompleted(ts))) {
            got.add(await(nxt));
            if (got.size() == 1) {
                for (int i = 0; i < 10; i++) {
                    await(yieldNow());
                }
                got.add("a long body");
            }
        }
        print(got);
        Future<String> f = loop.createFuture();
        Future<String> g = loop.createFuture();
        got.clear();
        loop.callSoon(() -> f.setResult("f"));
        for (Future<String> nxt : await(asCompleted(List.of(g, f)))) {
            got.add(await(nxt));
            if (!g.isDone()) {
                g.setResult("set by the body");
            }
        }
        print(got);
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
