// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.str;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.ReturnWhen;
import dev.weft.Task;
import dev.weft.Weft;
import java.util.List;

/** {@code cancel-each-cleanup.py}. */
final class CancelEachCleanup extends MainProgram {

    @Async
    private Coroutine<Void> nested(int depth) {
        try {
            if (depth > 0) {
                await(nested(depth - 1));
            } else {
                await(sleep(seconds(0.05)));
            }
        } finally {
            log.add(depth + " cleans up");
            try {
                await(sleep(seconds(0.05)));
                log.add(depth + " cleaned up");
            } catch (CancelledError e) {
                log.add(depth + " interrupted by " + str(e));
                throw e;
            }
        }
        return done();
    }

    @Async
    @Override
    Coroutine<Void> main() {
        Task<Void> t = createTask(nested(3));
        await(yieldNow());
        for (int i = 0; i < 6; i++) {
            log.add("cancel " + i + " " + str(t.cancel(str(i))));
            await(yieldNow());
        }
        for (Object line : log) {
            print(line);
        }
        try {
            await(t);
        } catch (CancelledError e) {
            print("ended by", e, t.cancelling());
        }
        log.clear();
        t = createTask(nested(1));
        await(yieldNow());
        t.cancel("first");
        t.cancel("before the first is delivered");
        await(yieldNow());
        t.cancel("second");
        t.cancel("third, too early");
        await(Weft.wait(List.of(t), ReturnWhen.ALL_COMPLETED, seconds(0.2)));
        print(log, t.cancelling());
        return done();
    }
}
