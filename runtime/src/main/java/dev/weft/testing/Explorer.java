// SPDX-License-Identifier: Apache-2.0
package dev.weft.testing;

import dev.weft.AsyncCallable;
import dev.weft.AsyncFunction;
import dev.weft.Runner;
import java.time.Duration;

/**
 * Runs a scenario under many schedules, each with a runner of its own and in virtual time, until one fails. What a schedule
 * may change is said at {@link Runner.Builder#schedule}; a scenario is to hold for each. It fails by what it throws, when its
 * tasks are stuck, and for what it leaves behind.
 *
 * <p>The seeds count up from the first. The system properties {@code weft.explore.count} and {@code weft.explore.seed} overrule
 * what the program says.
 *
 * <pre>{@code
 * Explorer.schedules(1000).explore(() -> transfer());
 * }</pre>
 *
 * <p>Immutable.
 */
public final class Explorer {

    /** System property: how many schedules to run. */
    static final String COUNT = "weft.explore.count";

    /** System property: the first seed. */
    static final String SEED = "weft.explore.seed";

    private final int count;
    private final long firstSeed;
    private final TestOptions options;

    private Explorer(int count, long firstSeed, TestOptions options) {
        this.count = count;
        this.firstSeed = firstSeed;
        this.options = options;
    }

    /** An explorer of so many schedules, from seed 0. */
    public static Explorer schedules(int count) {
        return new Explorer(countOr(count), seedOr(0), TestOptions.VIRTUAL);
    }

    /** This explorer, from another seed. */
    public Explorer from(long seed) {
        return new Explorer(count, seedOr(seed), options);
    }

    /** This explorer, with a limit on the (virtual) time of a scenario. */
    public Explorer within(Duration limit) {
        return new Explorer(count, firstSeed, options.withLimit(limit));
    }

    /** This explorer, in debug mode or not. */
    public Explorer debug(boolean debug) {
        return new Explorer(count, firstSeed, options.withDebug(debug));
    }

    /** This explorer, for scenarios that may leave something behind. */
    public Explorer allowing(Leftover... leftovers) {
        return new Explorer(count, firstSeed, options.allowing(leftovers));
    }

    /**
     * Runs {@code scenario} under each schedule.
     *
     * @throws ScheduleFailure for the first one under which it fails
     */
    public <T> void explore(AsyncCallable<T> scenario) {
        explore(seed -> scenario.call());
    }

    /**
     * Runs a scenario that depends on the seed, under each schedule.
     *
     * @throws ScheduleFailure for the first one under which it fails
     */
    public <T> void explore(AsyncFunction<? super Long, T> scenario) {
        for (int i = 0; i < count; i++) {
            long seed = firstSeed + i;
            Throwable failure = run(seed, scenario);
            if (failure != null) {
                throw new ScheduleFailure(seed, failure);
            }
        }
    }

    private <T> Throwable run(long seed, AsyncFunction<? super Long, T> scenario) {
        TestRun run = new TestRun(options.withSchedule(seed));
        Throwable thrown = null;
        try {
            run.runner().run(scenario.apply(seed));
        } catch (Throwable e) {
            thrown = e;
        }
        return run.end(thrown);
    }

    static int countOr(int count) {
        return Integer.getInteger(COUNT, count);
    }

    static long seedOr(long seed) {
        return Long.getLong(SEED, seed);
    }
}
