// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.Task;
import java.util.ArrayList;
import java.util.List;

/** {@code seed-002-manual-cancel.py}. */
final class SeedManualCancel extends Program {

    @Async
    Coroutine<Void> periodic(List<Integer> ticks) {
        try {
            while (true) {
                ticks.add(1);
                await(sleep(seconds(0.03)));
            }
        } catch (CancelledError e) {
            print("task saw cancellation after at least two ticks:", ticks.size() >= 2);
            throw e;
        }
    }

    @Async
    Coroutine<String> stubborn() {
        while (true) {
            try {
                await(sleep(seconds(0.01)));
            } catch (CancelledError e) {
                print("stubborn swallowed it");
                return done("still finished normally");
            }
        }
    }

    @Async
    Coroutine<Void> main() {
        List<Integer> ticks = new ArrayList<>();
        Task<Void> t = createTask(periodic(ticks));
        await(sleep(seconds(0.05)));
        t.cancel();
        try {
            await(t);
        } catch (CancelledError e) {
            print("cleanup complete", t.isCancelled());
        }
        Task<String> s = createTask(stubborn());
        await(yieldNow());
        s.cancel();
        print(await(s), s.isCancelled(), s.cancelling());
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
