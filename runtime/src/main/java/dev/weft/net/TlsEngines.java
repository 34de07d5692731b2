// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.toThread;

import dev.weft.Async;
import dev.weft.Coroutine;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/** Makes engines as options say. */
final class TlsEngines {

    private TlsEngines() {}

    /**
     * A client's options with all that it needs: the JVM's context if there is none, which takes a file to read and so a
     * thread, and {@code host} as the server's name.
     *
     * @param host where it connects to; null if that has no name
     */
    @Async
    static Coroutine<TlsOptions> complete(TlsOptions options, String host) {
        TlsOptions complete = options.serverHostname() == null ? options.serverHostname(host) : options;
        if (complete.serverHostname() == null && complete.verifyHostname()) {
            throw new IllegalArgumentException(
                    "You must set server_hostname when using ssl without a host: tell TlsOptions the serverHostname"
                            + " that the certificate is to have, or not to verify it (verifyHostname(false))");
        }
        return done(complete.context() == null ? complete.context(await(toThread(SSLContext::getDefault))) : complete);
    }

    /** The same for options that may want no TLS. */
    @Async
    static Coroutine<ConnectOptions> complete(ConnectOptions options, String host) {
        return done(options.tls() == null ? options : options.tls(await(complete(options.tls(), host))));
    }

    /** A server's options, if they have what it needs. */
    static TlsOptions checkServer(TlsOptions options) {
        if (options.context() == null) {
            throw new IllegalArgumentException("Server side SSL needs a valid SSLContext: one with the server's"
                    + " certificate and key, told to TlsOptions.context");
        }
        return options;
    }

    /** A client's; the options are complete. */
    static SSLEngine client(TlsOptions options, int port) {
        String name = options.serverHostname();
        SSLEngine engine = name == null
                ? options.context().createSSLEngine()
                : options.context().createSSLEngine(name, port);
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        if (options.verifyHostname()) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        if (name != null && !Resolver.isLiteral(name)) {
            parameters.setServerNames(
                    List.of(new SNIHostName(name.endsWith(".") ? name.substring(0, name.length() - 1) : name)));
        }
        return configured(engine, parameters, options);
    }

    /** A server's. */
    static SSLEngine server(TlsOptions options) {
        SSLEngine engine = options.context().createSSLEngine();
        engine.setUseClientMode(false);
        SSLParameters parameters = engine.getSSLParameters();
        if (options.wantClientAuth()) {
            parameters.setWantClientAuth(true);
        }
        if (options.needClientAuth()) {
            parameters.setNeedClientAuth(true);
        }
        return configured(engine, parameters, options);
    }

    private static SSLEngine configured(SSLEngine engine, SSLParameters parameters, TlsOptions options) {
        parameters.setApplicationProtocols(options.alpnProtocols().toArray(new String[0]));
        options.parameters().accept(parameters);
        engine.setSSLParameters(parameters);
        return engine;
    }
}
