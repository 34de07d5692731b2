// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.docs;

import static dev.weft.Weft.async;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.weft.AsyncCallable;
import dev.weft.Weft;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The snippets of the guides to streams and to servers do what these say; over real sockets, so in real time. */
@Timeout(60)
class StreamGuidesTest {

    private static List<String> printed(AsyncCallable<Void> snippet) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            Weft.run(async(snippet));
        } finally {
            System.setOut(out);
        }
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void streams() {
        assertThat(printed(StreamsGuide::serve)).containsExactly("HELLO");
        assertThat(printed(StreamsGuide::relayed)).containsExactly("THROUGH A RELAY");
        assertThat(printed(StreamsGuide::limits)).containsExactly("thanks for a line", "too long");
        assertThat(printed(StreamsGuide::datagrams)).containsExactly("pong");
        assertThat(printed(StreamsGuide::protocol)).containsExactly("back");
    }

    @Test
    void filesAndPaths(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("file"), new byte[300_000]);
        assertThat(printed(() -> StreamsGuide.file(file))).containsExactly("300000 announced", "300000 received");
        assertThat(printed(() -> StreamsGuide.unix(folder.resolve("socket")))).containsExactly("OVER A PATH");
    }

    /** Keeps a port for those who share it: no connection gets it for its own end. */
    private static SocketChannel reserved() throws IOException {
        return SocketChannel.open()
                .setOption(StandardSocketOptions.SO_REUSEPORT, true)
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    /** Connects once somebody listens. */
    private static Socket connect(int port) {
        while (true) {
            try {
                return new Socket(InetAddress.getLoopbackAddress(), port);
            } catch (IOException e) {
                Thread.yield();
            }
        }
    }

    private static String ask(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)).readLine();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // which shares no ports
    void loopsOnOnePort() throws Exception {
        try (SocketChannel reserved = reserved()) {
            int port = ((InetSocketAddress) reserved.getLocalAddress()).getPort();
            CompletableFuture<Void> stop = new CompletableFuture<>();
            CompletableFuture<Void> over = CompletableFuture.runAsync(() -> {
                try {
                    ServersGuide.serve(2, port, stop);
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
            try (Socket client = connect(port)) {
                assertThat(ask(client, "one\n")).isEqualTo("one!");
                stop.complete(null);
            }
            over.join();
            assertThatIOException().isThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port));
        }
    }

    @Test
    void healthSaysThatItCloses() {
        ServersGuide.Front front = new ServersGuide.Front(Duration.ofMillis(1));
        CompletableFuture<Void> stop = CompletableFuture.completedFuture(null);
        assertThat(printed(() -> ServersGuide.healthBeforeAndAfter(front, stop)))
                .containsExactly("HTTP/1.1 200 OK", "HTTP/1.1 503 Service Unavailable");
    }
}
