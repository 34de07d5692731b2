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
        out.printf(Locale.ROOT, "%,d pages in %.1f s, %,.0f/s%n", fetched, seconds, fetched / seconds);
        if (tally.restored() > 0) {
            out.printf(Locale.ROOT, "%,d more were fetched before; the following counts all%n", tally.restored());
        }
        int ok = tally.pages() - tally.moved() - tally.failing();
        out.printf(Locale.ROOT, "  %,d fetched, %,.1f MB%n", ok, tally.bytes() / 1e6);
        out.printf(Locale.ROOT, "  %,d moved%n", tally.moved());
        out.printf(Locale.ROOT, "  %,d failing, after %,d retries in all%n", tally.failing(), tally.retries());
        out.printf(Locale.ROOT, "  %,d forbidden by robots.txt, not fetched%n", tally.forbidden());
        out.printf(Locale.ROOT, "  %,d requests at a time at most%n", tally.mostInFlight());
        if (!tally.unavailable().isEmpty()) {
            out.printf(Locale.ROOT, "left alone, since their robots.txt could not be had; --resume tries again%n");
            tally.unavailable().forEach(host -> out.printf(Locale.ROOT, "  %s%n", host));
        }
        if (tally.failing() > 0) {
            out.printf(Locale.ROOT, "failing%n");
            for (Page page : tally.named()) {
                out.printf(Locale.ROOT, "  %s: %s (attempts: %d)%n", page.url(), page.problem(), page.attempts());
            }
            if (tally.failing() > tally.named().size()) {
                out.printf(
                        Locale.ROOT,
                        "  and %,d more%n",
                        tally.failing() - tally.named().size());
            }
        }
        out.printf(Locale.ROOT, "results: %s%n", options.out());
        out.flush();
    }
}
