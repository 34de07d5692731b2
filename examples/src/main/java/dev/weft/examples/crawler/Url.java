// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.crawler;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An http address in one spelling, so that a page that is linked to in two ways is one page.
 *
 * @param host in lower case
 * @param target path and query, percent-encoded: what a request asks for
 */
record Url(String host, int port, String target) {
    private static final int HTTP = 80;
    /** What is printable ASCII and still may not stand in a URL. */
    private static final String ENCODED = "\"<>\\^`{|}";

    private static final Pattern LONE_PERCENT = Pattern.compile("%(?![0-9a-fA-F]{2})");

    /** Empty for what is no http address: other schemes, and what nobody can make sense of. */
    static Optional<Url> parse(String text) {
        try {
            URI uri = new URI(encode(text.strip())).normalize();
            int port = uri.getPort() < 0 ? HTTP : uri.getPort();
            if (!"http".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null || port == 0 || port > 0xffff) {
                return Optional.empty();
            }
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            return Optional.of(new Url(uri.getHost().toLowerCase(Locale.ROOT), port, path(uri) + query));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** What a link on this page leads to. */
    Optional<Url> resolve(String link) {
        try {
            String encoded = encode(link.strip());
            String path = target.replaceFirst("\\?.*", "");
            return parse(new URI(toString())
                    .resolve(encoded.startsWith("?") ? path + encoded : encoded) // which URI.resolve gets wrong
                    .toString());
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String path(URI uri) {
        String path = uri.getRawPath();
        while (path.startsWith("/../")) {
            path = path.substring("/..".length());
        }
        return path.isEmpty() ? "/" : path;
    }

    /** Encodes what may not stand in a URL, and leaves the rest. */
    static String encode(String text) {
        StringBuilder encoded = new StringBuilder(text.length());
        LONE_PERCENT.matcher(text).replaceAll("%25").codePoints().forEach(c -> {
            if (c > ' ' && c < 0x7f && ENCODED.indexOf(c) < 0) {
                encoded.append((char) c);
            } else {
                for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    encoded.append(String.format("%%%02X", b));
                }
            }
        });
        return encoded.toString();
    }

    /** Who answers: the host, and the port unless it is http's own. What limits for a host go by. */
    String origin() {
        return port == HTTP ? host : host + ":" + port;
    }

    @Override
    public String toString() {
        return "http://" + origin() + target;
    }
}
