// SPDX-License-Identifier: Apache-2.0
package dev.weft.benchmarks.network;

import java.util.List;
import java.util.Locale;

/**
 * What a figure is to be.
 *
 * @param beside whose figure it is divided by, or divides: null for none
 * @param capacity whether the peer's figure is divided by Weft's, so that more is better
 */
record Goal(String scenario, String server, String beside, boolean capacity, double limit) {

    static final List<Goal> ALL = List.of(
            capacity("echo-10", Servers.STREAMS, 0.85),
            capacity("echo-100", Servers.STREAMS, 0.85),
            capacity("echo-100", Servers.BUFFER, 0.85),
            capacity("echo-64b", Servers.STREAMS, 0.85),
            capacity("echo-64k", Servers.STREAMS, 0.93),
            capacity("echo-64k", Servers.BUFFER, 0.93),
            capacity("echo-10000", Servers.STREAMS, 0.96),
            capacity("echo-10000", Servers.BUFFER, 0.96),
            new Goal("accept", Servers.STREAMS, null, false, 20),
            new Goal("idle", Servers.STREAMS, null, false, 1400),
            new Goal("http", Servers.HELLO_HTTP, Servers.VERTX, true, 1),
            new Goal("get", Servers.MINIREDIS, Servers.REDIS, false, 1.3),
            new Goal("set", Servers.MINIREDIS, Servers.REDIS, false, 1.3),
            new Goal("get-rate", Servers.MINIREDIS, Servers.REDIS, false, 1.3),
            new Goal("set-rate", Servers.MINIREDIS, Servers.REDIS, false, 1.3));

    private static Goal capacity(String scenario, String server, double limit) {
        return new Goal(scenario, server, Servers.RAW, true, limit);
    }

    /** The figure, or ratio, that is to keep to the limit. */
    double figure(Results results) {
        double own = results.of(scenario, server);
        double other = beside == null ? 1 : results.of(scenario, beside);
        return capacity ? other / own : own / other;
    }

    boolean isMet(double figure) {
        return capacity ? figure >= limit : figure <= limit;
    }

    String what() {
        return beside == null ? server : capacity ? server + ", capacity beside " + beside : server + " / " + beside;
    }

    String bound() {
        return (capacity ? "&ge; " : "&le; ") + (limit < 10 ? String.format(Locale.ROOT, "%.2f", limit) : (long) limit);
    }
}
