// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.crawler;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;

import dev.weft.Async;
import dev.weft.Coroutine;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** A line on the terminal that is redrawn while the crawl runs. */
final class Progress {
    private static final Duration REDRAW = Duration.ofMillis(100);
    private static final int REDRAWS_A_SECOND = 10;
    /** Back to the first column, and clear the line. */
    private static final String ERASE = "\r\u001b[K";

    private final PrintStream out;
    private final boolean live;
    private final Tally tally;
    private final Frontier frontier;

    /** Not {@code live}: draws nothing. */
    Progress(PrintStream out, boolean live, Tally tally, Frontier frontier) {
        this.out = out;
        this.live = live;
        this.tally = tally;
        this.frontier = frontier;
    }

    /** Redraws until cancelled. */
    @Async
    Coroutine<Void> show() {
        Deque<Integer> lastSecond = new ArrayDeque<>();
        try {
            while (live) {
                lastSecond.addLast(tally.pages());
                if (lastSecond.size() > REDRAWS_A_SECOND) {
                    lastSecond.removeFirst();
                }
                int rate = (lastSecond.getLast() - lastSecond.getFirst())
                        * REDRAWS_A_SECOND
                        / Math.max(1, lastSecond.size() - 1);
                out.print(ERASE + line(tally, frontier.known(), rate));
                out.flush();
                await(sleep(REDRAW));
            }
        } finally {
            if (live) {
                out.print(ERASE);
                out.flush();
            }
        }
        return done();
    }

    static String line(Tally tally, int known, int rate) {
        return String.format(
                Locale.ROOT,
                "%,d of %,d known pages, %d in flight, %,d failing, %,d/s",
                tally.pages(),
                known,
                tally.inFlight(),
                tally.failing(),
                rate);
    }
}
