// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.sync;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.timeout;
import static dev.weft.Weft.waitFor;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Timeout;
import dev.weft.sync.AsyncQueue;
import java.util.concurrent.TimeoutException;

/** {@code sync/queue-polling.py}. */
@SuppressWarnings("try") // limits are set, not used
final class QueuePolling extends SyncProgram {

    @Async
    @Override
    Coroutine<Void> main() throws TimeoutException {
        AsyncQueue<String> q = new AsyncQueue<>(1);
        for (String item : letters("ab")) {
            int timeouts = 0;
            String got = null;
            while (got == null) {
                try {
                    got = await(waitFor(q.get(), seconds(0.01)));
                } catch (TimeoutException e) {
                    timeouts += 1;
                    if (timeouts == 3) {
                        q.putNowait(item);
                    }
                }
            }
            print(timeouts, got, q.size());
        }
        q.putNowait("full");
        int timeouts = 0;
        while (true) {
            try (Timeout t = timeout(seconds(0.01))) {
                await(q.put("c"));
                break;
            } catch (TimeoutException e) {
                timeouts += 1;
                if (timeouts == 3) {
                    q.getNowait();
                }
            }
        }
        print(timeouts, q.size(), q.getNowait());
        try {
            await(waitFor(q.get(), seconds(0)));
        } catch (TimeoutException e) {
            print("no time at all");
        }
        q.putNowait("there");
        print(await(waitFor(q.get(), seconds(0.01))), q.size());
        return done();
    }
}
