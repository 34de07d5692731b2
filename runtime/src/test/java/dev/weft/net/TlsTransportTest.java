// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.toThread;
import static dev.weft.Weft.yieldNow;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.Async;
import dev.weft.AsyncFunction;
import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.Weft;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Protocols over TLS: what they are told, in which order. The other end is a plain, blocking socket of the JDK's. */
@Timeout(60)
class TlsTransportTest {

    private record Line(Recorder protocol, Transport transport, SSLSocket socket) {

        void send(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(UTF_8));
        }

        List<String> events() {
            return protocol.events;
        }
    }

    private final Peer.Told told = new Peer.Told();

    private void run(AsyncFunction<Line, Void> test) {
        run(recorder -> {}, test);
    }

    private void run(Consumer<Recorder> setUp, AsyncFunction<Line, Void> test) {
        Peer.run(told, Weft.async(() -> connected(setUp, test)));
    }

    private static SSLSocket accept(ServerSocket server) throws IOException {
        Socket socket = server.accept();
        SSLSocket tls =
                (SSLSocket) Certificates.context("localhost").getSocketFactory().createSocket(socket, null, true);
        tls.setUseClientMode(false);
        tls.startHandshake();
        return tls;
    }

    @Async
    private static Coroutine<Void> connected(Consumer<Recorder> setUp, AsyncFunction<Line, Void> test)
            throws Exception {
        try (ServerSocket server = new ServerSocket()) {
            server.setReceiveBufferSize(16 * 1024);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            Recorder recorder = new Recorder();
            setUp.accept(recorder);
            Task<Transport> connects = createTask(Transports.createConnection(
                    () -> recorder, "127.0.0.1", server.getLocalPort(), ConnectOptions.DEFAULT.tls(TlsPair.CLIENT)));
            try (SSLSocket socket = await(toThread(() -> accept(server)))) {
                Transport transport = await(connects);
                transport.setOption(StandardSocketOptions.SO_SNDBUF, 16 * 1024);
                await(test.apply(new Line(recorder, transport, socket)));
                transport.abort();
                await(recorder.lost);
            }
        }
        return done();
    }

    private static Coroutine<Void> until(Line line, String event) {
        return Peer.until(() -> line.events().contains(event));
    }

    private static Coroutine<byte[]> receive(Line line, int n) {
        return Weft.async(
                () -> done(await(toThread(() -> line.socket.getInputStream().readNBytes(n)))));
    }

    @Async
    private static Coroutine<Void> exchanges(Line line) throws IOException {
        assertThat(line.events()).containsExactly("made");
        assertThat(line.protocol.transport).isSameAs(line.transport);
        assertThat(line.transport.protocol()).isSameAs(line.protocol);
        assertThat(line.transport.remoteAddress()).isEqualTo(line.socket.getLocalSocketAddress());
        assertThat(line.transport.localAddress()).isEqualTo(line.socket.getRemoteSocketAddress());
        assertThat(line.transport.option(StandardSocketOptions.TCP_NODELAY)).isTrue();
        assertThat(line.transport).asString().startsWith("<TlsTransport open over <Transport ");
        line.transport.write("ping".getBytes(UTF_8));
        assertThat(await(receive(line, 4))).isEqualTo("ping".getBytes(UTF_8));
        line.send("pong");
        await(until(line, "data"));
        line.socket.shutdownOutput();
        await(line.protocol.lost);
        assertThat(line.transport.isClosing()).isTrue();
        return done();
    }

    @Test
    void protocolIsToldOfEachEventInOrder() {
        Recorder[] recorder = new Recorder[1];
        run(made -> recorder[0] = made, TlsTransportTest::exchanges);
        assertThat(recorder[0].events).containsExactly("made", "data", "eof", "lost");
        assertThat(recorder[0].received).hasToString("pong");
        assertThat(told).isEmpty();
    }

    @Async
    private static Coroutine<Void> pauses(Line line) throws IOException {
        assertThat(line.transport.isReading()).isTrue();
        line.transport.pauseReading();
        line.transport.pauseReading();
        assertThat(line.transport.isReading()).isFalse();
        line.send("one");
        line.send("two");
        for (int i = 0; i < 20; i++) {
            await(yieldNow());
        }
        assertThat(line.events()).containsExactly("made");
        line.transport.resumeReading();
        line.transport.resumeReading();
        await(Peer.until(() -> line.protocol.received.length() == 6));
        line.protocol.then = call -> line.transport.pauseReading();
        line.send("x".repeat(200_000)); // more than one buffer
        await(Peer.until(() -> line.protocol.received.length() > 6));
        int got = line.protocol.received.length();
        for (int i = 0; i < 20; i++) {
            await(yieldNow());
        }
        assertThat(line.protocol.received).hasSize(got);
        line.protocol.then = call -> {};
        line.transport.resumeReading();
        await(Peer.until(() -> line.protocol.received.length() == 200_006));
        line.transport.pauseReading();
        line.socket.shutdownOutput();
        line.transport.resumeReading();
        await(until(line, "lost"));
        return done();
    }

    @Test
    void pausedReadingDeliversNothing() {
        run(TlsTransportTest::pauses);
        assertThat(told).isEmpty();
    }

    @Async
    private static Coroutine<Void> flowControl(Line line) throws IOException {
        line.transport.setWriteBufferLimits(1_000_000, 200_000);
        line.transport.write(ByteBuffer.allocate(900_000));
        assertThat(line.events()).containsExactly("made");
        line.transport.write(ByteBuffer.allocateDirect(2_000_000));
        assertThat(line.events()).containsExactly("made", "pause");
        assertThat(await(receive(line, 2_900_000))).hasSize(2_900_000);
        await(until(line, "resume"));
        line.transport.write(ByteBuffer.allocate(900_000));
        line.transport.setWriteBufferLimits(10_000);
        assertThat(line.events()).containsExactly("made", "pause", "resume", "pause");
        assertThat(line.transport.writeBufferLow()).isEqualTo(2_500);
        assertThat(await(receive(line, 900_000))).hasSize(900_000);
        await(Peer.until(() -> line.events().size() == 5));
        assertThatThrownBy(() -> line.transport.setWriteBufferLimits(1, 2))
                .isInstanceOf(IllegalArgumentException.class);
        return done();
    }

    @Test
    void writingIsPausedAndResumed() {
        run(TlsTransportTest::flowControl);
        assertThat(told).isEmpty();
    }

    @Async
    private static Coroutine<Void> writesWhenAskedToPause(Line line) throws IOException {
        line.transport.setWriteBufferLimits(0);
        line.protocol.then = call -> {
            if (call.equals("pause")) {
                line.transport.write("last".getBytes(UTF_8));
            }
        };
        line.transport.write(ByteBuffer.allocate(1_000_000));
        line.transport.close();
        byte[] all = await(toThread(() -> line.socket.getInputStream().readAllBytes()));
        assertThat(all).hasSize(1_000_004).endsWith("last".getBytes(UTF_8));
        return done();
    }

    @Test
    void whatIsWrittenInPauseWritingComesLast() {
        run(TlsTransportTest::writesWhenAskedToPause);
        assertThat(told).isEmpty();
    }

    @Async
    private static Coroutine<Void> closesInTheMiddle(Line line) throws IOException {
        line.protocol.then = call -> {
            if (call.equals("data")) {
                line.transport.write("bye".getBytes(UTF_8));
                line.transport.close();
                line.transport.close();
                line.transport.write("ignored".getBytes(UTF_8));
            }
        };
        line.send("x".repeat(100_000));
        assertThat(await(toThread(() -> line.socket.getInputStream().readAllBytes())))
                .isEqualTo("bye".getBytes(UTF_8));
        line.socket.shutdownOutput();
        await(line.protocol.lost);
        return done();
    }

    @Test
    void closeWithinACall() {
        Recorder[] recorder = new Recorder[1];
        run(made -> recorder[0] = made, TlsTransportTest::closesInTheMiddle);
        assertThat(recorder[0].events).containsExactly("made", "data", "eof", "lost");
        assertThat(told).isEmpty();
    }

    @Async
    private static Coroutine<Void> abortsInTheMiddle(Line line) throws IOException {
        line.protocol.then = call -> line.transport.abort();
        line.send("x".repeat(10_000));
        await(line.protocol.lost);
        return done();
    }

    @Test
    void abortWithinACall() {
        Recorder[] recorder = new Recorder[1];
        run(made -> recorder[0] = made, TlsTransportTest::abortsInTheMiddle);
        assertThat(recorder[0].events).containsExactly("made", "data", "lost");
        assertThat(told).isEmpty();
    }

    private static Consumer<String> failingIn(String name) {
        return call -> {
            if (call.equals(name)) {
                throw new IllegalStateException("in " + name);
            }
        };
    }

    @Async
    private static Coroutine<Void> failsInData(Line line) throws IOException {
        line.protocol.then = failingIn("data");
        line.send("x");
        await(line.protocol.lost);
        assertThat(line.protocol.error).hasMessage("in data");
        return done();
    }

    @Test
    void protocolThatThrowsIsReportedAndAborted() {
        run(TlsTransportTest::failsInData);
        assertThat(told.messages()).containsExactly("Fatal error: protocol.dataReceived() call failed.");
    }

    @Async
    private static Coroutine<Void> ignores(Line line) {
        line.transport.close();
        for (int i = 0; i < 7; i++) {
            line.transport.write(new byte[1]);
        }
        return done();
    }

    @Test
    void writesToAClosingTransportAreIgnoredAndReportedOnce() {
        run(TlsTransportTest::ignores);
        assertThat(told.messages())
                .containsExactly("write() was called 5 times on a closed connection, and did nothing");
    }

    @Async
    private static Coroutine<Void> switches(Line line) throws IOException {
        Recorder other = new Recorder();
        line.transport.setProtocol(other);
        line.send("to the other");
        await(Peer.until(() -> other.events.contains("data")));
        assertThat(line.events()).containsExactly("made");
        line.transport.setProtocol(line.protocol);
        return done();
    }

    @Test
    void protocolCanBeReplaced() {
        run(TlsTransportTest::switches);
        assertThat(told).isEmpty();
    }
}
