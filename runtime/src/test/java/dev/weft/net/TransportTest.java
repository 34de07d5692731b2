// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
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
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TransportTest {

    /** A transport of this process, with a recorder, and the plain socket at its other end. */
    private record Line(Recorder protocol, Transport transport, Socket socket) {

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

    /** Runs a test with a line whose recorder was set up before it was connected. */
    private void run(Consumer<Recorder> setUp, AsyncFunction<Line, Void> test) {
        Peer.run(told, Weft.async(() -> connected(setUp, test)));
    }

    @Async
    private static Coroutine<Void> connected(Consumer<Recorder> setUp, AsyncFunction<Line, Void> test)
            throws Exception {
        try (ServerSocket server = new ServerSocket()) {
            server.setReceiveBufferSize(16 * 1024);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            Recorder recorder = new Recorder();
            setUp.accept(recorder);
            Transport transport = await(Transports.createConnection(
                    () -> recorder, "127.0.0.1", server.getLocalPort(), ConnectOptions.DEFAULT));
            try (Socket socket = server.accept()) {
                await(test.apply(new Line(recorder, transport, socket)));
            }
            transport.abort();
            await(recorder.lost);
            await(yieldNow());
        }
        return done();
    }

    private static Coroutine<Void> until(Line line, String event) {
        return Peer.until(() -> line.events().contains(event));
    }

    @Async
    private static Coroutine<Void> exchanges(Line line) throws IOException {
        assertThat(line.events()).containsExactly("made");
        assertThat(line.protocol.transport).isSameAs(line.transport);
        assertThat(line.transport.protocol()).isSameAs(line.protocol);
        assertThat(line.transport.remoteAddress()).isEqualTo(line.socket.getLocalSocketAddress());
        assertThat(line.transport.localAddress()).isEqualTo(line.socket.getRemoteSocketAddress());
        line.transport.write("ping".getBytes(UTF_8));
        assertThat(line.socket.getInputStream().readNBytes(4)).isEqualTo("ping".getBytes(UTF_8));
        line.send("pong");
        await(until(line, "data"));
        line.socket.close();
        await(line.protocol.lost);
        assertThat(line.transport.isClosing()).isTrue();
        return done();
    }

    @Test
    void protocolIsToldOfEachEventInOrder() {
        Recorder[] recorder = new Recorder[1];
        run(made -> recorder[0] = made, TransportTest::exchanges);
        assertThat(recorder[0].events).containsExactly("made", "data", "eof", "lost");
        assertThat(recorder[0].received).hasToString("pong");
        assertThat(told).isEmpty();
    }

    @Async
    private static Coroutine<Void> stays(Line line) throws IOException {
        line.protocol.staysAfterEof = true;
        line.socket.shutdownOutput();
        await(until(line, "eof"));
        await(yieldNow());
        assertThat(line.transport.isReading()).isFalse();
        assertThat(line.transport.isClosing()).isFalse();
        line.transport.pauseReading();
        line.transport.resumeReading();
        line.transport.write("still".getBytes(UTF_8));
        assertThat(line.socket.getInputStream().readNBytes(5)).isEqualTo("still".getBytes(UTF_8));
        line.transport.close();
        assertThat(line.events()).containsExactly("made", "eof");
        await(line.protocol.lost);
        assertThat(line.events()).containsExactly("made", "eof", "lost");
        return done();
    }

    @Test
    void protocolThatStaysAfterThePeersEndCanStillWrite() {
        run(TransportTest::stays);
        assertThat(told).isEmpty();
    }

    /** connectionLost comes in a turn of its own, whatever ends the connection, and once. */
    @Async
    private static Coroutine<Void> closes(Line line, String how) {
        Runnable end = how.equals("close") ? line.transport::close : line.transport::abort;
        end.run();
        end.run();
        line.transport.close();
        line.transport.abort();
        assertThat(line.events()).containsExactly("made");
        await(line.protocol.lost);
        line.transport.abort();
        await(yieldNow());
        assertThat(line.events()).containsExactly("made", "lost");
        return done();
    }

    @ParameterizedTest
    @ValueSource(strings = {"close", "abort"})
    void connectionIsLostOnce(String how) {
        run(line -> closes(line, how));
        assertThat(told).isEmpty();
    }

    @Async
    private static Coroutine<Void> nothingAfterClose(Line line) throws IOException {
        line.send("unheard");
        line.transport.close();
        await(line.protocol.lost);
        await(yieldNow());
        assertThat(line.events()).containsExactly("made", "lost");
        return done();
    }

    @Test
    void bytesThatArriveWithCloseAreNotDelivered() {
        run(TransportTest::nothingAfterClose);
    }

    @ParameterizedTest
    @ValueSource(strings = {"made", "data", "eof"})
    void abortWithinACall(String call) {
        Recorder[] recorder = new Recorder[1];
        run(
                made -> {
                    recorder[0] = made;
                    made.then = event -> {
                        if (event.equals(call)) {
                            made.transport.abort();
                        }
                    };
                },
                TransportTest::talkAndEnd);
        assertThat(recorder[0].events).endsWith(call, "lost");
        assertThat(told).isEmpty();
    }

    @Async
    private static Coroutine<Void> talkAndEnd(Line line) throws IOException {
        line.send("x");
        await(Peer.until(() -> line.events().contains("data") || line.protocol.lost.isDone()));
        line.socket.close();
        await(line.protocol.lost);
        return done();
    }

    @ParameterizedTest
    @ValueSource(strings = {"made", "data", "eof"})
    void callThatThrowsIsReportedAndEndsTheConnection(String call) {
        IllegalArgumentException thrown = new IllegalArgumentException("thrown by " + call);
        Recorder[] recorder = new Recorder[1];
        run(
                made -> {
                    recorder[0] = made;
                    made.then = event -> {
                        if (event.equals(call)) {
                            throw thrown;
                        }
                    };
                },
                TransportTest::talkAndEnd);
        assertThat(recorder[0].events).endsWith(call, "lost thrown by " + call);
        assertThat(recorder[0].error).isSameAs(thrown);
        assertThat(told.messages()).hasSize(1);
        assertThat(told.get(0))
                .containsEntry("exception", thrown)
                .containsEntry("protocol", recorder[0])
                .containsKey("transport");
    }

    @Test
    void connectionLostThatThrowsIsReported() {
        run(
                made -> made.then = event -> {
                    if (event.equals("lost")) {
                        throw new IllegalArgumentException("in connectionLost");
                    }
                },
                TransportTest::talkAndEnd);
        assertThat(told.messages()).containsExactly("Fatal error: protocol.connectionLost() call failed.");
    }

    @Async
    private static Coroutine<Void> pauses(Line line) throws IOException {
        assertThat(line.transport.isReading()).isFalse();
        line.send("waits");
        for (int i = 0; i < 5; i++) {
            await(yieldNow());
        }
        assertThat(line.events()).containsExactly("made");
        line.transport.resumeReading();
        assertThat(line.transport.isReading()).isTrue();
        await(until(line, "data"));
        line.transport.pauseReading();
        line.transport.pauseReading();
        line.send("more");
        for (int i = 0; i < 5; i++) {
            await(yieldNow());
        }
        line.transport.resumeReading();
        line.transport.resumeReading();
        await(Peer.until(() -> line.protocol.received.toString().equals("waitsmore")));
        line.transport.pauseReading();
        line.transport.close();
        line.transport.resumeReading();
        assertThat(line.transport.isReading()).isFalse();
        await(line.protocol.lost);
        return done();
    }

    @Test
    void pausedTransportDeliversNothingUntilItIsResumed() {
        run(
                made -> made.then = event -> {
                    if (event.equals("made")) {
                        made.transport.pauseReading();
                    }
                },
                TransportTest::pauses);
        assertThat(told).isEmpty();
    }

    @Async
    private static Coroutine<Void> flowControl(Line line) {
        Transport transport = line.transport;
        assertThat(transport.writeBufferHigh()).isEqualTo(64 * 1024);
        assertThat(transport.writeBufferLow()).isEqualTo(16 * 1024);
        for (int i = 0; i < 3; i++) {
            int written = 0;
            while (!line.events().contains("pause")) {
                transport.write(new byte[50_000]);
                written += 50_000;
            }
            transport.write(new byte[50_000]);
            assertThat(line.events()).containsOnlyOnce("pause");
            assertThat(line.events()).doesNotContain("resume");
            int much = written + 50_000;
            Task<byte[]> reading = createTask(Weft.async(() ->
                    done(await(Weft.toThread(() -> line.socket.getInputStream().readNBytes(much))))));
            await(until(line, "resume"));
            assertThat(transport.writeBufferSize()).isLessThanOrEqualTo(transport.writeBufferLow());
            await(reading);
            await(Peer.until(() -> transport.writeBufferSize() == 0));
            assertThat(line.events()).containsExactly("made", "pause", "resume");
            line.events().removeAll(List.of("pause", "resume"));
        }
        return done();
    }

    @Test
    void writingIsPausedAndResumedInTurn() {
        run(TransportTest::flowControl);
        assertThat(told).isEmpty();
    }

    private static void fill(Transport transport) {
        while (transport.writeBufferSize() == 0) {
            transport.write(new byte[50_000]);
        }
    }

    @Async
    private static Coroutine<Void> limits(Line line) {
        Transport transport = line.transport;
        fill(transport);
        transport.setWriteBufferLimits(0);
        assertThat(line.events()).contains("pause");
        assertThat(transport.writeBufferLow()).isZero();
        assertThatThrownBy(() -> transport.setWriteBufferLimits(1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("high (1) must be >= low (2) must be >= 0");
        assertThatThrownBy(() -> transport.setWriteBufferLimits(1, -1)).isInstanceOf(IllegalArgumentException.class);
        return done();
    }

    @Test
    void limitsCanBeSet() {
        run(TransportTest::limits);
    }

    @Async
    private static Coroutine<Void> changesProtocol(Line line) throws IOException {
        Recorder second = new Recorder();
        line.protocol.then = event -> {
            if (event.equals("data")) {
                line.transport.setProtocol(second);
            }
        };
        line.send("first");
        await(until(line, "data"));
        line.send("second");
        await(Peer.until(() -> second.events.contains("data")));
        line.transport.setProtocol(line.protocol);
        assertThat(line.protocol.received).hasToString("first");
        assertThat(second.received).hasToString("second");
        return done();
    }

    @Test
    void protocolCanBeChanged() {
        run(TransportTest::changesProtocol);
    }

    /** Receives three bytes at a time. */
    private static final class Threes extends Recorder implements BufferedProtocol {

        private final ByteBuffer buffer;

        Threes(ByteBuffer buffer) {
            this.buffer = buffer;
        }

        @Override
        public ByteBuffer buffer(int sizeHint) {
            return buffer.clear();
        }

        @Override
        public void bufferUpdated(int n) {
            assertThat(buffer.position()).isEqualTo(n);
            received.append(UTF_8.decode(buffer.flip())).append('|');
        }

        @Override
        public void dataReceived(ByteBuffer data) {
            BufferedProtocol.super.dataReceived(data);
        }
    }

    @Async
    private static Coroutine<Void> ownBuffers(Line line) throws IOException {
        for (ByteBuffer buffer : List.of(ByteBuffer.allocate(3), ByteBuffer.allocateDirect(3))) {
            Threes threes = new Threes(buffer);
            threes.dataReceived(UTF_8.encode("0123"));
            line.transport.setProtocol(threes);
            line.send("abcdefgh");
            await(Peer.until(() -> threes.received.toString().equals("012|3|abc|def|gh|")));
        }
        line.transport.setProtocol(new Threes(ByteBuffer.allocate(0)));
        line.send("x");
        await(Peer.until(line.transport::isClosing));
        line.transport.setProtocol(line.protocol);
        return done();
    }

    @Test
    void bufferedProtocolReceivesIntoItsOwnBuffers() {
        run(TransportTest::ownBuffers);
        assertThat(told.messages()).containsExactly("Fatal error: protocol.buffer() call failed.");
    }

    @Async
    private static Coroutine<Void> brokenWrite(Line line) throws IOException {
        line.socket.setSoLinger(true, 0);
        line.socket.close();
        line.transport.pauseReading(); // so that a write is the first to notice
        line.transport.write("a".getBytes(UTF_8));
        assertThat(line.transport.isClosing()).isTrue();
        assertThat(line.events()).containsExactly("made");
        line.transport.write("b".getBytes(UTF_8));
        await(line.protocol.lost);
        assertThat(line.protocol.error).isInstanceOf(IOException.class);
        return done();
    }

    @Test
    void writeToABrokenConnectionEndsIt() {
        run(TransportTest::brokenWrite);
        assertThat(told).isEmpty();
    }
}
