// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.crawler;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gatherOutcomes;

import dev.weft.Async;
import dev.weft.AsyncCloseable;
import dev.weft.Coroutine;
import dev.weft.net.Connection;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Asks servers by HTTP/1.1, and keeps connections for later requests: as many to a host as there were requests to it at a time.
 *
 * <p>Not thread-safe; use from the loop's thread.
 */
final class HttpClient implements Web, AsyncCloseable {

    /** Makes connections: {@code Streams::openConnection}, or what leads elsewhere. */
    interface Dialer {
        Coroutine<Connection> dial(String host, int port) throws IOException;
    }

    private final Dialer dialer;
    private final int largestBody;
    /** Those that wait for a request, by origin, the last used last. */
    private final Map<String, Deque<HttpConnection>> idle = new HashMap<>();

    /** @param largestBody in bytes */
    HttpClient(Dialer dialer, int largestBody) {
        this.dialer = dialer;
        this.largestBody = largestBody;
    }

    // region crawler-keep-alive
    @Async
    @Override
    public Coroutine<Response> get(Url url) throws IOException {
        HttpConnection kept = take(url);
        if (kept != null) {
            try {
                return done(await(get(url, kept)));
            } catch (HttpConnection.StaleException e) {
                // The server closed it while nobody was looking: a new one will do.
            }
        }
        Connection made = await(dialer.dial(url.host(), url.port()));
        return get(url, new HttpConnection(made, largestBody));
    }

    @Async
    private Coroutine<Response> get(Url url, HttpConnection connection) throws IOException {
        boolean kept = false;
        try {
            Response response = await(connection.get(url));
            kept = connection.isReusable();
            return done(response);
        } finally { // cancelled and timed out requests come by here, too
            if (kept) {
                idle.get(url.origin()).addLast(connection);
            } else {
                connection.abort();
            }
        }
    }
    // endregion

    /** The kept connection that was used last; null if there is none. */
    private HttpConnection take(Url url) {
        Deque<HttpConnection> kept = idle.computeIfAbsent(url.origin(), origin -> new ArrayDeque<>());
        HttpConnection connection = kept.pollLast();
        while (connection != null && connection.isClosed()) {
            connection.abort();
            connection = kept.pollLast();
        }
        return connection;
    }

    /** Closes the kept connections; how they fare no longer matters. */
    @Async
    @Override
    public Coroutine<Void> closeAsync() {
        List<HttpConnection> all = new ArrayList<>();
        idle.values().forEach(all::addAll);
        idle.clear();
        await(gatherOutcomes(all.stream().map(HttpConnection::closeAsync).toList()));
        return done();
    }
}
