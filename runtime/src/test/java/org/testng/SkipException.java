// SPDX-License-Identifier: Apache-2.0
package org.testng;

/** A test of the TCK that does not apply; see {@link Assert}. */
public class SkipException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SkipException(String message) {
        super(message);
    }
}
