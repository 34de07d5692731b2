// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.echo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.examples.ForkedProgram;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The server in a process of its own; the client in this one, as a user starts it. */
@Timeout(120)
@EnabledOnOs({OS.LINUX, OS.MAC})
class EchoTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @EnumSource(Api.class)
    void eachApiIsMeasuredAndEndsInOrder(Api api) throws Exception {
        try (ForkedProgram server = server(api)) {
            int status =
                    run("client", "--port", server.port(), "--connections", 10, "--size", 1000, "--requests", 5000);

            assertThat(err).asString().isEmpty();
            assertThat(status).isZero();
            assertThat(out)
                    .asString()
                    .matches(
                            "(?s)10 connections, messages of 1,000 bytes\n"
                                    + "5,000 requests in [\\d.]+ s: [\\d,]+ requests/s, [\\d.,]+ MB/s each way\n"
                                    + "latency in µs: median [\\d,]+, 90 % [\\d,]+, 99 % [\\d,]+, 99.9 % [\\d,]+, most [\\d,]+\n");
            server.terminate();
            assertThat(server.exitStatus()).isZero();
            assertThat(server.output()).isEmpty();
        }
    }

    @Test
    void countsForATimeAndReportsTheServersCpu() throws Exception {
        try (ForkedProgram server = server(Api.STREAMS)) {
            int status = run(
                    "client",
                    "--port",
                    server.port(),
                    "--connections=3",
                    "--duration=200ms",
                    "--warm-up=50ms",
                    "--server-pid",
                    server.pid());

            assertThat(status).isZero();
            assertThat(out).asString().contains("3 connections", " requests in 0.", "CPU of the server: ");
        }
    }

    /** More than the sockets of both ends hold: the peer reads only once it has sent all. */
    @ParameterizedTest
    @EnumSource(Api.class)
    void whatIsNotReadStopsTheServerFromReading(Api api) throws Exception {
        byte[] sent = new byte[50_000_000];
        new Random(1).nextBytes(sent);
        try (ForkedProgram server = server(api);
                Socket socket = new Socket("127.0.0.1", server.port())) {
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
                try {
                    OutputStream to = socket.getOutputStream();
                    to.write(sent);
                    socket.shutdownOutput();
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            byte[] received = new byte[sent.length];
            var from = new DataInputStream(socket.getInputStream());
            from.readFully(received);
            sending.join();

            assertThat(received).isEqualTo(sent);
            assertThat(from.read()).isEqualTo(-1);
        }
    }

    @Test
    void nobodyListens() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }

        assertThat(run("client", "--port", port, "--connections", 2)).isEqualTo(1);
        assertThat(err).asString().startsWith("echo: 127.0.0.1:" + port + ": ");
    }

    @Test
    void aServerThatHangsUp() throws Exception {
        try (ServerSocket listener = new ServerSocket(0)) {
            CompletableFuture<Void> serving = CompletableFuture.runAsync(() -> {
                try (Socket socket = listener.accept()) {
                    socket.getInputStream().readNBytes(1024);
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });

            assertThat(run("client", "--port", listener.getLocalPort(), "--connections", 1, "--requests", 1))
                    .isOne();
            assertThat(err).asString().endsWith(": the server has closed the connection\n");
            serving.join();
        }
    }

    @Test
    void thePortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThat(run("server", "--port", taken.getLocalPort(), "--host", "0.0.0.0"))
                    .isEqualTo(1);
            assertThat(err).asString().startsWith("echo: can't serve (");
        }
    }

    @Test
    void commandLines() throws Exception {
        assertThat(run("--help")).isZero();
        assertThat(out).asString().startsWith("echo: a server that sends back what it receives");
        assertThat(run("--port", 1)).isEqualTo(2);
        assertThat(run("server", "--api", "threads")).isEqualTo(2);
        assertThat(err)
                .asString()
                .isEqualTo(
                        "echo: say whether to be the server or the client: echo server, or echo client. --help tells more.\n"
                                + "echo: --api takes one of streams, buffer, protocol, not threads. --help tells more.\n");
    }

    private static ForkedProgram server(Api api) throws IOException {
        return new ForkedProgram("echo", "server", "--api", api.name().toLowerCase(Locale.ROOT));
    }

    private int run(Object... arguments) throws Exception {
        List<String> words = new ArrayList<>();
        for (Object argument : arguments) {
            words.add(argument.toString());
        }
        return Echo.run(words, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }
}
