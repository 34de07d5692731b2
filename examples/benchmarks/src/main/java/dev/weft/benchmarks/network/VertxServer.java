// SPDX-License-Identifier: Apache-2.0
package dev.weft.benchmarks.network;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.NetServerOptions;

/** Vert.x's servers, on one event loop: {@code echo}, or hello over {@code http}. */
final class VertxServer {
    private static final int BACKLOG = 1024;
    private static final Buffer HELLO = Buffer.buffer("Hello, World!");

    private VertxServer() {}

    public static void main(String[] args) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
        if (args[0].equals("echo")) {
            vertx.createNetServer(new NetServerOptions().setAcceptBacklog(BACKLOG))
                    .connectHandler(socket ->
                            socket.exceptionHandler(e -> socket.close()).handler(socket::write))
                    .listen(0, "127.0.0.1")
                    .onSuccess(server -> System.out.println("port " + server.actualPort()));
        } else {
            vertx.createHttpServer(new HttpServerOptions().setAcceptBacklog(BACKLOG))
                    .requestHandler(request -> request.response()
                            .putHeader("content-type", "text/plain")
                            .end(HELLO))
                    .listen(0, "127.0.0.1")
                    .onSuccess(server -> System.out.println("port " + server.actualPort()));
        }
    }
}
