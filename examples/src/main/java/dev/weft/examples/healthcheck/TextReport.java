// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.healthcheck;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Prints a summary for people. */
final class TextReport {
    private static final int WIDTH = 40;
    /** Control and format characters: a terminal obeys them, and one of them ends a line. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    private static final int MOST = 240;
    private static final int ENDING = 80;

    private final Summary summary;
    private final PrintStream out;

    private TextReport(Summary summary, PrintStream out) {
        this.summary = summary;
        this.out = out;
    }

    static void print(Summary summary, PrintStream out) {
        new TextReport(summary, out).print();
    }

    private void print() {
        for (Result result : summary.failing()) {
            out.println("FAIL " + shown(result.target().label()) + ": "
                    + shown(result.last().problem()) + attempts(result));
        }
        if (!summary.failing().isEmpty()) {
            out.println();
        }
        if (summary.interrupted()) {
            out.printf(
                    Locale.ROOT,
                    "Interrupted: %,d of %s checked.%n",
                    summary.results().size(),
                    targets(summary.targets()));
        }
        out.printf(
                Locale.ROOT,
                "%s in %s; one after the other: %s%n",
                targets(summary.results().size()),
                Durations.show(summary.elapsed()),
                Durations.show(summary.oneByOne()));
        out.printf(
                Locale.ROOT,
                "%,d healthy, %,d failing%n",
                summary.healthy(),
                summary.failing().size());
        List<Duration> latencies = summary.latencies();
        if (!latencies.isEmpty()) {
            latencies(latencies);
        }
    }

    private void latencies(List<Duration> ascending) {
        out.println();
        out.printf(
                Locale.ROOT,
                "latency of the healthy: median %s, 90%% %s, 99%% %s%n",
                Durations.show(Summary.percentile(ascending, 50)),
                Durations.show(Summary.percentile(ascending, 90)),
                Durations.show(Summary.percentile(ascending, 99)));
        for (Histogram.Bucket bucket : Histogram.of(ascending)) {
            // At least one mark for what isn't empty.
            int marks = (int) Math.ceil((double) WIDTH * bucket.count() / ascending.size());
            out.printf(
                    Locale.ROOT,
                    "%9s to %-7s %-" + WIDTH + "s %,7d%n",
                    Durations.show(bucket.from()),
                    Durations.show(bucket.to()),
                    "#".repeat(marks),
                    bucket.count());
        }
        out.println("slowest");
        for (Result result : summary.slowest()) {
            out.printf(
                    Locale.ROOT,
                    "%9s  %s%n",
                    Durations.show(result.last().took()),
                    shown(result.target().text()));
        }
    }

    /** What comes from outside: on one line, harmless, and no longer than a line may be. */
    private static String shown(String text) {
        String cut = text.length() <= MOST
                ? text
                : text.substring(0, MOST - ENDING) + "..." + text.substring(text.length() - ENDING);
        return UNPRINTABLE.matcher(cut).replaceAll("?");
    }

    private static String attempts(Result result) {
        return result.attempts() > 1 ? " (" + result.attempts() + " attempts)" : "";
    }

    private static String targets(int count) {
        return String.format(Locale.ROOT, count == 1 ? "%,d target" : "%,d targets", count);
    }
}
