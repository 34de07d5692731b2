// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.crawler;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What became of one page: a line of the results.
 *
 * @param status of the last answer; 0 if none came
 * @param attempts how often it was asked for
 * @param took from the first attempt to the end of the last
 * @param bytes of the body
 * @param title empty if it has none
 * @param problem what is wrong with it; empty if nothing is
 * @param found the links that nobody had found before, in order: what makes the results a journal
 */
record Page(
        Url url, int status, int attempts, Duration took, int bytes, String title, String problem, List<Url> found) {
    private static final int FIELDS = 8;

    boolean isOk() {
        return problem.isEmpty();
    }

    /** With tabs between the fields; found links have blanks between them. */
    String toLine() {
        return String.join(
                "\t",
                url.toString(),
                Integer.toString(status),
                Integer.toString(attempts),
                Long.toString(took.toMillis()),
                Integer.toString(bytes),
                plain(title),
                plain(problem),
                found.stream().map(Url::toString).collect(Collectors.joining(" ")));
    }

    /** Undoes {@link #toLine}; an {@link IllegalArgumentException} if it is no such line. */
    static Page parse(String line) {
        String[] fields = line.split("\t", -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException("it has " + fields.length + " fields, not " + FIELDS);
        }
        return new Page(
                url(fields[0]),
                Integer.parseInt(fields[1]),
                Integer.parseInt(fields[2]),
                Duration.ofMillis(Long.parseLong(fields[3])),
                Integer.parseInt(fields[4]),
                fields[5],
                fields[6],
                fields[7].isEmpty()
                        ? List.of()
                        : Arrays.stream(fields[7].split(" ")).map(Page::url).toList());
    }

    private static Url url(String text) {
        return Url.parse(text).orElseThrow(() -> new IllegalArgumentException(text + " is no http address"));
    }

    /** On one line, and without tabs. */
    private static String plain(String text) {
        return text.replaceAll("[\\p{Cntrl}\u0085\u2028\u2029]+", " ");
    }
}
