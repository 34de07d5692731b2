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
        String report = String.format(
                Locale.ROOT,
                """
                %,d connections, messages of %,d bytes
                %,d requests in %.2f s: %,.0f requests/s, %,.1f MB/s each way
                latency in µs: median %,.0f, 90 %% %,.0f, 99 %% %,.0f, 99.9 %% %,.0f, most %,.0f
                """,
                options.connections(),
                options.size(),
                tally.requests(),
                tally.seconds(),
                rate,
                rate * options.size() / 1e6,
                micros(tally, 50),
                micros(tally, 90),
                micros(tally, 99),
                micros(tally, 99.9),
                micros(tally, 100));
        return Double.isNaN(tally.cpuMicros())
                ? report
                : report + String.format(Locale.ROOT, "CPU of the server: %.2f µs a request\n", tally.cpuMicros());
    }

    private static double micros(Tally tally, double percent) {
        return tally.latency(percent) / 1e3;
    }
}
