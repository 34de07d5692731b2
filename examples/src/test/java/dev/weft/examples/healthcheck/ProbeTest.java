// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.healthcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ProbeTest {
    @ParameterizedTest
    @ValueSource(ints = {200, 204, 304})
    void healthyStatuses(int status) throws IOException {
        try (LoopbackServer server = new LoopbackServer(exchange -> LoopbackServer.answer(exchange, status))) {
            assertThat(Run.of(server.url("/")).status()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 500, 503})
    void failingStatuses(int status) throws IOException {
        try (LoopbackServer server = new LoopbackServer(exchange -> LoopbackServer.answer(exchange, status))) {
            assertThat(Run.of(server.url("/")).failures())
                    .containsExactly(server.url("/") + ": answered with status " + status + "; healthy is 2xx or 3xx");
        }
    }

    @Test
    void redirectsAreFollowed() throws IOException {
        try (LoopbackServer server = new LoopbackServer(exchange -> {
            boolean moved = exchange.getRequestURI().getPath().equals("/old");
            exchange.getResponseHeaders().set("Location", "/new");
            LoopbackServer.answer(exchange, moved ? 301 : 418);
        })) {
            assertThat(Run.of(server.url("/old")).failures())
                    .containsExactly(server.url("/old") + ": answered with status 418; healthy is 2xx or 3xx");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void redirectsInACircleAreNoAnswer(int status) throws IOException {
        try (LoopbackServer server = new LoopbackServer(exchange -> {
            exchange.getResponseHeaders().set("Location", "/again");
            LoopbackServer.answer(exchange, status);
        })) {
            assertThat(Run.of(server.url("/")).failures())
                    .containsExactly(server.url("/") + ": answered with status " + status
                            + ", a redirect that is not followed: too many in a row, or to a less safe scheme;"
                            + " check where it leads");
        }
    }

    @Test
    void redirectsToNowhereAreNoAnswer() throws IOException {
        try (LoopbackServer server = new LoopbackServer(exchange -> LoopbackServer.answer(exchange, 302))) {
            assertThat(Run.of(server.url("/")).failures())
                    .containsExactly(server.url("/") + ": failed (Invalid redirection); the server's log may tell why");
        }
    }

    @Test
    void anAnswerThatBreaksOffIsNone() throws IOException {
        try (LoopbackServer server = new LoopbackServer(exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            exchange.close();
        })) {
            assertThat(Run.of(server.url("/")).failures())
                    .singleElement()
                    .asString()
                    .startsWith(server.url("/") + ": failed (");
        }
    }

    /** Of HTTP/2 a connection takes only so many requests, 100 for one: HttpClient fails those above. */
    @Test
    void overTlsHttp2IsNotOffered() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> hello = LoopbackServer.talk(() -> refuseTls(server));

            assertThat(Run.of("https://127.0.0.1:" + server.getLocalPort() + "/")
                            .failures())
                    .singleElement()
                    .asString()
                    .contains(": no secure connection (", "Received fatal alert: handshake_failure");
            assertThat(hello.get()).startsWith("\u0016\u0003").doesNotContain("\u0002h2");
        }
    }

    @Test
    void refused() throws IOException {
        String closed = LoopbackServer.closed();

        assertThat(Run.of(closed, "http://" + closed + "/").failures())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line)
                        .contains(closed)
                        .contains(": can't connect (")
                        .endsWith("); check that it listens there and that no firewall is between"));
    }

    @Test
    void unresolvable() {
        assertThat(Run.of("--timeout", "1m", "no-such-host.invalid:80", "http://no-such-host.invalid/")
                        .failures())
                .containsExactly(
                        "no-such-host.invalid:80: can't resolve no-such-host.invalid;"
                                + " check the name and the name server",
                        "http://no-such-host.invalid/: can't resolve no-such-host.invalid;"
                                + " check the name and the name server");
    }

    @Test
    void anAnswerThatNeverComesIsGivenUpAndItsConnectionClosed() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<byte[]> untilClosed = LoopbackServer.talk(() -> readAll(silent));
            String url = "http://127.0.0.1:" + silent.getLocalPort() + "/";

            assertThat(Run.of("--timeout", "200ms", url).failures())
                    .containsExactly(url + ": no complete answer within 200 ms; give it more with --timeout");
            assertThat(untilClosed.get()).asString().startsWith("GET / HTTP/1.1");
        }
    }

    @Test
    void whatIsNoHttpIsSaid() throws Exception {
        try (ServerSocket rude = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            LoopbackServer.talk(() -> hangUp(rude));
            String url = "http://127.0.0.1:" + rude.getLocalPort() + "/";

            assertThat(Run.of(url).failures())
                    .singleElement()
                    .asString()
                    .startsWith(url + ": failed (")
                    .endsWith("); the server's log may tell why");
        }
    }

    /** On Linux a full backlog leaves further connections unanswered. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aConnectionThatHangsIsGivenUp() throws IOException {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<SocketChannel> backlog = fill(full);
            String address = "127.0.0.1:" + full.getLocalPort();

            assertThat(Run.of("--timeout", "200ms", address).failures())
                    .containsExactly(address + ": no connection within 200 ms; give it more with --timeout");
            for (SocketChannel channel : backlog) {
                channel.close();
            }
        }
    }

    private static List<SocketChannel> fill(ServerSocket server) throws IOException {
        List<SocketChannel> channels = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            SocketChannel channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort()));
            channels.add(channel);
        }
        return channels;
    }

    /** Accepts once and reads until the other side hangs up. */
    private static byte[] readAll(ServerSocket server) throws IOException {
        try (Socket socket = server.accept()) {
            return socket.getInputStream().readAllBytes();
        }
    }

    /** Accepts once and answers the greeting by a fatal alert. */
    private static String refuseTls(ServerSocket server) throws IOException {
        try (Socket socket = server.accept()) {
            byte[] hello = new byte[4096];
            int length = socket.getInputStream().read(hello);
            socket.getOutputStream().write(new byte[] {21, 3, 3, 0, 2, 2, 40});
            return new String(hello, 0, length, StandardCharsets.ISO_8859_1);
        }
    }

    /** Accepts and hangs up until the server socket closes. */
    private static Void hangUp(ServerSocket server) throws IOException {
        while (true) {
            server.accept().close();
        }
    }
}
