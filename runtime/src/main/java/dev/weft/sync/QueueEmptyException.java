// SPDX-License-Identifier: Apache-2.0
package dev.weft.sync;

/** Thrown by {@link AsyncQueue#getNowait} where there is no item: asyncio's {@code QueueEmpty}. */
public class QueueEmptyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Without a message. */
    public QueueEmptyException() {}

    /** With a message. */
    public QueueEmptyException(String message) {
        super(message);
    }
}
