// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.timeout;
import static dev.weft.parity.Py.strs;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.ExceptionGroup;
import dev.weft.Task;
import dev.weft.TaskGroup;
import dev.weft.Timeout;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** {@code timeout-replaced.py}. */
final class TimeoutReplaced extends MainProgram {

    private Timeout outer;
    private Timeout inner;

    @Async
    private static Coroutine<Void> cleans(Throwable error, boolean later) {
        try {
            await(sleep(seconds(10)));
        } catch (CancelledError e) {
            if (later) {
                await(sleep(seconds(0.01)));
            }
            raise(error);
        }
        return done();
    }

    @Async
    @Override
    Coroutine<Void> main() {
        Task<?> me = currentTask();
        for (Throwable error :
                List.of(new IOException("instead"), new TimeoutException("its own"), new CancelledError("another"))) {
            for (boolean later : new boolean[] {false, true}) {
                try (Timeout scope = timeout(seconds(0.01))) {
                    inner = scope;
                    await(cleans(error, later));
                } catch (Exception e) {
                    print(typeName(e), e == error, inner.expired(), me.cancelling());
                }
            }
        }
        try (Timeout o = timeout(seconds(0.02))) {
            outer = o;
            try (Timeout i = timeout(seconds(0.01))) {
                inner = i;
                await(cleans(new IOException("through both"), false));
            }
        } catch (Exception e) {
            print(e, inner.expired(), outer.expired(), me.cancelling());
        }
        try (Timeout scope = timeout(seconds(0.01))) {
            inner = scope;
            try (TaskGroup tg = new TaskGroup()) {
                tg.createTask(cleans(new IOException("of a member"), false));
            }
        } catch (ExceptionGroup eg) {
            print(strs(eg.exceptions()), inner.expired(), me.cancelling());
        } catch (TimeoutException e) {
            print("not reached");
        }
        try (Timeout scope = timeout(seconds(0.01))) {
            inner = scope;
            await(gather(cleans(new IOException("of a child"), false), sleep(seconds(10))));
        } catch (Exception e) {
            print(e, inner.expired(), me.cancelling());
        }
        return done();
    }
}
