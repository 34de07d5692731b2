// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Task;
import dev.weft.TimerHandle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code timers.py}. */
final class Timers extends Program {

    private final List<Object> out = new ArrayList<>();
    private final Map<String, TimerHandle> handles = new LinkedHashMap<>();
    private EventLoop loop;

    private Runnable fire(String name, String cancels) {
        return () -> {
            out.add(name);
            if (cancels != null) {
                handles.get(cancels).cancel();
            }
        };
    }

    private void again(int n) {
        out.add(n);
        if (n > 0) {
            loop.callLater(seconds(0), () -> again(n - 1));
        }
    }

    @Async
    Coroutine<Void> sleeper(String name, double delay) {
        await(sleep(seconds(delay)));
        out.add(name);
        return done();
    }

    @Async
    Coroutine<Void> main() {
        loop = EventLoop.running();
        long base = loop.time();
        handles.put("late", loop.callAt(base + nanos(0.04), fire("late", null)));
        handles.put("first", loop.callAt(base + nanos(0.01), fire("first", "victim")));
        handles.put("victim", loop.callAt(base + nanos(0.02), fire("victim", null)));
        handles.put("second", loop.callAt(base + nanos(0.03), fire("second", null)));
        await(sleep(seconds(0.06)));
        print(
                out,
                handles.keySet().stream()
                        .filter(name -> handles.get(name).isCancelled())
                        .toList());
        TimerHandle late = handles.get("late");
        late.cancel();
        print("cancelled after it ran", late.isCancelled(), "when kept", late.when() == base + nanos(0.04));
        out.clear();
        long past = loop.time() - nanos(5);
        handles.put("a", loop.callAt(past, fire("a", "b")));
        handles.put("b", loop.callAt(past + nanos(1), fire("b", null)));
        handles.put("c", loop.callAt(past + nanos(2), fire("c", null)));
        await(yieldNow());
        print("overdue timers wait for the next turn", out);
        await(yieldNow());
        print("the first cancels the second of the same turn", out);
        out.clear();
        loop.callLater(seconds(0), () -> again(3));
        int turns = 0;
        while (out.size() < 4) {
            await(yieldNow());
            turns += 1;
        }
        print("call_later(0) takes a turn more than call_soon", out, turns);
        out.clear();
        loop.callLater(seconds(0.02), () -> out.add("timer 2"));
        await(gather(sleeper("sleep 3", 0.03), sleeper("sleep 1", 0.01), sleeper("negative", -1), sleeper("zero", 0)));
        print(out);
        out.clear();
        TimerHandle h = loop.callLater(seconds(0.01), () -> out.add("never"));
        h.cancel();
        h.cancel();
        Task<Void> t = createTask(sleeper("never too", 0.01));
        await(yieldNow());
        t.cancel();
        await(sleep(seconds(0.02)));
        print("cancelled", h.isCancelled(), t.isCancelled(), out);
        print("sleep's value", await(sleep(seconds(0.001), "v")), await(sleep(seconds(-1), "w")));
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
