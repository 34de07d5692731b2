// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.internal.loop.Clock;
import java.util.concurrent.Executor;

/**
 * How a loop is set up.
 *
 * @param executor where {@link Weft#toThread} runs things; null for threads of the loop's own
 * @param name of the loop, part of its threads' names
 * @param debug whether it runs in debug mode
 * @param mdc whether each task keeps SLF4J's MDC across its suspensions
 * @param schedule seed of the order in each turn; null for the order in which things became ready
 */
record LoopOptions(Clock clock, Executor executor, String name, boolean debug, boolean mdc, Long schedule) {

    /** A loop that nobody says more about than the system's properties and environment. */
    static LoopOptions defaults() {
        return new LoopOptions(Clock.system(), null, "weft", DebugMode.isDefault(), Mdc.isDefault(), null);
    }
}
