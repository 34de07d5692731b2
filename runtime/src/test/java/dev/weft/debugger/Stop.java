// SPDX-License-Identifier: Apache-2.0
package dev.weft.debugger;

import java.util.Map;

/**
 * Where a program has stopped.
 *
 * @param variables those that are visible there, and their values as text
 * @param isSynthetic whether it is in a method that no source has, where IDEs step on
 */
record Stop(String className, String method, int line, Map<String, String> variables, boolean isSynthetic) {

    /** As {@code order:33}. */
    String place() {
        return method + ":" + line;
    }
}
