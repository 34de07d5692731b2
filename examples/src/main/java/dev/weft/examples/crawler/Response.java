// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.crawler;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * An answer of a server.
 *
 * @param headers by names in lower case
 */
record Response(int status, Map<String, String> headers, byte[] body) {
    /** Stands for an answer that never came. */
    static final Response NONE = new Response(0, Map.of(), new byte[0]);

    boolean isOk() {
        return status >= 200 && status <= 299;
    }

    boolean isRedirect() {
        return status >= 300 && status <= 399 && headers.containsKey("location");
    }

    /** Whether the server may answer otherwise if it is asked again. */
    boolean isTemporary() {
        return status >= 500 || status == 408 || status == 425 || status == 429;
    }

    boolean isHtml() {
        String type = header("content-type").toLowerCase(Locale.ROOT);
        return type.startsWith("text/html") || type.startsWith("application/xhtml+xml");
    }

    /** How long the server asks to be left alone; zero if it does not say so in seconds. */
    Duration retryAfter() {
        String seconds = header("retry-after");
        return seconds.matches("\\d{1,5}") ? Duration.ofSeconds(Long.parseLong(seconds)) : Duration.ZERO;
    }

    /** Empty if there is none. */
    String header(String name) {
        return headers.getOrDefault(name, "");
    }
}
