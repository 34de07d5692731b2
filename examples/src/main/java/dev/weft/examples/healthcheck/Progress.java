// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.healthcheck;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** A line on the terminal that is redrawn while the checks run. */
final class Progress {
    private static final Duration REDRAW = Duration.ofMillis(100);
    private static final int WIDTH = 30;
    /** Back to the first column, and clear the line. */
    private static final String ERASE = "\r\u001b[K";

    private final PrintStream out;
    private final boolean live;

    /** Not {@code live}: draws nothing. */
    Progress(PrintStream out, boolean live) {
        this.out = out;
        this.live = live;
    }

    /** Redraws until cancelled. */
    @Async
    Coroutine<Void> show(Tally tally) {
        EventLoop loop = EventLoop.running();
        long start = loop.time();
        while (live) {
            Duration elapsed = Duration.ofNanos(loop.time() - start);
            out.print(ERASE + line(tally.checked(), tally.targets(), tally.failing(), elapsed));
            out.flush();
            await(sleep(REDRAW));
        }
        return done();
    }

    void erase() {
        if (live) {
            out.print(ERASE);
            out.flush();
        }
    }

    static String line(int checked, int targets, int failing, Duration elapsed) {
        int filled = (int) ((long) WIDTH * checked / Math.max(1, targets));
        String bar = "#".repeat(filled) + ".".repeat(WIDTH - filled);
        return String.format(
                Locale.ROOT,
                "[%s] %,d of %,d, %,d failing, %s",
                bar,
                checked,
                targets,
                failing,
                Durations.show(elapsed));
    }
}
