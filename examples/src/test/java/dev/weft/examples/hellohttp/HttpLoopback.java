// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.hellohttp;

import dev.weft.EventLoop;
import dev.weft.Runner;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** A server on loopback, in a thread of its own, for clients that block. Its clock stands still. */
final class HttpLoopback implements AutoCloseable {
    static final String DATE = "Tue, 03 Jun 2025 07:08:09 GMT";

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-06-03T07:08:09Z"), ZoneOffset.UTC);

    private final Handler handler;
    private final List<String> notices = Collections.synchronizedList(new ArrayList<>());
    private final CompletableFuture<HttpServer> ready = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile EventLoop loop;

    /** @param arguments as on the command line; the port is one that is free */
    HttpLoopback(String... arguments) throws IOException {
        this(new Hello(), arguments);
    }

    HttpLoopback(Handler handler, String... arguments) throws IOException {
        this.handler = handler;
        Thread thread = new Thread(() -> run(List.of(arguments)), "loopback-server");
        thread.setDaemon(true);
        thread.start();
        get(ready);
    }

    private void run(List<String> arguments) {
        try (Runner runner = Runner.builder().name("loopback").build()) {
            List<String> all = new ArrayList<>(arguments);
            all.addAll(List.of("--port", "0"));
            HttpServer server = new HttpServer(Options.parse(all), handler, CLOCK, notices::add);
            loop = runner.loop();
            runner.run(server.run(() -> ready.complete(server)));
            ended.complete(null);
        } catch (Throwable e) {
            ready.completeExceptionally(e);
            ended.completeExceptionally(e);
        }
    }

    int port() throws IOException {
        return get(ready).port();
    }

    List<String> notices() {
        return notices;
    }

    /** Sends {@code request}, in which each line ends as it does in Java, with CR LF; answers all that comes back. */
    String exchange(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port())) {
            socket.getOutputStream().write(bytes(request));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1)
                    .replace("\r\n", "\n");
        }
    }

    static byte[] bytes(String request) {
        return request.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Has the server end as a signal does. */
    void stop() throws IOException {
        HttpServer server = get(ready);
        loop.callSoonThreadsafe(server::stop);
    }

    void join() throws IOException {
        get(ended);
    }

    @Override
    public void close() throws IOException {
        if (!ended.isDone()) {
            try {
                stop();
            } catch (IllegalStateException e) {
                // It has ended meanwhile.
            }
        }
        join();
    }

    private static <T> T get(CompletableFuture<T> future) throws IOException {
        try {
            return future.get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IOException(e);
        }
    }
}
