// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.async;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.args;
import static dev.weft.parity.Py.tuple;

import dev.weft.Async;
import dev.weft.Awaitable;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.Future;
import dev.weft.Task;

/** {@code cancel-which-message.py}. */
final class CancelWhichMessage extends MainProgram {

    @Async
    private static Coroutine<Object> tells(Awaitable<?> aw) {
        try {
            await(aw);
        } catch (CancelledError e) {
            return done(args(e));
        }
        return done(null);
    }

    @Async
    private static Coroutine<Object> twice(Awaitable<?> aw, int turns, boolean pause) {
        Task<Object> t = createTask(tells(aw));
        for (int i = 0; i < turns; i++) {
            await(yieldNow());
        }
        t.cancel("first");
        if (pause) {
            await(yieldNow());
        }
        t.cancel("second");
        try {
            return done(tuple(await(t), t.cancelling()));
        } catch (CancelledError e) {
            return done(tuple(args(e), t.isCancelled()));
        }
    }

    @Async
    @Override
    Coroutine<Void> main() {
        print("waits", await(twice(sleep(seconds(10)), 1, false)));
        Task<Void> sleeping = createTask(async(() -> {
            await(sleep(seconds(10)));
            return done();
        }));
        print("waits for a task", await(twice(sleeping, 2, false)));
        print("bare turn", await(twice(sleep(seconds(0)), 1, false)));
        print("unstarted", await(twice(future(), 0, false)));
        print("delivered between", await(twice(tells(tells(sleep(seconds(10)))), 1, true)));
        Future<Void> fut = future();
        Task<Object> t = createTask(tells(fut));
        await(yieldNow());
        fut.setResult(null);
        t.cancel("first");
        t.cancel("second");
        print("woken", await(t));
        t = createTask(tells(sleep(seconds(10))));
        await(yieldNow());
        t.cancel();
        t.cancel("only the second has one");
        print("first without", await(t));
        t = createTask(tells(sleep(seconds(0))));
        await(yieldNow());
        t.cancel("only the first has one");
        t.cancel();
        print("last without", await(t));
        return done();
    }
}
