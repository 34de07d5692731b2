// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.gatherOutcomes;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.results;
import static dev.weft.parity.Py.state;
import static dev.weft.parity.Py.str;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.Awaitable;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.Task;
import java.util.ArrayList;
import java.util.List;

/** {@code double-await.py}. */
final class DoubleAwait extends Program {

    @Async
    Coroutine<String> work(int turns) {
        for (int i = 0; i < turns; i++) {
            await(yieldNow());
        }
        return done("value");
    }

    @Async
    <T> Coroutine<T> awaits(Awaitable<T> aw) {
        return done(await(aw));
    }

    @Async
    Coroutine<String> itself(List<Task<String>> box) {
        try {
            await(box.get(0));
        } catch (IllegalStateException e) {
            print("RuntimeError:", str(e).split(":")[0]);
        }
        return done("survived");
    }

    private static List<String> states(Coroutine<?>... cs) {
        List<String> states = new ArrayList<>();
        for (Coroutine<?> c : cs) {
            states.add(state(c));
        }
        return states;
    }

    @Async
    Coroutine<Void> main() {
        Coroutine<String> c = work(2);
        print(states(c), await(c), states(c));
        try {
            await(c);
        } catch (IllegalStateException e) {
            print("RuntimeError:", e);
        }
        c = work(2);
        Task<String> first = createTask(awaits(c));
        Task<String> second = createTask(awaits(c));
        List<Object> rs = results(await(gatherOutcomes(first, second)));
        print(rs.get(0), "|", typeName((Throwable) rs.get(1)), rs.get(1));
        c = work(2);
        Task<String> t = createTask(c);
        await(yieldNow());
        print("running as a task", states(c), t.coroutine() == c);
        try {
            await(c);
        } catch (IllegalStateException e) {
            print("RuntimeError:", e);
        }
        print("the task is unharmed", await(t), await(t), await(gather(awaits(t), awaits(t))), states(c));
        t = createTask(c);
        try {
            await(t);
        } catch (IllegalStateException e) {
            print("task of a finished coroutine:", e);
        }
        Future<String> f = EventLoop.running().createFuture();
        List<Task<String>> waiters = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            waiters.add(createTask(awaits(f)));
        }
        await(yieldNow());
        f.setResult("shared");
        print(await(gather(waiters)), await(f));
        List<Task<String>> box = new ArrayList<>();
        box.add(createTask(itself(box)));
        print(await(box.get(0)));
        c = work(0);
        Task<String> t1 = createTask(c);
        Task<String> t2 = createTask(c);
        rs = results(await(gatherOutcomes(t1, t2)));
        print("two tasks of one coroutine", rs.get(0), "|", typeName((Throwable) rs.get(1)), rs.get(1));
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
