// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.hellohttp;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Over real sockets. */
@Timeout(120)
class HttpServerTest {
    private static final String HELLO = "HTTP/1.1 200 OK\nDate: " + HttpLoopback.DATE
            + "\nContent-Type: text/plain; charset=utf-8\nContent-Length: 13\n";

    @Test
    void pipelinedRequestsAreAnsweredInOrder() throws IOException {
        try (HttpLoopback server = new HttpLoopback()) {
            assertThat(server.exchange("""
                    GET / HTTP/1.1
                    Host: x

                    GET /wait?ms=20 HTTP/1.1
                    Host: x

                    HEAD / HTTP/1.1
                    Host: x
                    Connection: close

                    GET /never HTTP/1.1
                    Host: x

                    """))
                    .isEqualTo(
                            HELLO + "\nHello, World!" + HELLO + "\nwaited 20 ms\n" + HELLO + "Connection: close\n\n");
        }
    }

    @Test
    void oldClients() throws IOException {
        try (HttpLoopback server = new HttpLoopback()) {
            assertThat(server.exchange("GET / HTTP/1.0\nConnection: keep-alive\n\nGET / HTTP/1.0\n\n"))
                    .isEqualTo(HELLO + "Connection: keep-alive\n\nHello, World!" + HELLO
                            + "Connection: close\n\nHello, World!");
        }
    }

    @Test
    void methodsAndPaths() throws IOException {
        try (HttpLoopback server = new HttpLoopback()) {
            assertThat(exchange(server, "GET /nowhere", "")).startsWith("HTTP/1.1 404 Not Found\n");
            assertThat(exchange(server, "DELETE /", ""))
                    .startsWith("HTTP/1.1 405 Method Not Allowed\n")
                    .contains("\nAllow: GET, HEAD\n");
            assertThat(exchange(server, "GET /echo", ""))
                    .startsWith("HTTP/1.1 405 Method Not Allowed\n")
                    .contains("\nAllow: POST\n");
            assertThat(exchange(server, "GET /wait?ms=soon", "")).startsWith("HTTP/1.1 400 Bad Request\n");
            assertThat(exchange(server, "POST /echo", "Content-Type: a/b\nContent-Length: 2\n\nok"))
                    .contains("\nContent-Type: a/b\n", "\nContent-Length: 2\n")
                    .endsWith("\n\nok");
        }
    }

    @Test
    void whatIsWrongIsAnsweredAndEndsTheConnection() throws IOException {
        try (HttpLoopback server = new HttpLoopback("--max-body", "10", "--max-head", "100")) {
            String after = "GET / HTTP/1.1\nHost: x\n\n".repeat(1000); // is not answered, and does not reset it
            assertThat(server.exchange("nonsense\n\n" + after))
                    .startsWith("HTTP/1.1 400 Bad Request\n")
                    .contains("\nConnection: close\n")
                    .doesNotContain("200");
            assertThat(server.exchange("GET / HTTP/3.0\n\n" + after)).startsWith("HTTP/1.1 505 HTTP Version Not");
            assertThat(exchange(server, "GET /", "a: " + "b".repeat(100))).startsWith("HTTP/1.1 431 Request Header");
            assertThat(exchange(server, "GET /" + "a".repeat(100), "")).startsWith("HTTP/1.1 414 URI Too Long");
            assertThat(exchange(server, "POST /echo", "Content-Length: 11"))
                    .startsWith("HTTP/1.1 413 Content Too Large");
        }
    }

    @Test
    void theClientIsToldToContinue() throws IOException {
        try (HttpLoopback server = new HttpLoopback();
                Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream()
                    .write(
                            HttpLoopback.bytes(
                                    "POST /echo HTTP/1.1\nHost: x\nExpect: 100-continue\nContent-Length: 2\nConnection: close\n\n"));
            assertThat(socket.getInputStream().readNBytes(25))
                    .asString(ISO_8859_1)
                    .isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            socket.getOutputStream().write('o');
            socket.getOutputStream().write('k');
            assertThat(socket.getInputStream().readAllBytes())
                    .asString(ISO_8859_1)
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .endsWith("ok");
        }
    }

    @Test
    void bodiesOfEachSize() throws IOException {
        try (HttpLoopback server = new HttpLoopback("--max-body", "1000000")) {
            for (int size : new int[] {0, 1, 16_000, 16_384, 100_000, 1_000_000}) {
                String reply = exchange(server, "POST /echo", "Content-Length: " + size + "\n\n" + "x".repeat(size));
                assertThat(reply).startsWith("HTTP/1.1 200 OK\n").endsWith("\n\n" + "x".repeat(size));
            }
        }
    }

    @Test
    void handlersThatThrow() throws IOException {
        Handler failing = request -> {
            throw new IllegalStateException("on purpose");
        };
        try (HttpLoopback server = new HttpLoopback(failing)) {
            assertThat(exchange(server, "GET /x", "")).startsWith("HTTP/1.1 500 Internal Server Error\n");
            assertThat(server.notices()).contains("GET /x failed: java.lang.IllegalStateException: on purpose");
        }
    }

    @Test
    void idleConnectionsAreEnded() throws IOException {
        try (HttpLoopback server = new HttpLoopback("--timeout", "100ms")) {
            assertThat(server.exchange("")).isEmpty();
            assertThat(server.exchange("GET / HTTP/1.1\nHost: x\n\n")).isEqualTo(HELLO + "\nHello, World!");
            assertThat(server.exchange("GET / HTTP/1.1\nHost:")).startsWith("HTTP/1.1 408 Request Timeout\n");
            assertThat(exchange(server, "GET /wait?ms=300", "")).endsWith("waited 300 ms\n");
        }
    }

    @Test
    void aClientThatDoesNotReadIsEnded() throws IOException {
        try (HttpLoopback server = new HttpLoopback("--timeout", "200ms");
                Socket socket = new Socket("127.0.0.1", server.port())) {
            byte[] request = HttpLoopback.bytes(
                    "POST /echo HTTP/1.1\nHost: x\nContent-Length: 1000000\n\n" + "x".repeat(1_000_000));
            assertThat(catchIo(() -> {
                        while (true) {
                            socket.getOutputStream().write(request);
                        }
                    }))
                    .isNotNull();
        }
    }

    @Test
    void beyondTheLimitConnectionsAreRefused() throws IOException {
        try (HttpLoopback server = new HttpLoopback("--max-connections", "1");
                Socket first = new Socket("127.0.0.1", server.port())) {
            first.getOutputStream().write(HttpLoopback.bytes("GET / HTTP/1.1\nHost: x\n\n"));
            assertThat(first.getInputStream().read()).isEqualTo('H');
            assertThat(server.exchange("")).startsWith("HTTP/1.1 503 Service Unavailable\n");
        }
    }

    @Test
    void stoppedItAnswersWhatItHasBegun() throws Exception {
        Held handler = new Held();
        try (HttpLoopback server = new HttpLoopback(handler);
                Socket idle = new Socket("127.0.0.1", server.port());
                Socket busy = new Socket("127.0.0.1", server.port())) {
            idle.getOutputStream().write(HttpLoopback.bytes("GET /now HTTP/1.1\nHost: x\n\n"));
            readResponse(idle.getInputStream());
            idle.getInputStream().readNBytes("held".length());
            busy.getOutputStream().write(HttpLoopback.bytes("GET /later HTTP/1.1\nHost: x\n\n"));
            handler.begun.get();

            server.stop();

            assertThat(idle.getInputStream().read()).isEqualTo(-1);
            handler.release();
            assertThat(busy.getInputStream().readAllBytes())
                    .asString(ISO_8859_1)
                    .contains("\r\nConnection: close\r\n")
                    .endsWith("held");
            server.join();
        }
    }

    @Test
    void whatHangsIsAbortedAfterTheGrace() throws Exception {
        Held handler = new Held();
        try (HttpLoopback server = new HttpLoopback(handler, "--grace", "50ms");
                Socket busy = new Socket("127.0.0.1", server.port())) {
            busy.getOutputStream().write(HttpLoopback.bytes("GET /later HTTP/1.1\nHost: x\n\n"));
            handler.begun.get();

            server.stop();
            server.join();

            assertThat(catchIo(() -> assertThat(busy.getInputStream().read()).isEqualTo(-1)))
                    .isNull();
        }
    }

    @Test
    void manyAtATime() throws IOException {
        int many = 500;
        try (HttpLoopback server = new HttpLoopback()) {
            List<Socket> sockets = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                Socket socket = new Socket("127.0.0.1", server.port());
                sockets.add(socket);
                socket.getOutputStream().write(HttpLoopback.bytes("GET /wait?ms=1 HTTP/1.1\nHost: x\n\n"));
            }
            for (Socket socket : sockets) {
                assertThat(readResponse(socket.getInputStream())).startsWith("HTTP/1.1 200 OK");
                socket.close();
            }
        }
    }

    private static String exchange(HttpLoopback server, String line, String more) throws IOException {
        String fields = "Host: x\nConnection: close\n" + more + (more.contains("\n\n") ? "" : "\n\n");
        return server.exchange(line + " HTTP/1.1\n" + fields.replace("close\n\n\n", "close\n\n"));
    }

    /** Up to the empty line. */
    private static String readResponse(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int b = in.read();
            assertThat(b).as(head.toString()).isNotEqualTo(-1);
            head.append((char) b);
        }
        return head.toString();
    }

    private static IOException catchIo(ThrowingCallable call) {
        return catchThrowableOfType(IOException.class, call);
    }

    /** Answers {@code /now} at once, and others when it is told to. */
    private static final class Held implements Handler {
        private final CompletableFuture<Void> begun = new CompletableFuture<>();
        private EventLoop loop;
        private Future<Void> released;

        @Async
        @Override
        public Coroutine<Response> handle(Request request) {
            if (!request.target().equals("/now")) {
                loop = EventLoop.running();
                released = loop.createFuture();
                begun.complete(null);
                await(released);
            }
            return done(Response.text("held"));
        }

        void release() {
            loop.callSoonThreadsafe(() -> released.setResult(null));
        }
    }
}
