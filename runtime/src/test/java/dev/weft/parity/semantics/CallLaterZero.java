// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;

/** {@code call-later-zero.py}. */
final class CallLaterZero extends MainProgram {

    @Async
    @Override
    Coroutine<Void> main() {
        EventLoop loop = loop();
        loop.callLater(seconds(0), () -> log.add("later 1"));
        loop.callSoon(() -> log.add("soon 1"));
        loop.callLater(seconds(-1), () -> log.add("overdue"));
        loop.callSoon(() -> loop.callSoon(() -> log.add("soon of soon")));
        loop.callSoon(() -> loop.callLater(seconds(0), () -> log.add("later of soon")));
        loop.callLater(seconds(0), () -> loop.callSoon(() -> log.add("soon of later")));
        loop.callSoon(() -> log.add("soon 2"));
        for (int turn = 0; turn < 4; turn++) {
            await(yieldNow());
            log.add(turn);
        }
        print(log);
        return done();
    }
}
