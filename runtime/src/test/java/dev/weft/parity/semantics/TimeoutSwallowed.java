// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.timeout;
import static dev.weft.Weft.waitFor;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.Timeout;
import java.util.concurrent.TimeoutException;

/** {@code timeout-swallowed.py}. */
@SuppressWarnings({"try", "finally"
}) // not every limit is used in its block; a return in a finally is what this is about
final class TimeoutSwallowed extends MainProgram {

    private Timeout scope;
    private Timeout outer;

    @Async
    private static Coroutine<String> returns() throws TimeoutException {
        try (Timeout limit = timeout(seconds(0.01))) {
            try {
                await(sleep(seconds(10)));
            } finally {
                return done("overridden");
            }
        }
    }

    @Async
    private static Coroutine<String> breaks() throws TimeoutException {
        for (int i = 0; i < 2; i++) {
            try (Timeout limit = timeout(seconds(0.01))) {
                try {
                    await(sleep(seconds(10)));
                } catch (CancelledError e) {
                    continue;
                }
            }
        }
        return done("continued twice");
    }

    @Async
    @Override
    Coroutine<Void> main() throws TimeoutException {
        Task<?> me = currentTask();
        try (Timeout limit = timeout(seconds(0.01))) {
            scope = limit;
            try {
                await(sleep(seconds(10)));
            } catch (CancelledError e) {
                print("swallowed", scope.expired(), me.cancelling());
            }
            await(sleep(seconds(0.02)));
            print("goes on", scope.expired(), me.cancelling());
        }
        print("left", scope.expired(), me.cancelling());
        print(await(returns()), me.cancelling());
        print(await(breaks()), me.cancelling());
        Task<String> t = createTask(breaks());
        print(await(waitFor(t, seconds(5))), t.cancelling());
        try (Timeout o = timeout(seconds(0))) {
            outer = o;
            try (Timeout i = timeout(seconds(0))) {
                scope = i;
                try {
                    await(sleep(seconds(10)));
                } catch (CancelledError e) {
                    log.add("passed over");
                }
            }
            print("inner", scope.expired(), me.cancelling());
            try {
                await(sleep(seconds(0.02)));
            } catch (CancelledError e) {
                print("not both at once");
            }
        }
        print("outer", outer.expired(), me.cancelling());
        return done();
    }
}
