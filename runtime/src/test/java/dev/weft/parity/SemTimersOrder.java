// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.async;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.run;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.AsyncFunction;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.ReturnWhen;
import dev.weft.Task;
import dev.weft.TimerHandle;
import dev.weft.Weft;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code sem-timers-order.py}. */
final class SemTimersOrder extends Program {

    @Async
    Coroutine<Void> main() {
        EventLoop loop = EventLoop.running();
        List<Object> out = new ArrayList<>();
        long base = loop.time();
        Map<String, Double> timers = new LinkedHashMap<>();
        timers.put("c", 0.03);
        timers.put("a", 0.01);
        timers.put("d", 0.04);
        timers.put("b", 0.02);
        timers.forEach((name, d) -> loop.callAt(base + nanos(d), () -> out.add(name)));
        TimerHandle h = loop.callAt(base + nanos(0.015), () -> out.add("cancelled"));
        print("when kept", h.when() == base + nanos(0.015));
        h.cancel();
        print("cancelled", h.isCancelled());
        while (loop.time() < base + nanos(0.05)) { // blocks the loop until every timer is overdue
            Thread.onSpinWait();
        }
        loop.callSoon(() -> out.add("soon"));
        await(yieldNow());
        print("ready callbacks first", out);
        await(yieldNow());
        print("then the overdue timers by deadline", out);
        out.clear();
        loop.callLater(seconds(0), () -> out.add("zero"));
        loop.callLater(seconds(-1), () -> out.add("negative"));
        loop.callSoon(() -> out.add("soon1"));
        await(yieldNow());
        loop.callSoon(() -> out.add("soon2"));
        await(yieldNow());
        print("one iteration later, earliest deadline first", out);
        out.clear();
        long same = loop.time() + nanos(0.01);
        for (String name : List.of("x", "y")) {
            loop.callAt(same, () -> out.add(name));
        }
        await(sleep(seconds(0.03)));
        print("two equal deadlines", out.stream().sorted().toList());
        out.clear();
        AsyncFunction<Integer, Void> sleeper = n -> {
            await(sleep(seconds(0.01)));
            out.add(n);
            return done();
        };
        List<Coroutine<Void>> sleepers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            int n = i;
            sleepers.add(async(() -> sleeper.apply(n)));
        }
        await(gather(sleepers));
        print("equal sleeps started in order end in order", out);
        Task<String> t = createTask(sleep(seconds(5), "x").toCoroutine());
        await(yieldNow());
        t.cancel();
        await(Weft.wait(List.of(t), ReturnWhen.ALL_COMPLETED));
        print("clock moves forward", loop.time() >= base);
        return done();
    }

    @Override
    protected void script() throws Exception {
        run(main());
    }
}
