// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.allTasks;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.gatherOutcomes;
import static dev.weft.Weft.shield;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.waitFor;
import static dev.weft.parity.Py.results;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** {@code seed-003-defensive-gather.py}. */
final class SeedDefensiveGather extends Program {

    @Async
    Coroutine<String> api(String name, boolean fail, double delay) {
        await(sleep(seconds(delay)));
        if (fail) {
            throw new IllegalStateException("upstream failure in " + name);
        }
        return done(name + "_data");
    }

    @Async
    Coroutine<Void> careful(List<String> events) {
        try {
            await(sleep(seconds(5)));
        } finally {
            events.add("cleanup start");
            await(shield(api("audit", false, 0.005)));
            events.add("cleanup end");
        }
        return done();
    }

    @Async
    Coroutine<Void> main() {
        List<Object> rs = results(
                await(gatherOutcomes(api("pay", false, 0.01), api("stock", true, 0.01), api("ship", false, 0.01))));
        for (int i = 0; i < rs.size(); i++) {
            print(rs.get(i) instanceof Exception ? "[FAILED]" : "[OK]", i, rs.get(i));
        }
        try {
            await(waitFor(api("slow", false, 2.0), seconds(0.03)));
        } catch (TimeoutException e) {
            print("SLA exceeded");
        }
        List<String> events = new ArrayList<>();
        Task<Void> t = createTask(careful(events));
        await(sleep(seconds(0.01)));
        t.cancel();
        try {
            await(t);
        } catch (CancelledError e) {
            print("cancelled cleanly", events);
        }
        try {
            await(gather(api("x", true, 0.01), api("orphan", false, 0.02)));
        } catch (IllegalStateException e) {
            List<Task<?>> left =
                    allTasks().stream().filter(o -> o != currentTask()).toList();
            print(e, "| orphans still running:", left.size());
            print("orphan finished with", await(left.get(0)));
        }
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
