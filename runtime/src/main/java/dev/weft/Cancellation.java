// SPDX-License-Identifier: Apache-2.0
package dev.weft;

/**
 * One request to cancel, from which every future that it reaches makes an error of its own.
 *
 * @param message the reason given; null for none
 * @param by the name of the task that asked; null for a callback, or code outside the loop
 * @param where the stack of whoever asked; null unless in debug mode
 */
record Cancellation(String message, String by, Throwable where) {

    /** A request that is made now, on the loop's thread. */
    static Cancellation now(EventLoop loop, String message) {
        Task<?> current = loop.isRunning() ? loop.current : null;
        String by = current == null ? null : current.name();
        return new Cancellation(message, by, loop.debug == null ? null : new Throwable("cancelled here"));
    }

    /** The request that has led to {@code error}. */
    static Cancellation of(CancelledError error) {
        return new Cancellation(error.getMessage(), error.cancelledBy(), error.getCause());
    }

    /** An error to throw; its stack is set when the task it is thrown into is known. */
    CancelledError error() {
        return new CancelledError(this);
    }
}
