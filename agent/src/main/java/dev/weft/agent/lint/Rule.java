// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.lint;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What {@link Lint} looks for. */
public enum Rule {
    /** A coroutine that is made and dropped: it never runs. */
    DROPPED_COROUTINE,
    /** A call that blocks the loop's thread, in a coroutine method. */
    BLOCKING_CALL,
    /** A handler that catches a cancellation and goes on. */
    SWALLOWED_CANCELLATION,
    /** An await in a method that isn't woven: it throws. */
    AWAIT_OUTSIDE_ASYNC;

    private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** Its name in findings, options and {@code @NoLint}: {@code dropped-coroutine}. */
    public String id() {
        return id;
    }

    /**
     * The rule of that name.
     *
     * @throws IllegalArgumentException naming the known ones, if there is none
     */
    public static Rule of(String id) {
        return Arrays.stream(values())
                .filter(rule -> rule.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no rule is called '" + id + "'; the rules are "
                        + Arrays.stream(values()).map(Rule::id).collect(Collectors.joining(", "))));
    }
}
