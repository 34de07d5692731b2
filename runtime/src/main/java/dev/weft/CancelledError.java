// SPDX-License-Identifier: Apache-2.0
package dev.weft;

/**
 * Thrown at the suspension of a task that is cancelled. An {@code Error}, so that {@code catch (Exception e)} does not
 * swallow it; code that must clean up catches it, or uses {@code finally}, and lets it go on. It says who asked for it and why,
 * alike to everyone that awaits what was cancelled; in debug mode its cause has the stack of who asked.
 */
public class CancelledError extends Error {

    private static final long serialVersionUID = 1L;

    /** Who asked for it. */
    private final String by;

    /** Without a message. */
    public CancelledError() {
        this((String) null);
    }

    /** With a message that says who cancelled and why. */
    public CancelledError(String message) {
        super(message);
        by = null;
        super.fillInStackTrace();
    }

    /** Made by the runtime: its stack is that of the task it is thrown into, set when that is known. */
    CancelledError(Cancellation request) {
        super(request.message(), request.where());
        by = request.by();
    }

    /** The name of the task that asked for it; null if it was a callback, code outside the loop, or nobody. */
    public String cancelledBy() {
        return by;
    }

    /** Names who asked, too. */
    @Override
    @SuppressWarnings("OverrideThrowableToString") // the message is the reason that was given, and that alone
    public String toString() {
        return by == null ? super.toString() : super.toString() + " (by task " + by + ")";
    }

    /** Leaves the stack to the constructors: walking it would cost more than the cancellation itself. */
    @Override
    public final synchronized Throwable fillInStackTrace() {
        return this;
    }
}
