// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.echo;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/** What the client has counted: nothing before {@link #begin}, nor after {@link #end}. Times are in nanoseconds. */
final class Tally {
    private static final int DIGITS = 3;

    private final Histogram latencies = new Histogram(DIGITS);
    private boolean counting;
    private long begun;
    private long lasted;
    private Duration cpuBefore;
    private Duration cpuUsed;

    void begin(long now, Duration serverCpu) {
        counting = true;
        begun = now;
        cpuBefore = serverCpu;
    }

    void end(long now, Duration serverCpu) {
        if (counting) {
            counting = false;
            lasted = now - begun;
            cpuUsed = serverCpu == null || cpuBefore == null ? null : serverCpu.minus(cpuBefore);
        }
    }

    /** A message has come back, so long after it was sent. */
    void replied(long nanos) {
        if (counting) {
            latencies.recordValue(nanos);
        }
    }

    long requests() {
        return latencies.getTotalCount();
    }

    /** The latency that so many percent of the requests did not exceed. */
    long latency(double percent) {
        return latencies.getValueAtPercentile(percent);
    }

    double seconds() {
        return lasted / 1e9;
    }

    /** The server's CPU time a request, in microseconds; NaN if it is not known. */
    double cpuMicros() {
        return cpuUsed == null ? Double.NaN : cpuUsed.toNanos() / 1e3 / requests();
    }
}
