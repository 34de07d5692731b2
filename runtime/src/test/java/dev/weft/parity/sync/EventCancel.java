// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.sync;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.waitFor;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.sync.AsyncEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** {@code sync/event-cancel.py}. */
final class EventCancel extends SyncProgram {

    @Async
    Coroutine<Void> waiter(AsyncEvent event, String name) {
        try {
            await(event.await());
            log.add(name);
        } catch (CancelledError e) {
            log.add("-" + name);
            throw e;
        }
        return done();
    }

    private static void cancel(List<Task<Void>> ts, int which) {
        for (int i = 0; i < 3; i++) {
            if ((which >> i & 1) != 0) {
                ts.get(i).cancel();
            }
        }
    }

    @Async
    @Override
    Coroutine<Void> main() throws TimeoutException {
        for (int before = 0; before < 8; before++) {
            for (int after = 0; after < 8; after++) {
                if ((before & after) != 0) {
                    continue;
                }
                AsyncEvent event = new AsyncEvent();
                log.clear();
                List<Task<Void>> ts = new ArrayList<>();
                for (String n : letters("abc")) {
                    ts.add(createTask(waiter(event, n)));
                }
                await(yieldNow());
                cancel(ts, before);
                event.set();
                cancel(ts, after);
                await(ended(ts));
                print(before, after, log, cancelleds(ts));
            }
        }
        AsyncEvent event = new AsyncEvent();
        try {
            await(waitFor(event.await(), seconds(0.01)));
        } catch (TimeoutException e) {
            print("timeout");
        }
        event.set();
        await(waitFor(event.await(), seconds(0.01)));
        print("in time");
        return done();
    }
}
