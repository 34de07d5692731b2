// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.args;
import static dev.weft.parity.Py.tuple;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.InvalidStateException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** {@code sem-future-callbacks.py}. */
final class SemFutureCallbacks extends Program {

    @Async
    Coroutine<Void> main() {
        EventLoop loop = EventLoop.running();
        List<Object> errors = new ArrayList<>();
        loop.setExceptionHandler(
                c -> errors.add(tuple(firstThreeWords(c.get("message")), typeName((Throwable) c.get("exception")))));
        Future<Integer> f = loop.createFuture();
        Consumer<Future<Integer>> a = fut -> print("a", fut.result());
        Consumer<Future<Integer>> b = fut -> {
            throw new ArithmeticException();
        };
        Consumer<Future<Integer>> c = fut -> print("c", fut.result());
        for (Consumer<Future<Integer>> fn : List.of(a, b, a, c)) {
            f.addDoneCallback(fn);
        }
        print("removed", f.removeDoneCallback(c), f.removeDoneCallback(c));
        f.addDoneCallback(c);
        for (Runnable getter : List.<Runnable>of(f::result, f::exception)) {
            try {
                getter.run();
            } catch (InvalidStateException e) {
                print("too early");
            }
        }
        f.setResult(7);
        print("set; nothing called yet");
        await(yieldNow());
        print("errors", errors);
        for (Runnable op :
                List.<Runnable>of(() -> f.setResult(8), () -> f.setException(new IllegalArgumentException()))) {
            try {
                op.run();
            } catch (InvalidStateException e) {
                print("already done");
            }
        }
        print("cancel a done future", f.cancel(), f.result(), f.exception());
        Future<Integer> g = loop.createFuture();
        print("cancel", g.cancel("why"), g.isCancelled(), g.isDone());
        for (Runnable getter : List.<Runnable>of(g::result, g::exception)) {
            try {
                getter.run();
            } catch (CancelledError e) {
                print("cancelled", args(e));
            }
        }
        Future<Integer> h = loop.createFuture();
        h.setException(new KeyError("k"));
        print(typeName(h.exception()), h.cancel(), h.isCancelled());
        return done();
    }

    /** What Python's message says before it shows the callback. */
    private static String firstThreeWords(Object message) {
        return String.join(" ", List.of(message.toString().split(" ")).subList(0, 3));
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
