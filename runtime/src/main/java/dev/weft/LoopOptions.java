// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.internal.loop.Clock;
import java.util.concurrent.Executor;

/**
 * How a loop is set up.
 *
 * @param executor where {@link Weft#toThread} runs things; null for threads of the loop's own
 * @param name of the loop, part of its threads' names
 */
record LoopOptions(Clock clock, Executor executor, String name) {

    static final LoopOptions DEFAULT = new LoopOptions(Clock.system(), null, "weft");
}
