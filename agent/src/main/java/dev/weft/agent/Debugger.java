// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent;

import java.util.Arrays;

/** Whether there is a debugger, which the JVM must have been told of when it was started. */
enum Debugger {
    /** None, ever. */
    ABSENT,
    /** One may come. */
    ALLOWED,
    /** It has started the JVM, or the JVM has waited for it. */
    PRESENT;

    /** What the JVM's own options say. */
    static Debugger of(String... jvmOptions) {
        return Arrays.stream(jvmOptions)
                .filter(Debugger::isJdwp)
                .map(option -> option.contains("server=y") && option.contains("suspend=n") ? ALLOWED : PRESENT)
                .findFirst()
                .orElse(ABSENT);
    }

    /** The debugging library as an option: by its name, by the option's old name, by its path. */
    private static boolean isJdwp(String option) {
        return option.startsWith("-agentlib:jdwp")
                || option.startsWith("-Xrunjdwp")
                || option.startsWith("-agentpath:") && option.contains("jdwp");
    }
}
