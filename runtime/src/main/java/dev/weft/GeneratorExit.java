// SPDX-License-Identifier: Apache-2.0
package dev.weft;

/** Thrown at the suspension of a coroutine that is closed, so that its {@code finally} blocks run. */
public class GeneratorExit extends Error {

    private static final long serialVersionUID = 1L;

    /** Without a message. */
    public GeneratorExit() {
        this(null);
    }

    /** With a message. */
    public GeneratorExit(String message) {
        super(message);
    }
}
