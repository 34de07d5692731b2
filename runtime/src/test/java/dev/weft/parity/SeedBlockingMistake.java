// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.sleep;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import java.util.ArrayList;
import java.util.List;

/** {@code seed-003-blocking-mistake.py}. */
final class SeedBlockingMistake extends Program {

    private final List<String> order = new ArrayList<>();

    /** How long the thread was held: loop time, which is virtual here, does not pass meanwhile. */
    private long blocked;

    /** {@code time.sleep}: nothing else runs on this thread until it is over. */
    private void timeSleep(double seconds) {
        blocked += nanos(seconds);
    }

    @Async
    Coroutine<Void> blocker(int i) {
        order.add("in" + i);
        timeSleep(0.03);
        order.add("out" + i);
        return done();
    }

    @Async
    Coroutine<Void> polite(int i) {
        order.add("in" + i);
        await(sleep(seconds(0.03)));
        order.add("out" + i);
        return done();
    }

    private long now() {
        return EventLoop.running().time() + blocked;
    }

    @Async
    Coroutine<Void> timed(String kind) {
        order.clear();
        long t0 = now();
        List<Coroutine<Void>> three = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            three.add(kind.equals("blocker") ? blocker(i) : polite(i));
        }
        await(gather(three));
        long took = now() - t0;
        print(kind, String.join(" ", order), took >= nanos(0.088) ? "serial" : "concurrent");
        return done();
    }

    @Async
    Coroutine<Void> main() {
        await(timed("blocker"));
        await(timed("polite"));
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
