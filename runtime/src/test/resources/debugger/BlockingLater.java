// SPDX-License-Identifier: Apache-2.0
package acme;

import dev.weft.weaving.twin.Plain.AsyncCallable;
import dev.weft.weaving.twin.Plain.Coroutine;

/** Things to await, for blocking code. */
class Later {

    static <T> void run(AsyncCallable<T> program) throws Exception {
        program.call();
    }

    static <T> Coroutine<T> later(T value) {
        return new Coroutine<>(value, null);
    }

    static <T> Coroutine<T> refused(String why) {
        return new Coroutine<>(null, new IllegalStateException(why));
    }
}
