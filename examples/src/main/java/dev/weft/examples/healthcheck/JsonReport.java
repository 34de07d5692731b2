// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.healthcheck;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/** Prints a summary for programs: one JSON object on one line, times in milliseconds. */
final class JsonReport {
    private JsonReport() {}

    static void print(Summary summary, PrintStream out) {
        String start = Json.write(Json.object(
                "targets", summary.targets(),
                "healthy", summary.healthy(),
                "failing", summary.failing().size(),
                "unchecked", summary.unchecked(),
                "interrupted", summary.interrupted(),
                "elapsedMs", millis(summary.elapsed()),
                "oneByOneMs", millis(summary.oneByOne()),
                "latency", latency(summary.latencies())));
        // The results go out one at a time: of a long list they would take many times the memory it does.
        out.print(start.substring(0, start.length() - 1) + ",\"results\":[");
        String separator = "";
        for (Result result : summary.results()) {
            out.print(separator + Json.write(result(result)));
            separator = ",";
        }
        out.println("]}");
    }

    /** Of the healthy targets; null if there is none. */
    private static Object latency(List<Duration> ascending) {
        if (ascending.isEmpty()) {
            return null;
        }
        return Json.object(
                "p50Ms", millis(Summary.percentile(ascending, 50)),
                "p90Ms", millis(Summary.percentile(ascending, 90)),
                "p99Ms", millis(Summary.percentile(ascending, 99)),
                "histogram",
                        Histogram.of(ascending).stream().map(JsonReport::bucket).toList());
    }

    private static Object bucket(Histogram.Bucket bucket) {
        return Json.object(
                "fromMs", bucket.from().toMillis(), "toMs", bucket.to().toMillis(), "count", bucket.count());
    }

    private static Object result(Result result) {
        Attempt last = result.last();
        return Json.object(
                "target", result.target().text(),
                "origin", orNull(result.target().origin()),
                "healthy", result.healthy(),
                "status", last.status() == 0 ? null : last.status(),
                "problem", orNull(last.problem()),
                "attempts", result.attempts(),
                "latencyMs", millis(last.took()));
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** To the microsecond. */
    private static double millis(Duration duration) {
        return Math.round(duration.toNanos() / 1e3) / 1e3;
    }
}
