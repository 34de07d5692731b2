// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.toThread;
import static dev.weft.Weft.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.Async;
import dev.weft.AsyncFunction;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.Runner;
import dev.weft.Task;
import dev.weft.Weft;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in, who is not, and what both learn. */
@Timeout(60)
class TlsHandshakeTest {

    private static final TlsOptions SERVER = TlsPair.SERVER;
    private static final TlsOptions CLIENT = TlsPair.CLIENT;

    private final Peer.Told told = new Peer.Told();

    private void using(TlsOptions server, TlsOptions client, AsyncFunction<TlsPair, Void> test) {
        Peer.run(told, Weft.async(() -> TlsPair.using(server, client, test)));
        assertThat(told).isEmpty();
    }

    private static TlsOptions trusting(String... names) {
        return CLIENT.context(Certificates.context(null, names));
    }

    private static TlsOptions as(String name) {
        return CLIENT.context(Certificates.context(name, "localhost"));
    }

    // what both learn

    @Async
    private static Coroutine<Void> extraInfo(TlsPair pair) throws Exception {
        Transport client = pair.transport();
        Transport server = pair.serverWriter.transport();
        assertThat(client.extraInfo("peercert")).isEqualTo(Certificates.certificate("localhost"));
        assertThat(server.extraInfo("peercert")).isEqualTo(Certificates.certificate("client"));
        assertThat(client.extraInfo("cipher")).isEqualTo(server.extraInfo("cipher"));
        assertThat(((SSLSession) client.extraInfo("ssl_object")).getProtocol()).isEqualTo("TLSv1.3");
        assertThat(client.extraInfo("sslcontext")).isNotNull();
        assertThat(client.extraInfo("selected_alpn_protocol")).isEqualTo("h2");
        assertThat(server.extraInfo("selected_alpn_protocol")).isEqualTo("h2");
        assertThat(client.extraInfo("peername")).isEqualTo(client.remoteAddress());
        assertThat(client.extraInfo("sockname")).isEqualTo(server.remoteAddress());
        assertThat(client.extraInfo("compression")).isNull();
        assertThat(((X509Certificate) client.extraInfo("peercert"))
                        .getSubjectX500Principal()
                        .getName())
                .isEqualTo("CN=localhost");
        return done();
    }

    @Test
    void bothLearnWhatWasAgreedOn() {
        using(
                SERVER.needClientAuth(true).alpnProtocols("h2", "http/1.1"),
                as("client").alpnProtocols("http/1.1", "h2"),
                TlsHandshakeTest::extraInfo);
    }

    @Async
    private static Coroutine<Void> nothingAgreed(TlsPair pair) {
        assertThat(pair.transport().extraInfo("selected_alpn_protocol")).isNull();
        assertThat(pair.serverWriter.transport().extraInfo("peercert")).isNull();
        return done();
    }

    @Test
    void clientThatIsAskedForACertificateNeedsNone() {
        using(SERVER.wantClientAuth(true).alpnProtocols("h2"), CLIENT, TlsHandshakeTest::nothingAgreed);
    }

    @Test
    void serverCanHaveAnotherNameAndTheNameCanBeLeftUnverified() {
        TlsOptions other = SERVER.context(Certificates.context("other"));
        using(other, trusting("other").serverHostname("other.example"), TlsHandshakeTest::nothingAgreed);
        using(other, trusting("other").serverHostname("other.example."), TlsHandshakeTest::nothingAgreed);
        using(other, trusting("other").verifyHostname(false), TlsHandshakeTest::nothingAgreed);
        using(SERVER, CLIENT.serverHostname("127.0.0.1"), TlsHandshakeTest::nothingAgreed);
        using(SERVER, CLIENT.serverHostname("::1"), TlsHandshakeTest::nothingAgreed);
    }

    // who is not let in

    /** Connects, which must fail; answers why. */
    @Async
    private static Coroutine<Throwable> failure(TlsOptions server, TlsOptions client) throws IOException {
        Server listening = await(Streams.startServer(
                (reader, writer) -> {
                    throw new AssertionError("the handler must not be called");
                },
                "127.0.0.1",
                0,
                ServerOptions.DEFAULT.tls(server)));
        Throwable failure = await(TlsPair.error(
                Streams.openConnection("localhost", listening.port(), ConnectOptions.DEFAULT.tls(client))));
        String peer = ":" + listening.port();
        await(listening.closeAsync()); // nothing is left of it
        assertThat(failure).isInstanceOf(SSLHandshakeException.class).hasMessageContaining(peer);
        return done(failure);
    }

    private void refused(TlsOptions server, TlsOptions client, String... message) {
        assertThat(Peer.run(told, Weft.async(() -> failure(server, client)))).hasMessageContainingAll(message);
        assertThat(told).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void certificateOfNobodyTrusted(String version) {
        refused(
                TlsPair.version(SERVER, version),
                trusting("client"),
                "The TLS handshake with localhost:",
                "unable to find valid certification path",
                "give TlsOptions a context that trusts it");
    }

    @Test
    void defaultContextTrustsWhomTheJvmTrusts() {
        refused(SERVER, TlsOptions.DEFAULT, "give TlsOptions a context that trusts it");
    }

    @Test
    void certificateOfAnotherHost() {
        refused(
                SERVER.context(Certificates.context("other")),
                trusting("other"),
                "No subject alternative DNS name matching localhost found. The certificate is another host's;",
                "TlsOptions.serverHostname");
    }

    @Test
    void certificateWithoutTheAddress() {
        refused(
                SERVER.context(Certificates.context("other")),
                trusting("other").serverHostname("127.0.0.1"),
                "No subject alternative names matching IP address 127.0.0.1 found. The certificate is another host's;");
    }

    @Test
    void certificateThatHasExpired() {
        refused(SERVER.context(Certificates.context("expired")), CLIENT, "The peer's certificate has expired");
    }

    @Test
    void serverWithoutACertificate() {
        refused(SERVER.context(Certificates.context(null)), CLIENT, "handshake_failure. The peer has refused");
    }

    @Test
    void noProtocolInCommon() {
        refused(
                SERVER.alpnProtocols("h2"),
                CLIENT.alpnProtocols("http/1.1"),
                "no_application_protocol. The ends have no protocol of TlsOptions.alpnProtocols in common.");
    }

    @Test
    void noVersionInCommon() {
        refused(
                TlsPair.version(SERVER, "TLSv1.3"),
                TlsPair.version(CLIENT, "TLSv1.2"),
                "protocol_version. The ends have no version of TLS in common;");
    }

    @Test
    void clientWithoutACertificate() {
        refused(TlsPair.version(SERVER.needClientAuth(true), "TLSv1.2"), CLIENT, "Received fatal alert: ");
    }

    @Test
    void clientWithACertificateOfNobodyTrusted() {
        refused(TlsPair.version(SERVER.needClientAuth(true), "TLSv1.2"), as("other"), "Received fatal alert: ");
    }

    /** With TLS 1.3 a client is through before the server has seen its certificate. */
    @Async
    private static Coroutine<Throwable> failsToRead(TlsOptions client) throws IOException {
        Server listening = await(Streams.startServer(
                (reader, writer) -> {
                    throw new AssertionError("the handler must not be called");
                },
                "127.0.0.1",
                0,
                ServerOptions.DEFAULT.tls(SERVER.needClientAuth(true))));
        Connection connection =
                await(Streams.openConnection("localhost", listening.port(), ConnectOptions.DEFAULT.tls(client)));
        Throwable failure = await(TlsPair.error(connection.reader().read(1)));
        assertThat(await(TlsPair.error(connection.writer().waitClosed()))).isSameAs(failure);
        await(listening.closeAsync());
        return done(failure);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "other"})
    void clientOfTls13LearnsItWhenItReads(String name) {
        TlsOptions client = name.isEmpty() ? CLIENT : as(name);
        assertThat(Peer.run(told, Weft.async(() -> failsToRead(client))))
                .isInstanceOf(SSLException.class)
                .hasMessageContainingAll("The TLS connection with localhost:", "certificate");
        assertThat(told).isEmpty();
    }

    @Test
    void debugModeReportsWhoWasNotLetIn() {
        try (Runner runner = Runner.builder().debug(true).build()) {
            runner.loop().setExceptionHandler(told::add);
            runner.run(Weft.async(() -> failure(SERVER, trusting("client"))));
        }
        assertThat(told.messages()).containsExactly("Error on transport creation for incoming connection");
        assertThat((Throwable) told.get(0).get("exception"))
                .isInstanceOf(SSLHandshakeException.class)
                .hasMessageContaining("The peer does not");
    }

    // what is refused before

    @Async
    private static Coroutine<Void> unnamed() throws IOException {
        ConnectOptions options = ConnectOptions.DEFAULT.tls(CLIENT);
        assertThat(await(TlsPair.error(Streams.openUnixConnection(UnixDomainSocketAddress.of("/none"), options))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("You must set server_hostname when using ssl without a host");
        SocketChannel channel = SocketChannel.open();
        assertThat(await(TlsPair.error(Streams.openConnection(channel, options))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(channel.isOpen()).isFalse();
        return done();
    }

    @Test
    void clientWithoutANameToVerify() {
        Peer.run(told, Weft.async(TlsHandshakeTest::unnamed));
    }

    @Test
    void serverWithoutAContext() {
        assertThatThrownBy(() -> ServerOptions.DEFAULT.tls(TlsOptions.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Server side SSL needs a valid SSLContext");
    }

    @Test
    void limitsThatAreNone() {
        assertThatThrownBy(() -> CLIENT.handshakeTimeout(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("handshakeTimeout should be a positive number, got PT0S");
        assertThatThrownBy(() -> CLIENT.shutdownTimeout(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    // cancelled

    @Async
    private static Coroutine<Void> cancelledInTurn(int turns) throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Task<Connection> connects = createTask(
                    Streams.openConnection("127.0.0.1", silent.getLocalPort(), ConnectOptions.DEFAULT.tls(CLIENT)));
            for (int i = 0; i < turns; i++) {
                await(yieldNow());
            }
            connects.cancel();
            assertThat(await(TlsPair.error(connects))).isInstanceOf(CancelledError.class);
            try (Socket peer = await(toThread(silent::accept))) {
                await(toThread(() -> peer.getInputStream().readAllBytes())); // ends: this end was closed
            } catch (IOException e) {
                assertThat(e).hasMessageContaining("reset");
            }
        }
        return done();
    }

    /** In some turn of each it waits for the connection, for the protocol to be told, and for the handshake. */
    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6, 7, 8, 20})
    void cancelWhileConnecting(int turns) {
        Peer.run(told, Weft.async(() -> cancelledInTurn(turns)));
        assertThat(told).isEmpty();
    }
}
