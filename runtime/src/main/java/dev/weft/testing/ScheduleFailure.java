// SPDX-License-Identifier: Apache-2.0
package dev.weft.testing;

/** A scenario or test fails under one schedule; its cause is how. */
public final class ScheduleFailure extends AssertionError {

    private static final long serialVersionUID = 1L;

    private final long seed;

    ScheduleFailure(long seed, Throwable cause) {
        super(
                String.format(
                        "fails under the schedule of seed %d: %s%nOnce more, with this schedule alone: -D%s=%d -D%s=1",
                        seed, cause, Explorer.SEED, seed, Explorer.COUNT),
                cause);
        this.seed = seed;
    }

    /** The seed of the schedule, which replays it. */
    public long seed() {
        return seed;
    }
}
