// SPDX-License-Identifier: Apache-2.0
package org.testng;

import java.util.Collection;
import java.util.Objects;

/**
 * What the TCK of Reactive Streams uses of TestNG, with {@link SkipException} and the annotations. With TestNG itself on the
 * class path, Surefire would run every test class with it as well.
 */
public final class Assert {

    private Assert() {}

    public static void assertTrue(boolean condition, String message) {
        if (!condition) {
            fail(message);
        }
    }

    public static void assertEquals(Collection<?> actual, Collection<?> expected, String message) {
        if (!Objects.equals(actual, expected)) {
            fail(message + ": expected " + expected + " but was " + actual);
        }
    }

    public static void fail(String message) {
        throw new AssertionError(message);
    }

    public static void fail(String message, Throwable cause) {
        throw new AssertionError(message, cause);
    }
}
