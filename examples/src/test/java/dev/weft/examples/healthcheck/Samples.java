// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.healthcheck;

import java.time.Duration;

/** A run that was interrupted when four of five targets were checked. */
final class Samples {
    private Samples() {}

    static Summary summary() {
        Tally tally = new Tally(5);
        tally.add(3, Result.of(new Target.Invalid("nonsense", "f:4", "not a target")));
        tally.add(0, result("a:1", 0, "", 4, 1));
        tally.add(1, result("http://b/", 204, "", 500, 1));
        tally.add(2, result("http://c/", 503, "answered with status 503", 20, 3));
        return Summary.of(tally, Duration.ofMillis(1234), 2);
    }

    private static Result result(String text, int status, String problem, int millis, int attempts) {
        Attempt last = new Attempt(status, problem, false, Duration.ofMillis(millis));
        return new Result(
                TargetParser.parse(text, ""), last, attempts, last.took().multipliedBy(attempts));
    }
}
