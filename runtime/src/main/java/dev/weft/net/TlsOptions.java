// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * How a connection is to be encrypted: asyncio's {@code ssl}, {@code server_hostname}, {@code ssl_handshake_timeout} and
 * {@code ssl_shutdown_timeout}, and what Python says with its context. Immutable; each method that takes a value answers a
 * changed copy.
 *
 * <p>By default a client trusts whom the JVM trusts, and checks that the server's certificate is that of the host it connects to.
 */
public final class TlsOptions {

    /** What holds where nothing is said. */
    public static final TlsOptions DEFAULT = new TlsOptions();

    private SSLContext context;
    private String serverHostname;
    private boolean verifyHostname = true;
    private List<String> alpnProtocols = List.of();
    private boolean needClientAuth;
    private boolean wantClientAuth;
    private boolean requireCloseNotify;
    private Duration handshakeTimeout = Duration.ofSeconds(60);
    private Duration shutdownTimeout = Duration.ofSeconds(30);
    private Consumer<? super SSLParameters> parameters = unchanged -> {};

    private TlsOptions() {}

    private TlsOptions with(Consumer<TlsOptions> change) {
        TlsOptions copy = new TlsOptions();
        copy.context = context;
        copy.serverHostname = serverHostname;
        copy.verifyHostname = verifyHostname;
        copy.alpnProtocols = alpnProtocols;
        copy.needClientAuth = needClientAuth;
        copy.wantClientAuth = wantClientAuth;
        copy.requireCloseNotify = requireCloseNotify;
        copy.handshakeTimeout = handshakeTimeout;
        copy.shutdownTimeout = shutdownTimeout;
        copy.parameters = parameters;
        change.accept(copy);
        return copy;
    }

    /** With whose certificates are trusted, and which are this end's own. Null, the JVM's own context, is for clients only. */
    public TlsOptions context(SSLContext newContext) {
        return with(copy -> copy.context = newContext);
    }

    /**
     * For a client: with the name that the server is asked for (SNI), and that its certificate is to have. Null, the default,
     * is the host that the client connects to.
     */
    public TlsOptions serverHostname(String name) {
        return with(copy -> copy.serverHostname = name);
    }

    /**
     * For a client: with or without the check that the server's certificate is that of the host; with it by default. Without
     * it anybody who has any certificate that is trusted can pass for the server.
     */
    public TlsOptions verifyHostname(boolean on) {
        return with(copy -> copy.verifyHostname = on);
    }

    /** With protocols to agree on by ALPN, the best first; none by default. */
    public TlsOptions alpnProtocols(String... protocols) {
        List<String> names = List.of(protocols);
        return with(copy -> copy.alpnProtocols = names);
    }

    /** For a server: with or without refusing clients that have no certificate which is trusted; without by default. */
    public TlsOptions needClientAuth(boolean on) {
        return with(copy -> copy.needClientAuth = on);
    }

    /** For a server: with or without asking clients for a certificate, which they need not have; without by default. */
    public TlsOptions wantClientAuth(boolean on) {
        return with(copy -> copy.wantClientAuth = on);
    }

    /**
     * With or without an error where the peer's end comes without TLS's own end mark, close_notify; without by default, as in
     * asyncio. Who wants to know needs it where the end of the stream is what ends a message: it could be an attacker's.
     */
    public TlsOptions requireCloseNotify(boolean on) {
        return with(copy -> copy.requireCloseNotify = on);
    }

    /** With how long the handshake may take; 60 s by default. */
    public TlsOptions handshakeTimeout(Duration limit) {
        return with(copy -> copy.handshakeTimeout = positive("handshakeTimeout", limit));
    }

    /** With how long closing may take, until what is buffered is sent and the peer closes, too; 30 s by default. */
    public TlsOptions shutdownTimeout(Duration limit) {
        return with(copy -> copy.shutdownTimeout = positive("shutdownTimeout", limit));
    }

    /**
     * With a last word on each connection's parameters, as versions and cipher suites. It is called for each, on the loop's
     * thread, with what follows from the rest.
     */
    public TlsOptions parameters(Consumer<? super SSLParameters> change) {
        return with(copy -> copy.parameters = change);
    }

    private static Duration positive(String name, Duration limit) {
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException(name + " should be a positive number, got " + limit);
        }
        return limit;
    }

    /** Whose certificates are trusted, and which are this end's own; null for the JVM's context. */
    public SSLContext context() {
        return context;
    }

    /** The name that the server is asked for, and that its certificate is to have, or null. */
    public String serverHostname() {
        return serverHostname;
    }

    /** Whether the server's certificate has to be that of the host. */
    public boolean verifyHostname() {
        return verifyHostname;
    }

    /** The protocols to agree on, the best first. */
    public List<String> alpnProtocols() {
        return alpnProtocols;
    }

    /** Whether clients without a certificate are refused. */
    public boolean needClientAuth() {
        return needClientAuth;
    }

    /** Whether clients are asked for a certificate. */
    public boolean wantClientAuth() {
        return wantClientAuth;
    }

    /** Whether the peer's end without a close_notify is an error. */
    public boolean requireCloseNotify() {
        return requireCloseNotify;
    }

    /** How long the handshake may take. */
    public Duration handshakeTimeout() {
        return handshakeTimeout;
    }

    /** How long closing may take. */
    public Duration shutdownTimeout() {
        return shutdownTimeout;
    }

    /** What has the last word on a connection's parameters. */
    public Consumer<? super SSLParameters> parameters() {
        return parameters;
    }
}
