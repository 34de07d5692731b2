// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.timeout;
import static dev.weft.Weft.waitFor;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.Timeout;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** {@code timeout-own-error.py}. */
final class TimeoutOwnError extends MainProgram {

    private Timeout used;

    @Async
    private static Coroutine<Void> fails(Throwable error) {
        await(turns(1));
        raise(error);
        return done();
    }

    @Async
    private static Coroutine<Void> sleeps() {
        await(sleep(seconds(10)));
        return done();
    }

    @Async
    @Override
    Coroutine<Void> main() throws TimeoutException {
        Task<?> me = currentTask();
        for (Throwable error :
                List.of(new TimeoutException("raised"), new IOException("o"), new CancelledError("by hand"))) {
            try (Timeout scope = timeout(seconds(1))) {
                used = scope;
                await(fails(error));
            } catch (Throwable e) {
                print(typeName(e), e, e == error, used.expired(), me.cancelling());
            }
        }
        Task<Void> t = createTask(fails(new TimeoutException("of a task")));
        try (Timeout scope = timeout(seconds(1))) {
            used = scope;
            await(t);
        } catch (TimeoutException e) {
            print(e, used.expired());
        }
        try (Timeout scope = timeout(seconds(1))) {
            used = scope;
            await(waitFor(future(), seconds(0.01)));
        } catch (TimeoutException e) {
            print("of wait_for", used.expired(), me.cancelling());
        }
        Task<Void> victim = createTask(sleeps());
        try (Timeout scope = timeout(seconds(1))) {
            used = scope;
            loop().callSoon(victim::cancel);
            await(victim);
        } catch (CancelledError e) {
            print("of a cancelled task", used.expired(), me.cancelling());
        }
        try (Timeout scope = timeout(seconds(0.01))) {
            used = scope;
            try {
                await(sleep(seconds(10)));
            } catch (CancelledError e) {
                log.add("passed over");
            }
            throw new TimeoutException("after it has expired");
        } catch (TimeoutException e) {
            print(e, used.expired(), me.cancelling());
        }
        return done();
    }
}
