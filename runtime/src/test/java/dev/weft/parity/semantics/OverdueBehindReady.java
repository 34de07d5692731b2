// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Coroutine;

/** {@code overdue-behind-ready.py}. */
final class OverdueBehindReady extends MainProgram {

    private void again(int n) {
        log.add(n);
        if (n < 3) {
            loop().callSoon(() -> again(n + 1));
        }
    }

    @Async
    @Override
    Coroutine<Void> main() {
        long past = loop().time() - nanos(100);
        loop().callAt(past + nanos(30), () -> log.add("third"));
        loop().callAt(past + nanos(10), () -> log.add("first"));
        loop().callAt(past + nanos(20), () -> log.add("second"));
        loop().callSoon(() -> again(1));
        loop().callAt(past, () -> loop().callAt(past, () -> log.add("set by an overdue one")));
        loop().callSoon(() -> log.add("ready"));
        await(yieldNow());
        log.add("task");
        await(yieldNow());
        log.add("task");
        await(yieldNow());
        print(log);
        return done();
    }
}
