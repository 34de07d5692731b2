// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.command;

import dev.weft.agent.diagnose.Refusal;
import dev.weft.agent.lint.Finding;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A line of the lint command's output: what the linter found, or the weaver would refuse.
 *
 * @param className binary name of the class
 * @param method the method, or null when the whole class is meant
 * @param line source line; 0 when the class file has none
 * @param rule the linter's, or {@code refused}
 * @param message what was found, as a clause
 * @param remedy what to write instead, as a sentence
 * @param file the class file
 */
record LintLine(String className, String method, int line, String rule, String message, String remedy, String file) {

    private static final String REFUSED = "refused";

    static LintLine of(Finding finding, String file) {
        return new LintLine(
                finding.className(),
                finding.methodName(),
                finding.line(),
                finding.rule().id(),
                finding.message(),
                finding.remedy(),
                file);
    }

    static LintLine of(Refusal refusal, String file) {
        return new LintLine(
                refusal.className(),
                refusal.methodName(),
                refusal.line(),
                REFUSED,
                "can't be woven: " + refusal.reason(),
                refusal.remedy(),
                file);
    }

    @Override
    public String toString() {
        String where = method == null ? className : className + "." + method;
        String at = line > 0 ? " (line " + line + ")" : "";
        return where + at + ": " + message + ". " + remedy + " [" + rule + "]";
    }

    /** A JSON array with an object for each of {@code lines}. */
    static String toJson(List<LintLine> lines) {
        return lines.stream().map(LintLine::toJson).collect(Collectors.joining(",\n ", "[", "]"));
    }

    private String toJson() {
        return "{\"class\": " + Json.string(className)
                + ", \"method\": " + Json.string(method)
                + ", \"line\": " + line
                + ", \"rule\": " + Json.string(rule)
                + ", \"message\": " + Json.string(message)
                + ", \"remedy\": " + Json.string(remedy)
                + ", \"file\": " + Json.string(file) + "}";
    }
}
