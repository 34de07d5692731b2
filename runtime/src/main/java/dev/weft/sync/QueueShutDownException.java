// SPDX-License-Identifier: Apache-2.0
package dev.weft.sync;

/** Thrown where a queue that was shut down takes, or has, no more items: asyncio's {@code QueueShutDown}. */
public class QueueShutDownException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Without a message. */
    public QueueShutDownException() {}

    /** With a message. */
    public QueueShutDownException(String message) {
        super(message);
    }
}
