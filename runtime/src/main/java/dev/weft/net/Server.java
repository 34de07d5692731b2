// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import dev.weft.AsyncCloseable;
import dev.weft.Awaitable;
import dev.weft.Coroutine;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;

/**
 * Listening sockets, and the connections that they have accepted: asyncio's {@code Server}.
 *
 * <p>Not thread-safe; use from the loop's thread.
 */
public interface Server extends AsyncCloseable {

    /**
     * The port of its first socket.
     *
     * @throws IllegalStateException if it is closed, or listens on no port
     */
    int port();

    /** The addresses it listens on; none once it is closed. */
    List<SocketAddress> addresses();

    /** Whether it accepts connections. */
    boolean isServing();

    /** Accepts connections from now on; does nothing if it does already. */
    void startServing();

    /**
     * Accepts connections until it is cancelled or the server is closed, and ends with a {@code CancelledError} then. When
     * cancelled it closes the server and its connections, and waits for them.
     */
    Coroutine<Void> serveForever();

    /** Stops listening for good; connections live on: asyncio's {@code close()}, which doesn't wait either. */
    void stopServing();

    /** Closes all connections, each after what it has buffered. */
    void closeClients();

    /** Closes all connections at once. */
    void abortClients();

    /** Stops listening, and waits until all connections have been closed and their handlers have ended. */
    @Override
    Awaitable<Void> closeAsync();

    /**
     * Stops listening, and waits for connections and handlers as {@link #closeAsync()}, for at most {@code grace}. Then aborts
     * the connections that are left, cancels their handlers, and waits for these to end.
     */
    Awaitable<Void> closeAsync(Duration grace);

    /** Waits until the server was closed, all its connections too, and their handlers have ended. */
    Awaitable<Void> waitClosed();
}
