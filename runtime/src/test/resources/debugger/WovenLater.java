// SPDX-License-Identifier: Apache-2.0
package acme;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.AsyncCallable;
import dev.weft.Coroutine;
import dev.weft.Weft;

/** Things to await that are there at once, or, with -Dsuspend=true, only after a turn of the loop. */
class Later {

    private static final boolean SUSPEND = Boolean.getBoolean("suspend");

    static <T> void run(AsyncCallable<T> program) throws Exception {
        Weft.run(program.call());
    }

    @Async
    static <T> Coroutine<T> later(T value) {
        if (SUSPEND) {
            await(yieldNow());
        }
        return done(value);
    }

    @Async
    static <T> Coroutine<T> refused(String why) {
        if (SUSPEND) {
            await(yieldNow());
        }
        throw new IllegalStateException(why);
    }
}
