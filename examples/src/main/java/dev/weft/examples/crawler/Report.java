// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.crawler;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Prints what a run came to. */
final class Report {
    private Report() {}

    static void print(Tally tally, Duration took, Options options, PrintStream out) {
        int fetched = tally.pages() - tally.restored();
        double seconds = Math.max(1e-3, took.toNanos() / 1e9);
        line(out, "%,d pages in %.1f s, %,.0f/s", fetched, seconds, fetched / seconds);
        if (tally.restored() > 0) {
            line(out, "%,d more were fetched before; the following counts all", tally.restored());
        }
        int ok = tally.pages() - tally.moved() - tally.failing();
        line(out, "  %,d fetched, %,.1f MB", ok, tally.bytes() / 1e6);
        line(out, "  %,d moved", tally.moved());
        line(out, "  %,d failing, after %,d retries in all", tally.failing(), tally.retries());
        line(out, "  %,d forbidden by robots.txt, not fetched", tally.forbidden());
        line(out, "  %,d requests at a time at most", tally.mostInFlight());
        if (!tally.unavailable().isEmpty()) {
            line(out, "left alone, since their robots.txt could not be had; --resume tries again");
            tally.unavailable().forEach(host -> line(out, "  %s", host));
        }
        if (tally.failing() > 0) {
            line(out, "failing");
            for (Page page : tally.named()) {
                line(out, "  %s: %s (attempts: %d)", page.url(), page.problem(), page.attempts());
            }
            if (tally.failing() > tally.named().size()) {
                line(out, "  and %,d more", tally.failing() - tally.named().size());
            }
        }
        line(out, "results: %s", options.out());
        out.flush();
    }

    private static void line(PrintStream out, String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
