// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.allTasks;
import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.waitFor;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import java.util.concurrent.TimeoutException;

/** {@code seed-000-waitfor-cleanup.py}. */
final class SeedWaitforCleanup extends Program {

    @Async
    Coroutine<String> query(String name, double delay) {
        try {
            print(name, "starting");
            await(sleep(seconds(delay)));
            print(name, "not reached");
            return done(name);
        } catch (CancelledError e) {
            print(name, "cancelled, cleaning up");
            throw e;
        } finally {
            print(name, "finally");
        }
    }

    @Async
    Coroutine<Void> main() {
        try {
            print("got", await(waitFor(query("analytics", 5.0), seconds(0.05))));
        } catch (TimeoutException exc) {
            print("timed out; is builtin TimeoutError:", exc.getClass() == TimeoutException.class);
            print("cause is CancelledError:", exc.getCause() instanceof CancelledError);
        }
        print("still running:", allTasks().size() - 1);
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
