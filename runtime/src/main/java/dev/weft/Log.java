// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.NOPLogger;

/** Where reports go: the logger {@code dev.weft}, or standard error while no logging backend is installed. */
final class Log {

    private static final Logger LOGGER = LoggerFactory.getLogger("dev.weft");

    private Log() {}

    static void error(String message, Throwable error) {
        log(LOGGER::error, message, error);
    }

    static void warn(String message, Throwable error) {
        log(LOGGER::warn, message, error);
    }

    /** A backend that throws doesn't stop the loop. */
    private static void log(BiConsumer<String, Throwable> level, String message, Throwable error) {
        if (isHeard()) {
            try {
                level.accept(message, error);
                return;
            } catch (RuntimeException | Error failed) {
                print("a report could not be logged: " + failed.getClass().getName(), null);
            }
        }
        print(message, error);
    }

    /** Nothing fails silently: slf4j without a backend would drop every report. */
    private static boolean isHeard() {
        return !(LOGGER instanceof NOPLogger);
    }

    private static void printTrace(Throwable error) {
        try {
            error.printStackTrace();
        } catch (RuntimeException | Error failed) {
            System.err.println(error.getClass().getName() + ", whose text can't be had: "
                    + failed.getClass().getName());
        }
    }

    private static void print(String message, Throwable error) {
        synchronized (System.err) {
            System.err.println("weft: " + message);
            if (error != null) {
                printTrace(error);
            }
        }
    }
}
