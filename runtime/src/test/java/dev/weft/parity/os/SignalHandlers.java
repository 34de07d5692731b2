// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.os;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.Weft;
import java.io.IOException;
import java.util.List;

/** {@code signal-handlers.py}. */
final class SignalHandlers extends OsProgram {

    @Async
    Coroutine<Void> main() throws IOException {
        EventLoop loop = EventLoop.running();
        Future<String> told = loop.createFuture();
        loop.addSignalHandler("WINCH", () -> handler(loop, told, "first"));
        loop.addSignalHandler("WINCH", () -> handler(loop, told, "second"));
        killMyself("WINCH");
        print(told.isDone());
        print(await(told));
        print(loop.removeSignalHandler("WINCH"), loop.removeSignalHandler("WINCH"));
        print(loop.removeSignalHandler("KILL"));
        for (String sig : List.of("KILL", "STOP")) {
            try {
                loop.addSignalHandler(sig, () -> {});
            } catch (IllegalStateException e) {
                print(typeName(e), e);
            }
        }
        return done();
    }

    private void handler(EventLoop loop, Future<String> told, String name) {
        print(name, EventLoop.running() == loop, told.isDone());
        told.setResult(name);
    }

    @Override
    protected void script() throws IOException {
        Weft.run(main());
    }
}
