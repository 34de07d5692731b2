// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.timeout;
import static dev.weft.parity.Py.str;

import dev.weft.Async;
import dev.weft.AsyncGenerator;
import dev.weft.Coroutine;
import dev.weft.StopAsyncIteration;
import dev.weft.Timeout;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** {@code asyncgen-timeout.py}. */
@SuppressWarnings("try") // scopes that are not named in their blocks
final class AsyncgenTimeout extends GeneratorProgram {

    @Async
    AsyncGenerator<Integer, Void> ticks(List<Object> log, double every) {
        try {
            int n = 0;
            while (true) {
                await(sleep(seconds(every)));
                n += 1;
                AsyncGenerator.yield(n);
            }
        } finally {
            log.add("ticks finally");
        }
    }

    @Async
    Coroutine<String> patient(List<Object> log) {
        AsyncGenerator<Integer, Void> g = ticks(log, 0.03);
        try {
            while (true) {
                try (Timeout limit = timeout(seconds(0.01))) {
                    return done(str(await(anext(g))));
                } catch (TimeoutException e) {
                    log.add("too late");
                }
            }
        } catch (StopAsyncIteration e) {
            return done("the first timeout has ended it");
        }
    }

    @Async
    Coroutine<Void> main() throws TimeoutException {
        List<Object> log = new ArrayList<>();
        try (Timeout limit = timeout(seconds(0.039))) {
            for (int n : await(ticks(log, 0.01))) {
                log.add(n);
            }
        } catch (TimeoutException e) {
            print("timed out while it waits for an item", log);
        }
        log = new ArrayList<>();
        AsyncGenerator<Integer, Void> g = ticks(log, 0.01);
        try (Timeout limit = timeout(seconds(0.039))) {
            for (int n : await(g)) {
                log.add(n);
                if (n == 2) {
                    await(sleep(seconds(1)));
                }
            }
        } catch (TimeoutException e) {
            print("timed out in the body", log);
        }
        print("the generator lives", await(anext(g)), log);
        await(g.aclose());
        print(log);
        log = new ArrayList<>();
        g = ticks(log, 0.01);
        Timeout limit = timeout(seconds(1));
        try (limit) {
            for (int n : await(g)) {
                if (n == 3) {
                    break;
                }
            }
        }
        print("in time", limit.expired(), log);
        await(g.aclose());
        log = new ArrayList<>();
        print(await(patient(log)), log);
        return done();
    }

    @Override
    protected void script() throws Exception {
        runInVirtualTime(main());
    }
}
