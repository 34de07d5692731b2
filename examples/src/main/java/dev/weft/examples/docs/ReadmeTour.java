// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.docs;

// region readme-program
import static dev.weft.Weft.*;
import static java.time.Duration.ofMillis;

import dev.weft.Async;
import dev.weft.Coroutine;

public final class ReadmeTour {

    @Async
    static Coroutine<String> fetch(String what, int millis) {
        System.out.println("fetching " + what);
        await(sleep(ofMillis(millis))); // suspends this coroutine, not the thread
        return done(what + " in " + millis + " ms");
    }

    @Async
    static Coroutine<Void> dashboard() {
        var profile = createTask(fetch("profile", 80)); // runs beside us from now on
        for (String page : await(gather(fetch("orders", 100), fetch("news", 60)))) {
            System.out.println(page);
        }
        System.out.println(await(profile));
        return done();
    }

    public static void main(String[] args) {
        run(dashboard()); // about 100 ms, on one thread
    }
}
// endregion
