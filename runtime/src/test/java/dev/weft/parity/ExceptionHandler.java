// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.repr;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.Handle;
import dev.weft.TimerHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** {@code exception-handler.py}. */
final class ExceptionHandler extends Program {

    private static void fails(String text) {
        throw new IllegalArgumentException(text);
    }

    private static void cancels() {
        throw new CancelledError("in a callback");
    }

    @Async
    Coroutine<Void> main(Reports logged) {
        EventLoop loop = EventLoop.running();
        List<Map<String, Object>> seen = new ArrayList<>();
        loop.setExceptionHandler(seen::add);
        List<String> order = new ArrayList<>();
        Handle h = loop.callSoon(() -> fails("in call_soon"));
        loop.callSoon(() -> order.add("the next callback runs"));
        await(yieldNow());
        print(order, seen.size());
        Map<String, Object> c = seen.remove(0);
        print(new TreeSet<>(c.keySet()), starts(c.get("message")), c.get("exception"), c.get("handle") == h);
        TimerHandle timer = loop.callLater(seconds(0.001), () -> fails("in call_later"));
        await(sleep(seconds(0.01)));
        c = seen.remove(0);
        print(new TreeSet<>(c.keySet()), c.get("exception"), c.get("handle") == timer);
        Future<Void> fut = loop.createFuture();
        fut.addDoneCallback(f -> fails("in a done callback"));
        fut.addDoneCallback(f -> order.add("the next done callback runs"));
        fut.setResult(null);
        await(yieldNow());
        c = seen.remove(0);
        print(
                order.get(order.size() - 1),
                "|",
                new TreeSet<>(c.keySet()),
                starts(c.get("message")),
                c.get("exception"));
        loop.callSoon(() -> cancels());
        await(yieldNow());
        c = seen.remove(0);
        print(new TreeSet<>(c.keySet()), typeName((Throwable) c.get("exception")), c.get("exception"));
        loop.callExceptionHandler(Map.of("message", "by hand", "exception", new KeyError("k"), "extra", 1));
        c = seen.remove(0);
        print(new TreeSet<>(c.keySet()), c.get("message"), repr(c.get("exception")), c.get("extra"));
        loop.setExceptionHandler(context -> fails("in the handler"));
        loop.callSoon(() -> fails("lost twice"));
        await(yieldNow());
        boolean reported = logged.taken().contains("Unhandled error in exception handler");
        print("reported", reported, "| still running", loop.isRunning());
        loop.setExceptionHandler(null);
        loop.callExceptionHandler(Map.of("message", "to the log"));
        loop.callSoon(() -> fails("default"));
        await(yieldNow());
        List<String> lines = logged.taken();
        print(lines.get(0), "|", starts(lines.get(1)), lines.size());
        return done();
    }

    private static boolean starts(Object message) {
        return message.toString().startsWith("Exception in callback");
    }

    @Override
    protected void script() {
        try (Reports logged = new Reports()) {
            runInVirtualTime(main(logged));
        }
    }
}
