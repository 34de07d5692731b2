// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.docs;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.timeout;
import static dev.weft.Weft.waitFor;
import static java.time.Duration.ofMillis;

import dev.weft.Async;
import dev.weft.Coroutine;
import java.util.concurrent.TimeoutException;

/** What docs/guide/timeouts.md shows. */
final class TimeoutsGuide {

    private TimeoutsGuide() {}

    @Async
    static Coroutine<String> answer(int millis) {
        await(sleep(ofMillis(millis)));
        return done("after " + millis);
    }

    @Async
    static Coroutine<Void> one() {
        // region timeouts-wait-for
        try {
            System.out.println(await(waitFor(answer(10), ofMillis(50))));
            System.out.println(await(waitFor(answer(100), ofMillis(50))));
        } catch (TimeoutException e) {
            System.out.println("too late");
        }
        // endregion
        return done();
    }

    @Async
    static Coroutine<Void> block() {
        // region timeouts-block
        try (var limit = timeout(ofMillis(50))) {
            System.out.println(await(answer(20)));
            System.out.println(await(answer(20)));
            System.out.println(await(answer(20))); // the time is over here, and the block with it
        } catch (TimeoutException e) {
            System.out.println("three were too many");
        }
        // endregion
        return done();
    }

    @Async
    static Coroutine<Void> moved() throws TimeoutException {
        // region timeouts-reschedule
        try (var limit = timeout(null)) { // no limit yet
            for (int i = 0; i < 3; i++) {
                limit.reschedule(ofMillis(30)); // each step has its own
                System.out.println(await(answer(20)));
            }
            System.out.println(limit.expired());
        }
        // endregion
        return done();
    }
}
