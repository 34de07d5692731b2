// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import dev.weft.AsyncCloseable;
import dev.weft.Awaitable;

/**
 * Both directions of a stream to a peer. Closing it closes its writer.
 *
 * <p>Not thread-safe; use from the loop's thread.
 */
public interface Connection extends AsyncCloseable {

    /** What the peer sends. */
    StreamReader reader();

    /** What is sent to the peer. */
    StreamWriter writer();

    /** As {@link StreamWriter#closeAsync}. */
    @Override
    default Awaitable<Void> closeAsync() {
        return writer().closeAsync();
    }
}
