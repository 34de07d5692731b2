// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.healthcheck;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a target; text that is none becomes a {@link Target.Invalid} which says why. */
final class TargetParser {
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://.*");
    /** A name, an IPv4 address, or an IPv6 address in brackets, perhaps with a zone; then a port. */
    private static final Pattern HOST_PORT =
            Pattern.compile("([\\p{Alnum}._-]+|\\[[\\p{XDigit}:.]+(?:%[\\p{Alnum}._-]+)?\\]):(\\d{1,9})");

    private static final int MOST_PORT = 65_535;

    private TargetParser() {}

    static Target parse(String text, String origin) {
        Matcher scheme = SCHEME.matcher(text);
        if (scheme.matches()) {
            return url(text, origin, scheme.group(1));
        }
        Matcher address = HOST_PORT.matcher(text);
        if (!address.matches()) {
            return new Target.Invalid(
                    text, origin, "not a target; write http://host/path, https://host/path or host:port");
        }
        int port = Integer.parseInt(address.group(2));
        return isPort(port) ? new Target.Tcp(text, origin, address.group(1), port) : badPort(text, origin);
    }

    private static Target url(String text, String origin, String scheme) {
        if (!scheme.equalsIgnoreCase("http") && !scheme.equalsIgnoreCase("https")) {
            return new Target.Invalid(text, origin, "can't check " + scheme + "; write http, https or host:port");
        }
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            return new Target.Invalid(
                    text,
                    origin,
                    "not a URL (" + e.getReason() + "); write " + scheme
                            + "://host/path, odd characters percent-encoded");
        }
        if (uri.getHost() == null) {
            return new Target.Invalid(text, origin, "no valid host name in this URL; write " + scheme + "://host/path");
        }
        return uri.getPort() == -1 || isPort(uri.getPort())
                ? new Target.Http(text, origin, uri)
                : badPort(text, origin);
    }

    private static boolean isPort(int number) {
        return number > 0 && number <= MOST_PORT;
    }

    private static Target badPort(String text, String origin) {
        return new Target.Invalid(text, origin, "no such port; ports are 1 to " + MOST_PORT);
    }
}
