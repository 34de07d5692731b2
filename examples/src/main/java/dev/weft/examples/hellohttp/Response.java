// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.hellohttp;

import java.nio.charset.StandardCharsets;

/**
 * What a request is answered with.
 *
 * @param fields more header fields, each ended by CR LF, in US-ASCII; empty for none
 * @param body is not changed any more
 */
record Response(Status status, byte[] fields, byte[] body) {
    private static final String TEXT = "text/plain; charset=utf-8";

    static Response text(String text) {
        return text(Status.OK, text, "");
    }

    /** A text, and more fields such as {@code "Allow: GET\r\n"}. */
    static Response text(Status status, String text, String more) {
        return new Response(
                status, ascii("Content-Type: " + TEXT + "\r\n" + more), text.getBytes(StandardCharsets.UTF_8));
    }

    /** The body of one that says what went wrong. */
    static Response error(Status status, String message) {
        return text(status, status.text() + ": " + message + "\n", "");
    }

    /**
     * @param type must be a media type as it came in a header field, and so be free of line ends
     */
    static Response bytes(String type, byte[] body) {
        return new Response(Status.OK, ascii("Content-Type: " + type + "\r\n"), body);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
