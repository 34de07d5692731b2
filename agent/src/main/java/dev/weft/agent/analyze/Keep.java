// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.analyze;

/** Which variables keep their values across a suspension. */
public enum Keep {
    /** Those that are read after it: nothing is held longer than the program needs it. */
    LIVE,
    /** Also those that have a name there, so that a debugger shows them as they were. */
    NAMED
}
