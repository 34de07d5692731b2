// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.echo;

import java.util.Locale;

/** What the client prints. */
final class Report {
    private Report() {}

    static String of(Tally tally, Options options) {
        if (tally.requests() == 0) {
            return "no request came back while it counted\n";
        }
        double rate = tally.requests() / tally.seconds();
        StringBuilder report = new StringBuilder();
        line(report, "%,d connections, messages of %,d bytes", options.connections(), options.size());
        line(
                report,
                "%,d requests in %.2f s: %,.0f requests/s, %,.1f MB/s each way",
                tally.requests(),
                tally.seconds(),
                rate,
                rate * options.size() / 1e6);
        line(
                report,
                "latency in µs: median %,.0f, 90 %% %,.0f, 99 %% %,.0f, 99.9 %% %,.0f, most %,.0f",
                micros(tally, 50),
                micros(tally, 90),
                micros(tally, 99),
                micros(tally, 99.9),
                micros(tally, 100));
        if (!Double.isNaN(tally.cpuMicros())) {
            line(report, "CPU of the server: %.2f µs a request", tally.cpuMicros());
        }
        return report.toString();
    }

    private static double micros(Tally tally, double percent) {
        return tally.latency(percent) / 1e3;
    }

    private static void line(StringBuilder report, String format, Object... values) {
        report.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
