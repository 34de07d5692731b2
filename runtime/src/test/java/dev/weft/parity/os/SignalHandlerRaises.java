// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.os;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.parity.Py.repr;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.Weft;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** {@code signal-handler-raises.py}. */
final class SignalHandlerRaises extends OsProgram {

    @Async
    Coroutine<Void> main() throws IOException {
        EventLoop loop = EventLoop.running();
        List<Future<Map<String, Object>>> reported = List.of(loop.createFuture(), loop.createFuture());
        ArrayDeque<Future<Map<String, Object>>> next = new ArrayDeque<>(reported);
        loop.setExceptionHandler(context -> next.remove().setResult(context));
        loop.addSignalHandler("URG", () -> {
            throw new IllegalArgumentException("in the handler");
        });
        for (Future<Map<String, Object>> report : reported) {
            killMyself("URG");
            Map<String, Object> context = await(report);
            boolean message = context.get("message").toString().startsWith("Exception in callback ");
            Throwable error = (Throwable) context.get("exception");
            print(
                    message,
                    repr(error).replace("IllegalArgumentException", "ValueError"),
                    new TreeSet<>(context.keySet()));
        }
        print(loop.removeSignalHandler("URG"));
        return done();
    }

    @Override
    protected void script() throws IOException {
        Weft.run(main());
    }
}
