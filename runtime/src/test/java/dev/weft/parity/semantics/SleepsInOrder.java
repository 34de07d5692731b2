// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.sleep;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.ReturnWhen;
import dev.weft.Task;
import dev.weft.Weft;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code sleeps-in-order.py}. */
final class SleepsInOrder extends MainProgram {

    @Async
    private Coroutine<Void> sleeper(Object name, double delay) {
        try {
            log.add(await(sleep(seconds(delay), name)));
        } catch (CancelledError e) {
            log.add(name + " cancelled");
            throw e;
        }
        return done();
    }

    @Async
    @Override
    Coroutine<Void> main() {
        EventLoop loop = loop();
        Map<String, Double> delays = new LinkedHashMap<>();
        delays.put("d", 0.4);
        delays.put("b", 0.2);
        delays.put("zero", 0.0);
        delays.put("a", 0.1);
        delays.put("c", 0.3);
        delays.put("negative", -5.0);
        Map<String, Task<Void>> ts = new LinkedHashMap<>();
        delays.forEach((name, delay) -> ts.put(name, createTask(sleeper(name, delay))));
        loop.callLater(seconds(0.15), () -> log.add("timer"));
        loop.callLater(seconds(0.25), () -> ts.get("c").cancel());
        await(Weft.wait(ts.values(), ReturnWhen.ALL_COMPLETED));
        print(log);
        log.clear();
        long start = loop.time();
        await(sleeper(0.1, 0.1));
        await(sleeper(0, 0));
        await(sleeper(-1, -1));
        print(log, loop.time() - start >= nanos(0.1));
        log.clear();
        Task<Void> t = createTask(sleeper("outer", 0.25));
        await(sleep(seconds(0.1)));
        log.add("half way");
        await(sleep(seconds(0.3)));
        print(log, t.isDone());
        List<Integer> values = await(gather(sleep(seconds(0.15), 0), sleep(seconds(0.1), 1), sleep(seconds(0.05), 2)));
        Object nothing = await(sleep(seconds(0), null));
        print(values, nothing, await(sleep(seconds(0.05))));
        return done();
    }
}
