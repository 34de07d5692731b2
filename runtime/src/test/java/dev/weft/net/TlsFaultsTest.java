// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.toThread;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.Async;
import dev.weft.AsyncFunction;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.Task;
import dev.weft.Weft;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Peers that are not what they should be: plain, blocking sockets, some of them with the JDK's TLS over them. */
@Timeout(60)
class TlsFaultsTest {

    private static final TlsOptions CLIENT = TlsPair.CLIENT;

    private final Peer.Told told = new Peer.Told();

    /** A connection whose other end is in the hands of the test. */
    private record Line(Connection connection, Socket socket, SSLSocket tls) {

        StreamReader reader() {
            return connection.reader();
        }

        StreamWriter writer() {
            return connection.writer();
        }
    }

    private static ServerSocket listen() throws IOException {
        ServerSocket server = new ServerSocket();
        server.setReceiveBufferSize(16 * 1024);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return server;
    }

    private static Coroutine<Connection> connect(ServerSocket server, TlsOptions options) throws IOException {
        return Streams.openConnection("127.0.0.1", server.getLocalPort(), ConnectOptions.DEFAULT.tls(options));
    }

    private static SSLSocket handshake(Socket socket) throws IOException {
        SSLSocket tls =
                (SSLSocket) Certificates.context("localhost").getSocketFactory().createSocket(socket, null, false);
        tls.setUseClientMode(false);
        tls.startHandshake();
        return tls;
    }

    @Async
    private static Coroutine<Void> using(TlsOptions options, AsyncFunction<Line, Void> test) throws Exception {
        try (ServerSocket server = listen()) {
            Task<Connection> connects = createTask(connect(server, options));
            try (Socket socket = await(toThread(server::accept))) {
                SSLSocket tls = await(toThread(() -> handshake(socket)));
                Connection connection = await(connects);
                await(test.apply(new Line(connection, socket, tls)));
                connection.writer().transport().abort();
                await(TlsPair.end(connection.writer().waitClosed()));
            }
        }
        return done();
    }

    private void with(TlsOptions options, AsyncFunction<Line, Void> test) {
        Peer.run(told, Weft.async(() -> using(options, test)));
        assertThat(told).isEmpty();
    }

    // in the handshake

    /** What a client gets from a peer that accepts it and then does something. */
    @Async
    private static Coroutine<Throwable> failure(TlsOptions options, String answer, boolean closes) throws IOException {
        try (ServerSocket server = listen()) {
            Task<Connection> connects = createTask(connect(server, options));
            try (Socket socket = await(toThread(server::accept))) {
                await(toThread(() -> socket.getInputStream().read(new byte[10_000]))); // the client's first message
                socket.getOutputStream().write(answer.getBytes(UTF_8));
                if (closes) {
                    socket.shutdownOutput();
                }
                return done(await(TlsPair.error(connects)));
            }
        }
    }

    @Test
    void peerThatIsSilent() {
        TlsOptions hasty = CLIENT.handshakeTimeout(Duration.ofMillis(50));
        assertThat(Peer.run(told, Weft.async(() -> failure(hasty, "", false))))
                .isInstanceOf(SocketTimeoutException.class)
                .hasMessageMatching("SSL handshake is taking longer than 0.05 seconds: aborting the connection; "
                        + "127.0.0.1:\\d+ may be slow, or expect something other than TLS");
        assertThat(told).isEmpty();
    }

    @Test
    void peerThatClosesInTheHandshake() {
        assertThat(Peer.run(told, Weft.async(() -> failure(CLIENT, "", true))))
                .isInstanceOf(SSLHandshakeException.class)
                .hasMessageMatching(
                        "The TLS handshake with 127.0.0.1:\\d+ has failed: the peer has closed the connection; .*");
        assertThat(told).isEmpty();
    }

    @Test
    void peerThatClosesInARecord() {
        assertThat(Peer.run(told, Weft.async(() -> failure(CLIENT, "\u0016\u0003\u0003", true))))
                .isInstanceOf(SSLHandshakeException.class)
                .hasMessageContaining("the peer has closed the connection");
        assertThat(told).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "220 mail.example\r\n",
                "HTTP/1.1 400 Bad Request\r\n\r\n",
                "\u007f\u007f\u007f\u007f\u007f\u007f"
            })
    void peerThatSpeaksPlainText(String answer) {
        assertThat(Peer.run(told, Weft.async(() -> failure(CLIENT, answer, false))))
                .isInstanceOf(SSLHandshakeException.class)
                .hasMessageContaining("The peer has sent something other than TLS");
        assertThat(told).isEmpty();
    }

    // the peer's end

    @Async
    private static Coroutine<Void> truncates(Line line) throws IOException {
        line.tls.getOutputStream().write("cut".getBytes(UTF_8));
        line.socket.shutdownOutput();
        assertThat(await(line.reader().readAll())).isEqualTo("cut".getBytes(UTF_8));
        await(line.writer().waitClosed());
        return done();
    }

    @Test
    void endWithoutCloseNotifyIsAnEnd() {
        with(CLIENT, TlsFaultsTest::truncates);
    }

    @Async
    private static Coroutine<Void> truncatesBehindMuch(Line line) throws IOException {
        Task<Void> sending = createTask(Weft.async(() -> {
            await(toThread(() -> {
                line.tls.getOutputStream().write(new byte[600_000]);
                line.socket.shutdownOutput();
                return null;
            }));
            return done();
        }));
        await(Peer.until(() -> !line.writer().transport().isReading())); // the reader is full
        assertThat(await(line.reader().readAll())).hasSize(600_000);
        await(sending);
        return done();
    }

    @Test
    void endComesBehindAllThatCameBefore() {
        with(CLIENT, TlsFaultsTest::truncatesBehindMuch);
    }

    @Async
    private static Coroutine<Void> truncatesAndThatMatters(Line line) throws IOException {
        line.tls.getOutputStream().write("cut".getBytes(UTF_8));
        line.socket.shutdownOutput();
        Throwable failure = await(TlsPair.error(line.reader().readAll()));
        assertThat(failure)
                .isInstanceOf(SSLException.class)
                .hasMessageMatching("The stream from 127.0.0.1:\\d+ has ended without TLS's close_notify: .*");
        assertThat(await(TlsPair.error(line.writer().waitClosed()))).isSameAs(failure);
        return done();
    }

    @Test
    void endWithoutCloseNotifyCanBeAnError() {
        with(CLIENT.requireCloseNotify(true), TlsFaultsTest::truncatesAndThatMatters);
    }

    @Async
    private static Coroutine<Void> closesProperly(Line line) throws IOException {
        line.tls.getOutputStream().write("all".getBytes(UTF_8));
        line.tls.shutdownOutput();
        assertThat(await(line.reader().readAll())).isEqualTo("all".getBytes(UTF_8));
        assertThat(await(toThread(() -> line.tls.getInputStream().read()))).isEqualTo(-1);
        await(line.writer().waitClosed());
        return done();
    }

    @Test
    void closeNotifyIsAnswered() {
        with(CLIENT.requireCloseNotify(true), TlsFaultsTest::closesProperly);
    }

    @Async
    private static Coroutine<Void> resets(Line line) throws IOException {
        line.socket.setSoLinger(true, 0);
        line.socket.close();
        Throwable failure = await(TlsPair.error(line.reader().read(1)));
        assertThat(failure).isInstanceOf(SocketException.class);
        assertThat(await(TlsPair.error(line.writer().waitClosed()))).isSameAs(failure);
        return done();
    }

    @Test
    void resetIsAnError() {
        with(CLIENT, TlsFaultsTest::resets);
    }

    @Async
    private static Coroutine<Void> garbles(Line line) throws IOException {
        line.socket
                .getOutputStream()
                .write(new byte[] {23, 3, 3, 0, 20, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0});
        assertThat(await(TlsPair.error(line.reader().read(1))))
                .isInstanceOf(SSLException.class)
                .hasMessageMatching("The TLS connection with 127.0.0.1:\\d+ has failed: .*");
        return done();
    }

    @Test
    void bytesThatNobodyHasEncrypted() {
        with(CLIENT, TlsFaultsTest::garbles);
    }

    // closing

    @Async
    private static Coroutine<Void> closes(Line line) throws IOException {
        Throwable failure = await(TlsPair.error(line.writer().closeAsync()));
        assertThat(failure)
                .isInstanceOf(SocketTimeoutException.class)
                .hasMessageMatching(
                        "SSL shutdown timed out: 127.0.0.1:\\d+ has not taken, or not answered, the end of the"
                                + " stream within 0.05 seconds");
        return done();
    }

    @Test
    void peerThatDoesNotAnswerTheEnd() {
        with(CLIENT.shutdownTimeout(Duration.ofMillis(50)), TlsFaultsTest::closes);
    }

    @Async
    private static Coroutine<Void> closesWithMuchToSend(Line line) throws IOException {
        line.writer().write(new byte[10_000_000]);
        return closes(line);
    }

    @Test
    void peerThatDoesNotTakeWhatIsBuffered() {
        with(CLIENT.shutdownTimeout(Duration.ofMillis(50)), TlsFaultsTest::closesWithMuchToSend);
    }

    @Async
    private static Coroutine<Void> closesAtOnce(Line line) throws IOException {
        Task<Void> closing = createTask(((Outgoing) line.writer()).closeAsync());
        assertThat(await(toThread(() -> line.tls.getInputStream().read()))).isEqualTo(-1);
        line.tls.getOutputStream().write("too late".getBytes(UTF_8));
        line.socket.shutdownOutput(); // without close_notify
        await(closing);
        return done();
    }

    @Test
    void peerThatAnswersTheEndByClosing() {
        with(CLIENT, TlsFaultsTest::closesAtOnce);
    }

    // a peer that never reads

    @Async
    private static Coroutine<Void> keepsWriting(StreamWriter writer, List<byte[]> sent) throws IOException {
        while (true) {
            byte[] piece = new byte[64 * 1024];
            sent.add(piece);
            await(writer.send(piece));
        }
    }

    @Async
    private static Coroutine<Void> neverReads(Line line) throws IOException {
        List<byte[]> sent = new ArrayList<>();
        line.writer().transport().setOption(StandardSocketOptions.SO_SNDBUF, 16 * 1024);
        Task<Void> writing = createTask(keepsWriting(line.writer(), sent));
        await(Peer.until(() -> line.writer().transport().writeBufferSize() > 512 * 1024));
        assertThat(sent.size() * 64).isLessThan(2 * 1024);
        assertThat(line.writer().transport().writeBufferSize()).isLessThan(600 * 1024);
        writing.cancel();
        await(TlsPair.end(writing));
        return done();
    }

    @Test
    void peerThatNeverReadsHoldsUpTheWriter() {
        with(CLIENT, TlsFaultsTest::neverReads);
    }

    // servers

    @Async
    private static Coroutine<String> speaksPlainTextTo(Server server, String request) throws IOException {
        try (Socket client = new Socket("127.0.0.1", server.port())) {
            client.getOutputStream().write(request.getBytes(UTF_8));
            byte[] answer = await(toThread(() -> client.getInputStream().readAllBytes()));
            return done(answer.length == 0 ? "" : "type " + answer[0]);
        } catch (SocketException e) {
            return done("type 21"); // reset: what the client had sent beside was not read
        }
    }

    @Async
    private static Coroutine<Void> echo(StreamReader reader, StreamWriter writer) throws IOException {
        try {
            await(writer.send(await(reader.read(100))));
        } finally {
            await(writer.closeAsync());
        }
        return done();
    }

    @Async
    private static Coroutine<Void> serves() throws IOException {
        Server server = await(
                Streams.startServer(TlsFaultsTest::echo, "127.0.0.1", 0, ServerOptions.DEFAULT.tls(TlsPair.SERVER)));
        assertThat(await(speaksPlainTextTo(server, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")))
                .isEqualTo("type 21");
        new Socket("127.0.0.1", server.port()).close();
        try (Socket reset = new Socket("127.0.0.1", server.port())) {
            reset.setSoLinger(true, 0);
        }
        Socket silent = new Socket("127.0.0.1", server.port());
        try (Connection connection =
                await(Streams.openConnection("127.0.0.1", server.port(), ConnectOptions.DEFAULT.tls(CLIENT)))) {
            connection.writer().write("on and on");
            assertThat(await(connection.reader().readAll())).isEqualTo("on and on".getBytes(UTF_8));
        }
        await(server.closeAsync(Duration.ofMillis(1))); // with the silent one still in its handshake
        assertThat(await(toThread(() -> silent.getInputStream().read()))).isEqualTo(-1);
        silent.close();
        return done();
    }

    @Test
    void serverSurvivesThem() {
        Peer.run(told, Weft.async(TlsFaultsTest::serves));
        assertThat(told).isEmpty();
    }

    @Async
    private static Coroutine<Void> closesClients() throws IOException {
        Future<Void> handled = EventLoop.running().createFuture();
        Server server = await(Streams.startServer(
                (reader, writer) -> {
                    handled.setResult(null);
                    return done();
                },
                "127.0.0.1",
                0,
                ServerOptions.DEFAULT.tls(TlsPair.SERVER)));
        Connection connection = await(Streams.openConnection(
                "127.0.0.1", server.port(), ConnectOptions.DEFAULT.tls(CLIENT.requireCloseNotify(true))));
        await(handled);
        server.closeClients();
        assertThat(await(connection.reader().readAll())).isEmpty();
        await(connection.writer().closeAsync());
        await(server.closeAsync());
        return done();
    }

    @Test
    void serverClosesItsClientsProperly() {
        Peer.run(told, Weft.async(TlsFaultsTest::closesClients));
        assertThat(told).isEmpty();
    }
}
