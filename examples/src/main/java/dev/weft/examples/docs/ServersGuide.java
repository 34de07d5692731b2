// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.docs;

import static dev.weft.Weft.async;
import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.waitFor;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Weft;
import dev.weft.net.ServerOptions;
import dev.weft.net.StreamReader;
import dev.weft.net.StreamWriter;
import dev.weft.net.Streams;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/** What docs/guide/servers.md shows. */
final class ServersGuide {

    private ServersGuide() {}

    // region servers-loops
    /** Serves a port with several loops, each in a thread of its own, until {@code stop} is completed. */
    static void serve(int loops, int port, CompletableFuture<Void> stop) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < loops; i++) {
            CompletableFuture<Void> stopped = stop.copy(); // a loop that fails cancels this one alone
            Thread thread = new Thread(() -> run(new Front(), port, stopped), "server-" + i);
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void run(Front front, int port, CompletableFuture<Void> stop) {
        Weft.run(async(() -> front.serve(port, stop)));
    }
    // endregion

    /** One loop's part of a server. */
    static final class Front {

        /** More connections than this are turned away. */
        private static final int MOST = 10_000;

        /** How long the balancer takes to notice that it is to send no more clients. */
        private final Duration notice;

        private int open;
        private boolean closing;

        Front() {
            this(Duration.ZERO);
        }

        Front(Duration notice) {
            this.notice = notice;
        }

        // region servers-loop
        @Async
        Coroutine<Void> serve(int port, CompletableFuture<Void> stop) throws IOException {
            ServerOptions options = ServerOptions.DEFAULT.reusePort(true).backlog(1000);
            try (var server = await(Streams.startServer(this::handle, "127.0.0.1", port, options))) {
                await(stop);
                closing = true; // the health endpoint says so from now on
                await(sleep(notice));
                await(server.closeAsync(Duration.ofSeconds(30)));
            }
            return done();
        }
        // endregion

        // region servers-limit
        @Async
        Coroutine<Void> handle(StreamReader reader, StreamWriter writer) throws IOException {
            if (open == MOST) {
                writer.transport().abort();
                return done();
            }
            open++;
            try (writer) {
                await(talk(reader, writer));
            } finally {
                open--;
            }
            return done();
        }
        // endregion

        // region servers-idle
        @Async
        private Coroutine<Void> talk(StreamReader reader, StreamWriter writer) throws IOException {
            try {
                String line = await(waitFor(reader.readLine(), Duration.ofSeconds(75)));
                while (line != null) {
                    await(waitFor(writer.send((line + "!\n").getBytes(US_ASCII)), Duration.ofSeconds(30)));
                    line = closing ? null : await(waitFor(reader.readLine(), Duration.ofSeconds(75)));
                }
            } catch (TimeoutException e) {
                writer.transport().abort(); // idle, or does not take its answer: closing would wait for it
            }
            return done();
        }
        // endregion

        // region servers-health
        @Async
        Coroutine<Void> health(StreamReader reader, StreamWriter writer) throws IOException, TimeoutException {
            try (writer) {
                await(waitFor(reader.readUntil("\r\n\r\n".getBytes(US_ASCII)), Duration.ofSeconds(5)));
                String status = closing ? "503 Service Unavailable" : "200 OK";
                writer.write("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            }
            return done();
        }
        // endregion
    }

    @Async
    static Coroutine<Void> healthBeforeAndAfter(Front front, CompletableFuture<Void> stop) throws IOException {
        try (var server = await(Streams.startServer(front::health, "127.0.0.1", 0))) {
            System.out.println(await(StreamsGuide.ask("127.0.0.1", server.port(), "GET / HTTP/1.1\r\n\r")));
            await(front.serve(0, stop));
            System.out.println(await(StreamsGuide.ask("127.0.0.1", server.port(), "GET / HTTP/1.1\r\n\r")));
        }
        return done();
    }
}
