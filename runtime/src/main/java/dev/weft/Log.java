// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.NOPLogger;

/** Where reports go: the logger {@code dev.weft}, or standard error while no logging backend is installed. */
final class Log {

    private static final Logger LOGGER = LoggerFactory.getLogger("dev.weft");

    private Log() {}

    static void error(String message, Throwable error) {
        if (isHeard()) {
            LOGGER.error(message, error);
        } else {
            print(message, error);
        }
    }

    static void warn(String message, Throwable error) {
        if (isHeard()) {
            LOGGER.warn(message, error);
        } else {
            print(message, error);
        }
    }

    /** Nothing fails silently: slf4j without a backend would drop every report. */
    private static boolean isHeard() {
        return !(LOGGER instanceof NOPLogger);
    }

    private static void print(String message, Throwable error) {
        synchronized (System.err) {
            System.err.println("weft: " + message);
            if (error != null) {
                error.printStackTrace();
            }
        }
    }
}
