// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.healthcheck;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as the command line spells them and as reports show them. */
final class Durations {
    private static final Pattern SYNTAX = Pattern.compile("(\\d{1,9})(ms|s|m)");

    private Durations() {}

    /** Reads {@code 500ms}, {@code 2s} or {@code 1m}; anything else is an {@link IllegalArgumentException}. */
    static Duration parse(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a duration; write 500ms, 2s or 1m");
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            default -> Duration.ofMinutes(amount);
        };
    }

    /** Shows about three digits: {@code 0.8 ms}, {@code 503 ms}, {@code 1.1 s}, {@code 5 s}, {@code 506 s}. */
    static String show(Duration duration) {
        double millis = millis(duration);
        if (millis < 10) {
            return shortened(millis) + " ms";
        }
        if (millis < 999.5) {
            return String.format(Locale.ROOT, "%.0f ms", millis);
        }
        if (millis < 99_950) {
            return shortened(millis / 1000) + " s";
        }
        return String.format(Locale.ROOT, "%,.0f s", millis / 1000);
    }

    static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }

    private static String shortened(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
