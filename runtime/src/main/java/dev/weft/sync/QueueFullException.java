// SPDX-License-Identifier: Apache-2.0
package dev.weft.sync;

/** Thrown by {@link AsyncQueue#putNowait} where there is no room: asyncio's {@code QueueFull}. */
public class QueueFullException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Without a message. */
    public QueueFullException() {}

    /** With a message. */
    public QueueFullException(String message) {
        super(message);
    }
}
