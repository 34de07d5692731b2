// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.healthcheck;

import java.io.Console;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Tells whether someone watches standard error. */
final class Terminal {
    private Terminal() {}

    static boolean isWatched() {
        String term = System.getenv("TERM");
        boolean onConsole = Optional.ofNullable(System.console())
                .filter(Terminal::isTerminal)
                .isPresent();
        return onConsole && term != null && !term.equals("dumb") && !isRedirected();
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

    /** The console speaks for standard input and output alone; where the system tells, standard error is asked too. */
    private static boolean isRedirected() {
        try {
            return !Files.readSymbolicLink(Path.of("/proc/self/fd/2")).startsWith("/dev");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
