// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.healthcheck;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * What a run amounts to.
 *
 * @param targets how many there were to check
 * @param results of those that were checked, in the order they were named
 * @param elapsed from the first start to the last end
 * @param oneByOne what it would have taken one after the other
 * @param signal the number of the one that ended it early; zero if none did
 */
record Summary(int targets, List<Result> results, Duration elapsed, Duration oneByOne, int signal) {
    private static final int SLOWEST = 5;
    /** What shells add to the number of a signal that ended a program. */
    private static final int KILLED = 128;

    /** Takes for {@code oneByOne} the sum of what the attempts took. */
    static Summary of(Tally tally, Duration elapsed, int signal) {
        List<Result> results = tally.results();
        Duration oneByOne = results.stream().map(Result::busy).reduce(Duration.ZERO, Duration::plus);
        return new Summary(tally.targets(), results, elapsed, oneByOne, signal);
    }

    Summary withOneByOne(Duration known) {
        return new Summary(targets, results, elapsed, known, signal);
    }

    boolean interrupted() {
        return signal != 0;
    }

    List<Result> failing() {
        return results.stream().filter(result -> !result.healthy()).toList();
    }

    int healthy() {
        return results.size() - failing().size();
    }

    int unchecked() {
        return targets - results.size();
    }

    /** The latencies of the healthy targets, ascending. */
    List<Duration> latencies() {
        return results.stream()
                .filter(Result::healthy)
                .map(result -> result.last().took())
                .sorted()
                .toList();
    }

    /** The healthy targets that took longest, the slowest first. */
    List<Result> slowest() {
        return results.stream()
                .filter(Result::healthy)
                .sorted(Comparator.comparing((Result result) -> result.last().took())
                        .reversed())
                .limit(SLOWEST)
                .toList();
    }

    int exitStatus() {
        if (interrupted()) {
            return KILLED + signal;
        }
        return failing().isEmpty() ? Healthcheck.HEALTHY : Healthcheck.FAILING;
    }

    /** The least of {@code ascending}, which isn't empty, that {@code percent} of them do not exceed. */
    static Duration percentile(List<Duration> ascending, int percent) {
        int rank = (int) Math.ceil(ascending.size() * percent / 100.0);
        return ascending.get(Math.max(0, rank - 1));
    }
}
