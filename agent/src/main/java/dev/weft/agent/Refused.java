// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent;

import java.util.List;

/** Tells that a class stays unwoven: on standard error now, and in the runtime's message once one of its awaits is reached. */
final class Refused {

    /** Start of the system properties that the runtime reads; the class's binary name follows. */
    private static final String PROPERTY = "weft.refused.";

    private Refused() {}

    /** Tells so for each of {@code reasons}, which are whole lines. */
    static void report(String className, List<String> reasons) {
        System.setProperty(PROPERTY + className, String.join("\n", reasons));
        reasons.forEach(WeftAgent::say);
    }
}
