// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.run;
import static dev.weft.Weft.sleep;

import dev.weft.Async;
import dev.weft.Coroutine;
import java.util.ArrayList;
import java.util.List;

/** {@code seed-003-blocking-mistake.py}. */
final class SeedBlockingMistake extends Program {

    private final List<String> order = new ArrayList<>();

    @Async
    Coroutine<Void> blocker(int i) throws InterruptedException {
        order.add("in" + i);
        Thread.sleep(30);
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

    @Async
    Coroutine<Void> timed(String kind) throws InterruptedException {
        order.clear();
        long t0 = System.nanoTime();
        List<Coroutine<Void>> three = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            three.add(kind.equals("blocker") ? blocker(i) : polite(i));
        }
        await(gather(three));
        long took = System.nanoTime() - t0;
        print(kind, String.join(" ", order), took >= nanos(0.088) ? "serial" : "concurrent");
        return done();
    }

    @Async
    Coroutine<Void> main() throws InterruptedException {
        await(timed("blocker"));
        await(timed("polite"));
        return done();
    }

    @Override
    void script() throws Exception {
        run(main());
    }
}
