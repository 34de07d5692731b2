// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.healthcheck;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** An HTTP server of the tests; its handlers run one at a time, in the order their requests arrive. */
final class LoopbackServer implements AutoCloseable {
    private final HttpServer server;

    LoopbackServer(HttpHandler handler) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", handler);
        server.start();
    }

    static void answer(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    String url(String path) {
        return "http://" + address() + path;
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** An address where nothing listens. */
    static String closed() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "127.0.0.1:" + socket.getLocalPort();
        }
    }

    /**
     * What {@code talk} comes to in a thread of its own. Not in the common pool: HttpClient answers from there, and a
     * blocked thread of it can be the only one.
     */
    static <T> CompletableFuture<T> talk(Callable<T> talk) {
        CompletableFuture<T> said = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                said.complete(talk.call());
            } catch (Throwable e) {
                said.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return said;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
