// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.timeout;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.str;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.Timeout;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** {@code timeout-left-early.py}. */
@SuppressWarnings("try") // the limits are not used in their blocks
final class TimeoutLeftEarly extends MainProgram {

    @Async
    private Coroutine<String> leaves(String how) throws IOException, TimeoutException {
        for (int i = 0; i < 2; i++) {
            try (Timeout limit = timeout(seconds(0.01))) {
                await(yieldNow());
                if (how.equals("return")) {
                    return done("returned");
                }
                if (how.equals("break")) {
                    break;
                }
                if (how.equals("continue")) {
                    continue;
                }
                if (how.equals("raise")) {
                    throw new IOException("raised");
                }
            }
            log.add("ended " + i);
        }
        return done("ended");
    }

    @Async
    private static Coroutine<String> nested() throws TimeoutException {
        try (Timeout a = timeout(seconds(0.01))) {
            try (Timeout b = timeout(seconds(0.01))) {
                try (Timeout c = timeout(seconds(0.01))) {
                    return done("through three");
                }
            }
        }
    }

    @Async
    @Override
    Coroutine<Void> main() throws TimeoutException {
        Task<?> me = currentTask();
        for (String how : List.of("end", "return", "break", "continue", "raise")) {
            log.clear();
            try {
                log.add(await(leaves(how)));
            } catch (IOException e) {
                log.add(str(e));
            }
            await(sleep(seconds(0.02)));
            print(how, log, me.cancelling());
        }
        String result = await(nested());
        await(sleep(seconds(0.02)));
        print(result, me.cancelling());
        return done();
    }
}
