// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gatherOutcomes;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.results;
import static dev.weft.parity.Py.typeName;
import static dev.weft.parity.Py.typeNames;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.Task;
import java.util.ArrayList;
import java.util.List;

/** {@code cancel-awaiting-task.py}. */
final class CancelAwaitingTask extends Program {

    @Async
    Coroutine<String> inner(List<String> log, String how) {
        try {
            await(sleep(seconds(10)));
        } catch (CancelledError e) {
            log.add("inner cancelled");
            if (how.equals("swallow")) {
                return done("inner value");
            }
            if (how.equals("fail")) {
                throw new KeyError("inner error");
            }
            if (how.equals("slow")) {
                await(yieldNow());
                await(yieldNow());
                log.add("inner cleaned up");
            }
            throw e;
        }
        return done(null);
    }

    @Async
    Coroutine<String> outer(List<String> log, Task<String> task) {
        try {
            String value = await(task);
            log.add("outer goes on");
            return done(value);
        } catch (CancelledError e) {
            log.add("outer cancelled");
            throw e;
        }
    }

    @Async
    Coroutine<Void> main() {
        for (String how : List.of("raise", "swallow", "fail", "slow")) {
            List<String> log = new ArrayList<>();
            Task<String> i = createTask(inner(log, how));
            Task<String> o = createTask(outer(log, i));
            await(yieldNow());
            o.cancel();
            print(how, "counts", i.cancelling(), o.cancelling());
            Object r = results(await(gatherOutcomes(o))).get(0);
            print(r instanceof Throwable error ? typeName(error) : r, log);
            print("inner cancelled", i.isCancelled(), "outer cancelled", o.isCancelled());
        }
        List<String> log = new ArrayList<>();
        Task<String> i = createTask(inner(log, "raise"));
        Task<String> first = createTask(outer(log, i));
        Task<String> second = createTask(outer(log, i));
        await(yieldNow());
        first.cancel();
        List<Object> rs = results(await(gatherOutcomes(first, second)));
        print("two waiters", typeNames(rs), log, first.cancelling(), second.cancelling());
        Task<String> third = createTask(outer(log, i));
        rs = results(await(gatherOutcomes(third)));
        print("awaiting a cancelled task", typeName((Throwable) rs.get(0)), third.isCancelled(), third.cancelling());
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
