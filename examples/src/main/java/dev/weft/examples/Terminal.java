// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples;

import java.io.Console;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Tells whether someone watches standard error. */
public final class Terminal {
    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    private Terminal() {}

    /** Whether it is a terminal, and one that can redraw a line. */
    public static boolean isWatched() {
        String term = System.getenv("TERM");
        if (term == null || term.equals("dumb")) {
            return false;
        }
        try {
            String errors = Files.readSymbolicLink(STANDARD_ERROR).toString();
            return errors.startsWith("/dev/pts/") || errors.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            // Not Linux: only standard input and output can be asked.
            return Optional.ofNullable(System.console())
                    .filter(Terminal::isTerminal)
                    .isPresent();
        }
    }

    /** Since JDK 22 there can be a console without a terminal; it can be asked. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }
}
