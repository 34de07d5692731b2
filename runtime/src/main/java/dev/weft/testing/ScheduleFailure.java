// SPDX-License-Identifier: Apache-2.0
package dev.weft.testing;

/** A scenario or test fails under one schedule; its cause is how. */
public final class ScheduleFailure extends AssertionError {

    private static final long serialVersionUID = 1L;

    private final long seed;

    ScheduleFailure(long seed, Throwable cause) {
        super(
                "fails under the schedule of seed " + seed + ": " + cause + System.lineSeparator()
                        + "Once more, with this schedule alone: -D" + Explorer.SEED + "=" + seed + " -D"
                        + Explorer.COUNT
                        + "=1",
                cause);
        this.seed = seed;
    }

    /** The seed of the schedule, which replays it. */
    public long seed() {
        return seed;
    }
}
