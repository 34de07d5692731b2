// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.names;
import static dev.weft.parity.Py.repr;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Future;
import dev.weft.ReturnWhen;
import dev.weft.Task;
import dev.weft.Waited;
import dev.weft.Weft;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** {@code wait-arguments.py}. */
final class WaitArguments extends Program {

    @Async
    Coroutine<String> job(String name, int turns) {
        for (int i = 0; i < turns; i++) {
            await(yieldNow());
        }
        return done(name);
    }

    private Task<String> spawn(String name, int turns) {
        return createTask(job(name, turns), name);
    }

    @Async
    Coroutine<Waited<Task<String>>> show(String tag, Collection<Task<String>> ts) {
        Waited<Task<String>> waited = await(Weft.wait(ts, ReturnWhen.FIRST_COMPLETED));
        print(tag, names(waited.done()), names(waited.pending()));
        return done(waited);
    }

    private static Coroutine<?> waitForNone() {
        return Weft.wait(List.<Future<?>>of(), ReturnWhen.ALL_COMPLETED);
    }

    @Async
    Coroutine<Void> main() {
        try {
            await(waitForNone());
        } catch (IllegalArgumentException e) {
            print("ValueError", e);
        }
        Coroutine<?> none = waitForNone();
        print("made");
        try {
            await(none);
        } catch (IllegalArgumentException e) {
            print("ValueError", e);
        }
        Task<?> t = createTask(waitForNone());
        await(yieldNow());
        await(yieldNow());
        print("as a task", t.isDone(), repr(t.exception()));
        Coroutine<?> closed = Weft.wait(List.of(spawn("closed", 1)), ReturnWhen.ALL_COMPLETED);
        closed.close();
        Task<String> a = spawn("a", 1);
        Waited<Task<String>> once = await(Weft.wait(List.of(a, a, a), ReturnWhen.ALL_COMPLETED));
        int pending = once.pending().size();
        print("thrice the same", once.done().size(), pending, once.done().contains(a));
        Map<String, Function<List<Task<String>>, Collection<Task<String>>>> kinds = new LinkedHashMap<>();
        kinds.put("list", ArrayList::new);
        kinds.put("tuple", List::copyOf);
        kinds.put("set", HashSet::new);
        kinds.put("frozenset", Set::copyOf);
        kinds.put("deque", ArrayDeque::new);
        for (String kind : kinds.keySet()) {
            await(show(kind, kinds.get(kind).apply(List.of(spawn("b", 1), spawn("c", 9)))));
        }
        Map<String, Task<String>> byName = Map.of("d", spawn("d", 2), "e", spawn("e", 9));
        await(show("values of a dict", byName.values()));
        List<Task<String>> ts = new ArrayList<>(List.of(spawn("f", 9)));
        Coroutine<?> cold = show("added before it starts", ts);
        ts.add(spawn("g", 2));
        await(cold);
        ts = new ArrayList<>(List.of(spawn("h", 9)));
        Task<?> w = createTask(show("added while it waits", ts));
        await(yieldNow());
        ts.add(spawn("i", 2));
        ts.add(spawn("j", 2));
        await(w);
        ts = new ArrayList<>(Arrays.asList(spawn("k", 1), spawn("l", 9)));
        Waited<Task<String>> sets = await(show("the sets are new", ts));
        Task<String> k = sets.done().iterator().next();
        sets.done().remove(k);
        sets.pending().add(k);
        print(ts.size(), sets.done().size(), names(sets.pending()));
        ts.clear();
        await(show("and their own", sets.pending()));
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
