// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * An exception group with its members as text, drawn as Python draws it:
 *
 * <pre>
 * dev.weft.ExceptionGroup: unhandled errors in a TaskGroup (2 sub-exceptions)
 *     at ...
 *   +---------------- 1 ----------------
 *   | java.io.IOException: no route
 *   |     at ...
 *   +---------------- 2 ----------------
 *   | ...
 *   +------------------------------------
 * </pre>
 */
final class ExceptionTree {

    private static final String RULE = "----------------";

    /** Groups that are drawn already: one may be among the causes of its own members. */
    private final Set<ExceptionGroup> drawn = Collections.newSetFromMap(new IdentityHashMap<>());

    private ExceptionTree() {}

    static String of(ExceptionGroup group) {
        return new ExceptionTree().draw(group);
    }

    private String draw(ExceptionGroup group) {
        int count = group.exceptions().size();
        StringBuilder tree = new StringBuilder()
                .append(group)
                .append(" (")
                .append(count)
                .append(count == 1 ? " sub-exception)" : " sub-exceptions)");
        if (!drawn.add(group)) {
            return tree.append(" as above\n").toString();
        }
        tree.append('\n');
        for (StackTraceElement element : group.getStackTrace()) {
            tree.append("\tat ").append(element).append('\n');
        }
        if (group.getCause() != null) {
            tree.append("Caused by: ").append(textOf(group.getCause()));
        }
        for (Throwable beside : group.suppressedBeside()) {
            tree.append("Suppressed: ").append(textOf(beside));
        }
        for (int n = 1; n <= count; n++) {
            tree.append("  +")
                    .append(RULE)
                    .append(' ')
                    .append(n)
                    .append(' ')
                    .append(RULE)
                    .append('\n');
            textOf(group.exceptions().get(n - 1))
                    .lines()
                    .forEach(line -> tree.append("  | ").append(line).append('\n'));
        }
        return tree.append("  +")
                .append(RULE)
                .append("----")
                .append(RULE)
                .append('\n')
                .toString();
    }

    private String textOf(Throwable error) {
        if (error instanceof ExceptionGroup group) {
            return draw(group);
        }
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
