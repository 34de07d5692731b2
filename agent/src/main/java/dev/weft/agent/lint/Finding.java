// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.lint;

/**
 * A line that will hurt: where, what, and what to do.
 *
 * @param className binary name of the class
 * @param methodName the method; a lambda by the name its compiler gave it
 * @param line source line; 0 when the class file has none
 * @param rule what was looked for
 * @param message what was found, as a clause
 * @param remedy what to write instead, as a sentence
 */
public record Finding(String className, String methodName, int line, Rule rule, String message, String remedy) {

    /** One line: {@code CLASS.METHOD (line N): MESSAGE. REMEDY [rule-name]}. */
    @Override
    public String toString() {
        String at = line > 0 ? " (line " + line + ")" : "";
        return className + "." + methodName + at + ": " + message + ". " + remedy + " [" + rule.id() + "]";
    }
}
