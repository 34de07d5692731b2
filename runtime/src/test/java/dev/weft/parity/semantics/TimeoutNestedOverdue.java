// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.timeout;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.Timeout;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** {@code timeout-nested-overdue.py}. */
final class TimeoutNestedOverdue extends MainProgram {

    private final List<Timeout> scopes = new ArrayList<>();
    private String out;

    @Async
    private Coroutine<Void> scopes(int first, int second, int third) throws TimeoutException {
        try (Timeout a = timeout(seconds(first))) {
            scopes.add(a);
            try (Timeout b = timeout(seconds(second))) {
                scopes.add(b);
                try (Timeout c = timeout(seconds(third))) {
                    scopes.add(c);
                    await(sleep(seconds(5)));
                } catch (TimeoutException e) {
                    out = "out of the innermost";
                    throw e;
                }
            }
        }
        return done();
    }

    @Async
    @Override
    Coroutine<Void> main() {
        Task<?> me = currentTask();
        int[][] cases = {{0, 0, 10}, {0, 10, 0}, {10, 0, 0}, {0, 0, 0}, {10, 0, 10}, {-1, -2, -3}};
        for (int[] c : cases) {
            scopes.clear();
            out = null;
            try {
                await(scopes(c[0], c[1], c[2]));
            } catch (TimeoutException e) {
                List<Boolean> expired = scopes.stream().map(Timeout::expired).toList();
                if (out == null) {
                    print(expired, me.cancelling());
                } else {
                    print(out, expired, me.cancelling());
                }
            }
            await(yieldNow());
        }
        return done();
    }
}
