// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Coroutine;

/** {@code seed-001-cooperative-steps.py}. */
final class SeedCooperativeSteps extends Program {

    @Async
    Coroutine<String> loop(String name, int count) {
        for (int i = 0; i < count; i++) {
            print(name + ": step " + i);
            await(yieldNow());
        }
        print(name + ": done");
        return done(name);
    }

    @Async
    Coroutine<Void> main() {
        print(await(gather(loop("a", 3), loop("b", 1), loop("c", 2))));
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
