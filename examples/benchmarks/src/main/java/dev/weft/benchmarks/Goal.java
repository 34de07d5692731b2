// SPDX-License-Identifier: Apache-2.0
package dev.weft.benchmarks;

import java.util.function.ToDoubleFunction;

/**
 * The most Weft's figure of a row may be.
 *
 * @param reason what the limit is measured from, empty for a fixed one
 * @param limit the limit, from the figures of this run
 */
record Goal(String reason, ToDoubleFunction<Figures> limit) {
    static final Goal NONE = new Goal("", figures -> Double.NaN);

    static Goal atMost(double limit) {
        return new Goal("", figures -> limit);
    }

    static Goal atMost(double factor, String factorName, String row, Peer peer) {
        return new Goal(factorName, figures -> factor * figures.of(row, peer));
    }
}
