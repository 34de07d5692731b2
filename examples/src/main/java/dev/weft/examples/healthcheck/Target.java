// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.healthcheck;

import java.net.URI;

/** Something to check, with the words that named it. */
sealed interface Target {
    /** What the user wrote. */
    String text();

    /** The file and line the text stands at, such as {@code hosts.txt:3}; empty for an argument. */
    String origin();

    /** Healthy if a GET is answered with a status of 2xx or 3xx. */
    record Http(String text, String origin, URI uri) implements Target {}

    /** Healthy if a connection can be made. */
    record Tcp(String text, String origin, String host, int port) implements Target {}

    /** Never healthy: text that names no target, or a file that can't be read. */
    record Invalid(String text, String origin, String problem) implements Target {}

    /** How messages begin: where the target was named, if in a file, and its text. */
    default String label() {
        String name = text().isBlank() ? "'" + text() + "'" : text();
        return origin().isEmpty() ? name : origin() + ": " + name;
    }
}
