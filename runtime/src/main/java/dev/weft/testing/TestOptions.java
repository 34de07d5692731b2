// SPDX-License-Identifier: Apache-2.0
package dev.weft.testing;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * How a test runs.
 *
 * @param limit how long it may take, in its loop's time; null for no limit
 * @param schedule seed of the order in each turn; null for asyncio's order
 */
record TestOptions(boolean virtualTime, boolean debug, Duration limit, Set<Leftover> allowed, Long schedule) {

    /** In virtual time, without debug mode, and nothing may be left. */
    static final TestOptions VIRTUAL = new TestOptions(true, false, null, EnumSet.noneOf(Leftover.class), null);

    TestOptions withLimit(Duration newLimit) {
        return new TestOptions(virtualTime, debug, newLimit, allowed, schedule);
    }

    TestOptions withDebug(boolean newDebug) {
        return new TestOptions(virtualTime, newDebug, limit, allowed, schedule);
    }

    TestOptions allowing(Leftover... leftovers) {
        Set<Leftover> all = EnumSet.noneOf(Leftover.class);
        all.addAll(allowed);
        all.addAll(Set.of(leftovers));
        return new TestOptions(virtualTime, debug, limit, all, schedule);
    }

    TestOptions withSchedule(long seed) {
        return new TestOptions(virtualTime, debug, limit, allowed, seed);
    }
}
