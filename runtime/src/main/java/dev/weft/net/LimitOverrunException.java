// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import java.io.IOException;

/** A separator did not come within the reader's limit: asyncio's {@code LimitOverrunError}. */
public class LimitOverrunException extends IOException {

    private static final long serialVersionUID = 1L;

    private final long consumed;

    /** Says what happened, and how many bytes may be read to get on. */
    public LimitOverrunException(String message, long consumed) {
        super(message);
        this.consumed = consumed;
    }

    /** How many bytes of the buffer hold no separator: what to read to get on. */
    public long consumed() {
        return consumed;
    }
}
