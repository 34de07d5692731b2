// SPDX-License-Identifier: Apache-2.0
package dev.weft;

/**
 * Thrown at the suspension of a task that is cancelled. An {@code Error}, so that {@code catch (Exception e)} does not
 * swallow it; code that must clean up catches it, or uses {@code finally}, and lets it go on.
 */
public class CancelledError extends Error {

    private static final long serialVersionUID = 1L;

    /** Without a message. */
    public CancelledError() {
        this(null);
    }

    /** With a message that says who cancelled and why. */
    public CancelledError(String message) {
        super(message);
        super.fillInStackTrace();
    }

    private CancelledError(String message, Class<?> madeBy) {
        super(message);
        assert madeBy != null;
    }

    /** Made by the runtime: its stack is that of the task it is thrown into, set when that is known. */
    static CancelledError undelivered(String message) {
        return new CancelledError(message, CancelledError.class);
    }

    /** Leaves the stack to the constructors: walking it would cost more than the cancellation itself. */
    @Override
    public final synchronized Throwable fillInStackTrace() {
        return this;
    }
}
