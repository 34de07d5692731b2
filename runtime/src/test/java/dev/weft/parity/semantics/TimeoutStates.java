// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.timeout;
import static dev.weft.Weft.timeoutAt;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.str;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Timeout;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** {@code timeout-states.py}. */
final class TimeoutStates extends MainProgram {

    private Timeout scope;

    private static String tries(Timeout scope, Duration delay) {
        try {
            scope.reschedule(delay);
            return "moved";
        } catch (IllegalStateException e) {
            return str(e);
        }
    }

    /** {@code scope.when()}: what Weft says with the longest time, Python says with None. */
    private static Long when(Timeout scope) {
        return scope.when() == Long.MAX_VALUE ? null : Long.valueOf(scope.when());
    }

    private void callback() {
        try {
            timeout(seconds(1)).reschedule(null);
        } catch (IllegalStateException e) {
            print("in a callback", typeName(e));
        }
    }

    @Async
    @Override
    Coroutine<Void> main() throws TimeoutException {
        EventLoop loop = loop();
        long start = loop.time();
        try (Timeout s = timeout(seconds(5))) {
            scope = s;
            print(
                    "active",
                    s.expired(),
                    s.when() - start >= nanos(5),
                    tries(s, seconds(7)),
                    s.when() == start + nanos(7));
            print("never", tries(s, null), when(s));
        }
        print("left", scope.expired(), when(scope), tries(scope, seconds(9)), when(scope));
        long[] when = new long[1];
        try (Timeout s = timeout(seconds(0.01))) {
            scope = s;
            try {
                await(sleep(seconds(10)));
            } finally {
                when[0] = s.when();
                print("expiring", s.expired(), tries(s, null), s.when() == when[0]);
            }
        } catch (TimeoutException e) {
            print("expired", scope.expired(), tries(scope, seconds(9)), scope.when() == when[0]);
        }
        try (Timeout s = timeoutAt(start + nanos(100))) {
            scope = s;
            print("at", s.when() == start + nanos(100), s.expired());
            throw new IOException();
        } catch (IOException e) {
            print("left by an error", scope.expired(), tries(scope, null));
        }
        try (Timeout s = timeout(null)) {
            print("no limit", when(s), s.expired());
        }
        loop.callSoon(this::callback);
        await(yieldNow());
        return done();
    }
}
