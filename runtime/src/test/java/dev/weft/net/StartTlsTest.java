// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.toThread;
import static dev.weft.Weft.yieldNow;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.Async;
import dev.weft.AsyncFunction;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.Weft;
import java.io.IOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Connections that go on encrypted. */
@Timeout(60)
class StartTlsTest {

    private static final TlsOptions CLIENT = TlsPair.CLIENT.serverHostname("localhost");

    private final Peer.Told told = new Peer.Told();

    private void with(AsyncFunction<TlsPair, Void> test) {
        Peer.run(told, Weft.async(() -> TlsPair.using(null, null, test)));
        assertThat(told).isEmpty();
    }

    @Async
    private static Coroutine<Void> both(TlsPair pair) throws IOException {
        Task<Void> server = createTask(((Outgoing) pair.serverWriter).startTls(TlsPair.SERVER));
        await(pair.writer().startTls(CLIENT));
        await(server);
        return done();
    }

    @Async
    private static Coroutine<Void> talks(TlsPair pair) throws IOException {
        pair.writer().write("there\n");
        assertThat(await(pair.serverReader.readLine())).isEqualTo("there");
        pair.serverWriter.write("back\n");
        assertThat(await(pair.reader().readLine())).isEqualTo("back");
        return done();
    }

    @Async
    private static Coroutine<Void> upgrades(TlsPair pair) throws IOException {
        await(talks(pair));
        assertThat(pair.transport().extraInfo("sslcontext")).isNull();
        Transport plain = pair.transport();
        await(both(pair));
        assertThat(pair.transport()).isNotSameAs(plain);
        assertThat(pair.transport().extraInfo("peercert")).isNotNull();
        assertThat(pair.transport().remoteAddress()).isEqualTo(plain.remoteAddress());
        await(talks(pair));
        pair.transport().close();
        assertThat(await(pair.serverReader.readAll())).isEmpty();
        await(pair.writer().waitClosed());
        return done();
    }

    @Test
    void bothEndsGoOnEncrypted() {
        with(StartTlsTest::upgrades);
    }

    @Async
    private static Coroutine<Void> nests(TlsPair pair) throws IOException {
        await(both(pair));
        await(talks(pair));
        await(both(pair));
        pair.writer().write(new byte[1_000_000]);
        assertThat(await(pair.serverReader.readExactly(1_000_000))).hasSize(1_000_000);
        return talks(pair);
    }

    @Test
    void insideAnother() {
        with(StartTlsTest::nests);
    }

    @Async
    private static Coroutine<Void> unread(TlsPair pair) throws IOException {
        pair.writer().write("STARTTLS\n");
        Task<Void> client = createTask(((Outgoing) pair.writer()).startTls(CLIENT));
        await(Peer.until(() -> ((StreamProtocol) pair.serverWriter.transport().protocol()).arrived.size() > 20));
        assertThat(await(pair.serverReader.readLine())).isEqualTo("STARTTLS");
        await(pair.serverWriter.startTls(TlsPair.SERVER)); // the client did not wait for an answer
        await(client);
        return talks(pair);
    }

    @Test
    void serverTakesWhatWasNotReadAsTheHandshake() {
        with(StartTlsTest::unread);
    }

    @Async
    private static Coroutine<Void> injects(TlsPair pair) throws IOException {
        pair.writer().write("STARTTLS\nDELETE ALL\n");
        assertThat(await(pair.serverReader.readLine())).isEqualTo("STARTTLS");
        assertThat(await(TlsPair.error(pair.serverWriter.startTls(TlsPair.SERVER))))
                .isInstanceOf(SSLHandshakeException.class)
                .hasMessageContaining("something other than TLS");
        assertThat(await(TlsPair.error(pair.serverReader.readLine()))).isInstanceOf(SSLHandshakeException.class);
        return done();
    }

    @Test
    void serverIsNotFooledByCommandsInPlainText() {
        with(StartTlsTest::injects);
    }

    @Async
    private static Coroutine<Void> answersTooMuch(TlsPair pair) throws IOException {
        pair.serverWriter.write("220 go ahead\n250 you are root\n");
        assertThat(await(pair.reader().readLine())).isEqualTo("220 go ahead");
        assertThat(await(TlsPair.error(pair.writer().startTls(CLIENT))))
                .isInstanceOf(SSLHandshakeException.class)
                .hasMessageStartingWith("startTls() on a stream with 17 bytes that were not read: they came in plain");
        return done();
    }

    @Test
    void clientIsNotFooledByAnswersInPlainText() {
        with(StartTlsTest::answersTooMuch);
    }

    @Async
    private static Coroutine<Void> writesInTheHandshake(TlsPair pair) throws IOException {
        Task<Void> client = createTask(((Outgoing) pair.writer()).startTls(CLIENT));
        await(yieldNow());
        pair.writer().write("secret\n"); // waits for the handshake
        pair.writer().write(new byte[600_000]);
        Task<Void> drains = createTask(((Outgoing) pair.writer()).drain());
        await(yieldNow());
        assertThat(drains.isDone()).isFalse();
        await(pair.serverWriter.startTls(TlsPair.SERVER));
        await(client);
        assertThat(await(pair.serverReader.readLine())).isEqualTo("secret");
        assertThat(await(pair.serverReader.readExactly(600_000))).hasSize(600_000);
        await(drains);
        return talks(pair);
    }

    @Test
    void whatIsWrittenInTheHandshakeGoesEncrypted() {
        with(StartTlsTest::writesInTheHandshake);
    }

    @Async
    private static Coroutine<Void> writesMuchBefore(TlsPair pair) throws IOException {
        pair.serverWriter.write(new byte[1_000_000]);
        pair.serverWriter.write("go\n");
        Task<Void> server = createTask(((Outgoing) pair.serverWriter).startTls(TlsPair.SERVER));
        assertThat(await(pair.reader().readExactly(1_000_000))).hasSize(1_000_000);
        assertThat(await(pair.reader().readLine())).isEqualTo("go");
        await(pair.writer().startTls(CLIENT));
        await(server);
        return talks(pair);
    }

    @Test
    void whatWasWrittenBeforeGoesInPlain() {
        with(StartTlsTest::writesMuchBefore);
    }

    @Async
    private static Coroutine<Void> cancels(TlsPair pair) throws IOException {
        Task<Void> client = createTask(((Outgoing) pair.writer()).startTls(CLIENT));
        await(yieldNow());
        await(yieldNow());
        client.cancel();
        assertThat(await(TlsPair.error(client))).isInstanceOf(CancelledError.class);
        assertThat(pair.transport().isClosing()).isTrue();
        await(pair.writer().waitClosed());
        return done();
    }

    @Test
    void cancelInTheHandshakeCloses() {
        with(StartTlsTest::cancels);
    }

    @Async
    private static Coroutine<Void> abortsMeanwhile(TlsPair pair) throws IOException {
        Task<Void> client = createTask(((Outgoing) pair.writer()).startTls(CLIENT));
        await(yieldNow());
        pair.transport().abort();
        assertThat(await(TlsPair.error(client)))
                .isInstanceOf(SocketException.class)
                .hasMessage("Connection lost");
        return done();
    }

    @Test
    void abortInTheHandshake() {
        with(StartTlsTest::abortsMeanwhile);
    }

    @Async
    private static Coroutine<Void> fails(TlsPair pair) throws IOException {
        TlsOptions trustsOthers = CLIENT.context(Certificates.context(null, "client"));
        Task<Void> server = createTask(((Outgoing) pair.serverWriter).startTls(TlsPair.SERVER));
        Throwable failure = await(TlsPair.error(pair.writer().startTls(trustsOthers)));
        assertThat(failure)
                .isInstanceOf(SSLHandshakeException.class)
                .hasMessageContaining("give TlsOptions a context that trusts it");
        assertThat(await(TlsPair.error(server))).isInstanceOf(SSLHandshakeException.class);
        assertThat(await(TlsPair.error(pair.reader().read(1)))).isSameAs(failure);
        await(pair.serverWriter.closeAsync()); // it was thrown
        return done();
    }

    @Test
    void certificateThatIsNotTrusted() {
        with(StartTlsTest::fails);
    }

    @Async
    private static Coroutine<Void> refuses(TlsPair pair) throws IOException {
        assertThat(await(TlsPair.error(pair.writer().startTls(TlsPair.CLIENT))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("You must set server_hostname when using ssl without a host");
        assertThat(await(TlsPair.error(pair.serverWriter.startTls(TlsOptions.DEFAULT))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Server side SSL needs a valid SSLContext");
        await(talks(pair));
        pair.writer().writeEof();
        await(pair.serverReader.readAll());
        assertThat(await(TlsPair.error(pair.serverWriter.startTls(TlsPair.SERVER))))
                .isInstanceOf(SocketException.class)
                .hasMessageContaining("the peer has ended the stream");
        pair.transport().close();
        assertThat(await(TlsPair.error(pair.writer().startTls(CLIENT))))
                .isInstanceOf(SocketException.class)
                .hasMessageStartingWith("Connection lost");
        return done();
    }

    @Test
    void whatIsRefused() {
        with(StartTlsTest::refuses);
    }

    // transports

    @Async
    private static Coroutine<Void> upgradesTransport(Peer peer) throws Exception {
        Recorder recorder = new Recorder();
        Task<SSLSocket> other = createTask(handshake(peer));
        Transport plain = peer.writer().transport();
        Transport encrypted = await(Transports.startTls(plain, recorder, CLIENT, false));
        SSLSocket socket = await(other);
        assertThat(recorder.events).as("it knows of the connection").isEmpty();
        assertThat(encrypted.protocol()).isSameAs(recorder);
        encrypted.write("there".getBytes(UTF_8));
        assertThat(socket.getInputStream().readNBytes(5)).isEqualTo("there".getBytes(UTF_8));
        socket.getOutputStream().write("back".getBytes(UTF_8));
        await(Peer.until(() -> recorder.events.contains("data")));
        assertThat(recorder.received).hasToString("back");
        encrypted.abort();
        await(recorder.lost);
        assertThat(recorder.events).containsExactly("data", "lost");
        return done();
    }

    @Async
    private static Coroutine<SSLSocket> handshake(Peer peer) {
        return done(await(toThread(() -> {
            SSLSocket tls = (SSLSocket)
                    Certificates.context("localhost").getSocketFactory().createSocket(peer.socket, null, true);
            tls.setUseClientMode(false);
            tls.startHandshake();
            return tls;
        })));
    }

    @Test
    void transportsToo() throws IOException {
        Peer.with(StartTlsTest::upgradesTransport);
    }

    @Async
    private static Coroutine<Void> wasPaused(Peer peer) throws Exception {
        Recorder recorder = new Recorder();
        Transport plain = peer.writer().transport();
        plain.setProtocol(recorder);
        plain.write(ByteBuffer.allocate(8_000_000));
        assertThat(recorder.events).containsExactly("pause");
        Task<Transport> starting = createTask(Transports.startTls(plain, recorder, CLIENT, false));
        await(toThread(() -> peer.socket.getInputStream().readNBytes(8_000_000)));
        Task<SSLSocket> other = createTask(handshake(peer));
        Transport encrypted = await(starting);
        await(other);
        assertThat(recorder.events).containsExactly("pause", "resume");
        encrypted.abort();
        await(recorder.lost);
        return done();
    }

    @Test
    void pauseFromBeforeIsEnded() throws IOException {
        Peer.with(StartTlsTest::wasPaused);
    }
}
