// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.context;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;

import dev.weft.Async;
import dev.weft.ContextVar;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.parity.Program;
import java.util.ArrayList;
import java.util.List;

/** {@code callbacks-capture.py}. */
final class CallbacksCapture extends Program {

    private final ContextVar<Object> var = ContextVar.of("var", "unset");
    private final List<String> out = new ArrayList<>();

    private void note(String kind) {
        out.add(kind + " " + var.get());
    }

    private void outer(EventLoop loop) {
        note("outer");
        var.set("set by outer");
        loop.callSoon(() -> note("inner"));
        loop.callLater(seconds(0.001), () -> note("inner later"));
        var.set("after inner was made");
    }

    @Async
    Coroutine<Void> main() {
        EventLoop loop = EventLoop.running();
        var.set(1);
        loop.callSoon(() -> note("soon"));
        var.set(2);
        loop.callSoonThreadsafe(() -> note("threadsafe"));
        var.set(3);
        loop.callLater(seconds(0.2), () -> note("later"));
        var.set(4);
        loop.callAt(loop.time() + nanos(0.5), () -> note("at"));
        var.set(5);
        loop.callLater(seconds(0), () -> note("now"));
        loop.callSoon(() -> note("cancelled")).cancel();
        var.set(6);
        await(sleep(seconds(0.8)));
        print(out, var.get());
        out.clear();
        loop.callSoon(() -> outer(loop));
        loop.callSoon(() -> note("next to outer"));
        await(sleep(seconds(0.5)));
        print(out, var.get());
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
