// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.AsyncScope;
import dev.weft.Awaitable;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.Task;

/** {@code sem-cancel-finally-order.py}. */
final class SemCancelFinallyOrder extends Program {

    @Async
    Coroutine<Void> level(int n) {
        try {
            print("enter", n);
            if (n == 3) {
                await(sleep(seconds(10)));
            } else {
                await(level(n + 1));
            }
        } catch (CancelledError e) {
            print("except", n);
            throw e;
        } finally {
            await(yieldNow());
            print("finally", n);
        }
        return done();
    }

    private final class Cm implements AsyncScope {

        @Async
        Coroutine<Cm> enter() {
            print("cm enter");
            return done(this);
        }

        @Override
        public Awaitable<Throwable> exit(Throwable error) {
            return leave(error);
        }

        @Async
        private Coroutine<Throwable> leave(Throwable error) {
            await(yieldNow());
            print("cm exit", typeName(error));
            return done(error);
        }

        @Override
        public void close() {
            throw new AssertionError("woven code exits");
        }
    }

    @Async
    @SuppressWarnings("try") // the body doesn't use it
    Coroutine<Void> outer() {
        try (Cm cm = await(new Cm().enter())) {
            await(level(1));
        }
        return done();
    }

    @Async
    Coroutine<Void> main() {
        Task<Void> t = createTask(outer());
        await(yieldNow());
        t.cancel();
        int n = 0;
        while (!t.isDone()) {
            await(yieldNow());
            n += 1;
        }
        print("turns to unwind", n, t.isCancelled());
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
