// SPDX-License-Identifier: Apache-2.0
package dev.weft.sync;

import java.util.ArrayDeque;
import java.util.Collections;

/**
 * A queue whose next item is the one that was put in last: asyncio's {@code LifoQueue}. Items may be null.
 *
 * @param <T> the items
 */
public final class AsyncLifoQueue<T> extends AsyncQueue<T> {

    /** A queue without a limit. */
    public AsyncLifoQueue() {
        this(0);
    }

    /** A queue that holds up to {@code max} items; any number if that is zero or less. */
    public AsyncLifoQueue(int max) {
        super(max, Collections.asLifoQueue(new ArrayDeque<>()));
    }
}
