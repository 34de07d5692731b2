// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.state;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.StopIteration;
import java.util.ArrayList;
import java.util.List;

/** {@code coro-reentry.py}. */
final class CoroReentry extends Program {

    @Async
    Coroutine<String> inner(List<Coroutine<?>> box) {
        print("at first", states(box));
        await(Coroutine.suspend("paused"));
        print("resumed", states(box));
        Coroutine<?> outer = box.get(0);
        for (Runnable act :
                List.<Runnable>of(() -> outer.send(null), () -> outer.throwInto(new KeyError("k")), outer::close)) {
            try {
                act.run();
                print("not reached");
            } catch (IllegalStateException e) {
                print("refused:", e);
            }
        }
        try {
            await(outer);
        } catch (IllegalStateException e) {
            print("refused:", e);
        }
        await(Coroutine.suspend("paused"));
        return done("inner value");
    }

    @Async
    Coroutine<String> middle(List<Coroutine<?>> box) {
        return done(await(inner(box)));
    }

    @Async
    Coroutine<String> outer(List<Coroutine<?>> box) {
        try {
            return done(await(middle(box)));
        } finally {
            print("outer ends", state(box.get(0)));
        }
    }

    private static List<String> states(List<Coroutine<?>> box) {
        return box.stream().map(Py::state).toList();
    }

    @Async
    Coroutine<List<String>> states(List<Coroutine<?>> box, int turns) {
        for (int i = 0; i < turns; i++) {
            await(yieldNow());
        }
        return done(states(box));
    }

    @Async
    Coroutine<List<String>> awaits(List<Coroutine<?>> box, int turns) {
        return done(await(states(box, turns)));
    }

    @Async
    Coroutine<Void> main() {
        for (int turns : new int[] {0, 1, 2}) {
            List<Coroutine<?>> box = new ArrayList<>();
            Coroutine<List<String>> c = awaits(box, turns);
            box.add(c);
            print("in a task", turns, await(createTask(c)), state(c));
        }
        return done();
    }

    @Override
    protected void script() {
        List<Coroutine<?>> box = new ArrayList<>();
        box.add(outer(box));
        Coroutine<?> c = box.get(0);
        print(c.send(null), state(c));
        print(c.send(null), state(c));
        try {
            c.send(null);
        } catch (StopIteration s) {
            print("value", s.value(), state(c));
        }
        runInVirtualTime(main());
    }
}
