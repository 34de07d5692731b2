// SPDX-License-Identifier: Apache-2.0
package dev.weft.benchmarks;

import java.time.Duration;

/**
 * How long a time is measured for.
 *
 * @param rounds fresh JVMs a figure, each round taking every peer of a row in turn
 * @param warmUps iterations in each JVM before those that count
 * @param iterations iterations that count
 * @param iteration the length of an iteration
 */
record Effort(int rounds, int warmUps, int iterations, Duration iteration) {
    static final Effort FULL = new Effort(3, 4, 5, Duration.ofMillis(300));
    static final Effort QUICK = new Effort(1, 2, 2, Duration.ofMillis(250));

    Effort withRounds(int rounds) {
        return new Effort(rounds, warmUps, iterations, iteration);
    }
}
