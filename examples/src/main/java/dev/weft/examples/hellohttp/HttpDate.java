// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.hellohttp;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The time as responses tell it, put into text once a second. */
final class HttpDate {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("'Date: 'EEE, dd MMM yyyy HH:mm:ss' GMT\r\n'", Locale.US);

    private final Clock clock;
    private byte[] field;

    HttpDate(Clock clock) {
        this.clock = clock;
        update();
    }

    /** Looks at the clock. */
    void update() {
        field = FORMAT.format(clock.instant().atOffset(ZoneOffset.UTC)).getBytes(StandardCharsets.US_ASCII);
    }

    /** The field of the last update, with its line's end. */
    byte[] field() {
        return field;
    }
}
