// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Handle;
import java.util.ArrayList;
import java.util.List;

/** {@code sem-callsoon-fifo.py}. */
final class SemCallsoonFifo extends Program {

    private final List<String> out = new ArrayList<>();
    private EventLoop loop;

    private void cb(String name, String... nested) {
        out.add(name);
        for (String n : nested) {
            loop.callSoon(() -> cb(n));
        }
    }

    @Async
    Coroutine<Void> main() {
        loop = EventLoop.running();
        loop.callSoon(() -> cb("a", "a1", "a2"));
        loop.callSoon(() -> cb("b", "b1"));
        Handle h = loop.callSoon(() -> cb("dropped"));
        loop.callSoon(() -> cb("c"));
        h.cancel();
        print("handle cancelled", h.isCancelled());
        await(yieldNow());
        print("iteration 1:", out);
        await(yieldNow());
        print("iteration 2:", out);
        Handle h2 = loop.callSoon(() -> cb("late-cancel"));
        loop.callSoon(() -> {
            h2.cancel();
            print("already run, cancel is harmless", (Object) null);
        });
        await(yieldNow());
        print("end:", out);
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
