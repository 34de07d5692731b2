// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.diagnose;

/**
 * Why a method can't be woven, said so that its author can act on it. Made by {@link Limit#refuse}.
 *
 * @param limit what kind of refusal it is
 * @param className binary name of the class
 * @param methodName the method, or null when the whole class is meant
 * @param line source line; 0 when the class file has none
 * @param reason what stands in the way, as a clause
 * @param remedy what to write instead, as a sentence
 */
public record Refusal(Limit limit, String className, String methodName, int line, String reason, String remedy) {

    /** One line: where, what, what to do, and where more is said. */
    @Override
    public String toString() {
        String where = methodName == null ? className : className + "." + methodName;
        String at = line > 0 ? " (line " + line + ")" : "";
        return "can't weave " + where + at + ": " + reason + ". " + remedy + " See " + limit.page();
    }
}
