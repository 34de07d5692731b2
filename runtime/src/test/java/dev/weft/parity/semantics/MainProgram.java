// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.str;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.Awaitable;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.parity.Program;
import java.util.ArrayList;
import java.util.List;

/** A program that is {@code asyncio.run(main())}, and the functions that most of these have. */
abstract class MainProgram extends Program {

    final List<Object> log = new ArrayList<>();

    abstract Coroutine<Void> main() throws Exception;

    @Override
    protected final void script() throws Exception {
        runInVirtualTime(main());
    }

    static EventLoop loop() {
        return EventLoop.running();
    }

    static <T> Future<T> future() {
        return loop().createFuture();
    }

    @Async
    static Coroutine<Void> turns(int n) {
        for (int i = 0; i < n; i++) {
            await(yieldNow());
        }
        return done();
    }

    /** What it ends with: its value, or its error. */
    @Async
    static Coroutine<Object> how(Awaitable<?> awaitable) {
        try {
            return done(await(awaitable));
        } catch (Throwable e) {
            return done((typeName(e) + " " + str(e)).strip());
        }
    }
}
