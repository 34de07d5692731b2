// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.timeout;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.ReturnWhen;
import dev.weft.Task;
import dev.weft.Timeout;
import dev.weft.Weft;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** {@code timeout-cleanup-outlasts.py}. */
@SuppressWarnings("try") // not every limit is used in its block
final class TimeoutCleanupOutlasts extends MainProgram {

    private Timeout outer;
    private Timeout inner;

    @Async
    private Coroutine<Void> work(int cleanup) {
        try {
            await(sleep(seconds(10)));
        } finally {
            log.add("cleans up");
            for (int i = 0; i < cleanup; i++) {
                await(sleep(seconds(0.01)));
            }
            log.add("cleaned up");
        }
        return done();
    }

    @Async
    private Coroutine<Void> limited() throws TimeoutException {
        try (Timeout limit = timeout(seconds(0.01))) {
            await(work(5));
        }
        return done();
    }

    @Async
    @Override
    Coroutine<Void> main() throws TimeoutException {
        try (Timeout limit = timeout(seconds(0.01))) {
            outer = limit;
            await(work(5));
        } catch (TimeoutException e) {
            log.add("timed out");
        }
        print(log, outer.expired());
        log.clear();
        try (Timeout limit = timeout(seconds(0.01))) {
            try {
                await(work(1));
            } finally {
                try (Timeout own = timeout(seconds(1))) {
                    inner = own;
                    await(sleep(seconds(0.02)));
                    log.add("within a limit of its own");
                }
            }
        } catch (TimeoutException e) {
            log.add("timed out");
        }
        print(log, inner.expired());
        log.clear();
        try (Timeout limit = timeout(seconds(0.01))) {
            outer = limit;
            try {
                await(sleep(seconds(10)));
            } finally {
                try (Timeout own = timeout(seconds(0.01))) {
                    inner = own;
                    await(work(1));
                } catch (TimeoutException e) {
                    log.add("the clean-up timed out");
                }
            }
        } catch (TimeoutException e) {
            log.add("timed out");
        }
        print(log, inner.expired(), outer.expired(), currentTask().cancelling());
        log.clear();
        Task<Void> t = createTask(limited());
        while (log.isEmpty()) {
            await(sleep(seconds(0.001)));
        }
        t.cancel();
        await(Weft.wait(List.of(t), ReturnWhen.ALL_COMPLETED));
        print(log, t.isCancelled(), t.cancelling());
        return done();
    }
}
