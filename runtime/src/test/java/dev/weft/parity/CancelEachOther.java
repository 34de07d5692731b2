// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gatherOutcomes;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.results;
import static dev.weft.parity.Py.str;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.Awaitable;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code cancel-each-other.py}. */
final class CancelEachOther extends Program {

    @Async
    Coroutine<Void> cancelsItsAwaiter(List<Task<Void>> box, List<String> log) {
        print("cancel", box.get(0).cancel(), "comes back to me", currentTask().cancelling());
        try {
            await(yieldNow());
        } catch (CancelledError e) {
            log.add("child cancelled");
            throw e;
        }
        return done();
    }

    @Async
    Coroutine<Void> awaits(Awaitable<Void> aw, List<String> log) {
        try {
            return done(await(aw));
        } catch (CancelledError e) {
            log.add("parent cancelled");
            throw e;
        }
    }

    @Async
    Coroutine<Void> cancelsOther(String name, Map<String, Task<Void>> others, List<String> log) {
        try {
            await(yieldNow());
            log.add(name + " cancels " + str(others.get(name).cancel()));
            await(yieldNow());
            log.add(name + " ends");
        } catch (CancelledError e) {
            log.add(name + " cancelled");
            throw e;
        }
        return done();
    }

    @Async
    Coroutine<Void> cancelsInCleanup(String name, Map<String, Task<Void>> others, List<String> log) {
        try {
            await(sleep(seconds(10)));
        } catch (CancelledError e) {
            log.add(name + " cancels " + str(others.get(name).cancel()));
            await(yieldNow());
            log.add(name + " cleaned up");
            throw e;
        }
        return done();
    }

    @Async
    Coroutine<Void> late(List<Task<Void>> box, List<String> log) {
        await(yieldNow());
        await(cancelsItsAwaiter(box, log));
        return done();
    }

    private static List<String> names(List<Object> rs) {
        return rs.stream()
                .map(r -> r == null ? "NoneType" : typeName((Throwable) r))
                .toList();
    }

    @Async
    Coroutine<Void> main() {
        List<String> log = new ArrayList<>();
        List<Task<Void>> box = new ArrayList<>();
        Task<Void> child = createTask(cancelsItsAwaiter(box, log));
        box.add(createTask(awaits(child, log)));
        Task<Void> child2 = createTask(yieldNow().toCoroutine());
        List<Object> rs = results(await(gatherOutcomes(child, box.get(0), child2)));
        print(log, names(rs), child.cancelling(), box.get(0).cancelling());
        log = new ArrayList<>();
        box = new ArrayList<>();
        child = createTask(late(box, log));
        box.add(createTask(awaits(child, log)));
        rs = results(await(gatherOutcomes(box.get(0))));
        print(log, names(rs), child.cancelling(), box.get(0).cancelling());
        log = new ArrayList<>();
        Map<String, Task<Void>> others = new HashMap<>();
        Task<Void> a = createTask(cancelsOther("a", others, log));
        Task<Void> b = createTask(cancelsOther("b", others, log));
        others.put("a", b);
        others.put("b", a);
        await(gatherOutcomes(a, b));
        print(log, a.isCancelled(), b.isCancelled());
        log = new ArrayList<>();
        others = new HashMap<>();
        a = createTask(cancelsInCleanup("a", others, log));
        b = createTask(cancelsInCleanup("b", others, log));
        others.put("a", b);
        others.put("b", a);
        await(yieldNow());
        a.cancel();
        await(gatherOutcomes(a, b));
        print(log, a.cancelling(), b.cancelling());
        List<String> last = new ArrayList<>();
        Task<Void> t = createTask(awaits(sleep(seconds(10)), last));
        t.addDoneCallback(d -> last.add("done callback: cancel " + str(d.cancel())));
        EventLoop.running().callSoon(t::cancel);
        await(gatherOutcomes(t));
        await(yieldNow());
        print(last, t.cancelling());
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
