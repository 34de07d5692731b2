// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.docs;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.net.ConnectOptions;
import dev.weft.net.Server;
import dev.weft.net.ServerOptions;
import dev.weft.net.StreamReader;
import dev.weft.net.StreamWriter;
import dev.weft.net.Streams;
import dev.weft.net.TlsOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;

/** What docs/guide/tls.md shows. */
final class TlsGuide {

    private TlsGuide() {}

    // region tls-context
    static SSLContext context(Path file, char[] password) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(file.toFile(), password);
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(store, password); // what this end shows
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(store); // whom it trusts
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }
    // endregion

    // region tls-echo
    @Async
    static Coroutine<Void> echo(StreamReader reader, StreamWriter writer) throws IOException {
        for (String line : await(reader)) {
            writer.write(line + "\n");
            await(writer.drain());
        }
        await(writer.closeAsync());
        return done();
    }

    @Async
    static Coroutine<Void> serveAndAsk(SSLContext context) throws IOException {
        TlsOptions tls = TlsOptions.DEFAULT.context(context);
        Server server = await(Streams.startServer(TlsGuide::echo, "localhost", 0, ServerOptions.DEFAULT.tls(tls)));
        var options = ConnectOptions.DEFAULT.tls(tls);
        try (var connection = await(Streams.openConnection("localhost", server.port(), options))) {
            connection.writer().write("hello\n");
            System.out.println(await(connection.reader().readLine()));
        }
        await(server.closeAsync());
        return done();
    }
    // endregion

    // region tls-who
    @Async
    static Coroutine<Void> greet(StreamReader reader, StreamWriter writer) throws IOException {
        var client = (X509Certificate) writer.transport().extraInfo("peercert"); // null if it has shown none
        writer.write("hello " + client.getSubjectX500Principal().getName() + "\n");
        await(writer.closeAsync());
        return done();
    }
    // endregion

    @Async
    static Coroutine<Void> serveKnownClients(SSLContext context) throws IOException {
        // region tls-need
        TlsOptions tls = TlsOptions.DEFAULT.context(context).alpnProtocols("greeting/1");
        ServerOptions known = ServerOptions.DEFAULT.tls(tls.needClientAuth(true));
        Server server = await(Streams.startServer(TlsGuide::greet, "localhost", 0, known));
        // endregion
        var options = ConnectOptions.DEFAULT.tls(tls);
        try (var connection = await(Streams.openConnection("localhost", server.port(), options))) {
            System.out.println(await(connection.reader().readLine()));
            System.out.println(connection.writer().transport().extraInfo("selected_alpn_protocol"));
        }
        await(server.closeAsync());
        return done();
    }

    // region tls-start
    @Async
    static Coroutine<Void> serveMail(StreamReader reader, StreamWriter writer, TlsOptions tls) throws IOException {
        for (String command = await(reader.readLine()); command != null; command = await(reader.readLine())) {
            if (command.equals("STARTTLS")) {
                writer.write("220 go ahead\n");
                await(writer.startTls(tls)); // reader and writer go on, encrypted
            } else {
                writer.write("250 " + command + "\n");
            }
        }
        await(writer.closeAsync());
        return done();
    }

    @Async
    static Coroutine<Void> sendMail(int port, TlsOptions tls) throws IOException {
        try (var connection = await(Streams.openConnection("localhost", port))) {
            connection.writer().write("STARTTLS\n");
            System.out.println(await(connection.reader().readLine()));
            await(connection.writer().startTls(tls.serverHostname("localhost")));
            connection.writer().write("MAIL\n");
            System.out.println(await(connection.reader().readLine()));
        }
        return done();
    }
    // endregion

    @Async
    static Coroutine<Void> mail(SSLContext context) throws IOException {
        TlsOptions tls = TlsOptions.DEFAULT.context(context);
        Server server = await(Streams.startServer((reader, writer) -> serveMail(reader, writer, tls), "localhost", 0));
        await(sendMail(server.port(), tls));
        await(server.closeAsync());
        return done();
    }

    // region tls-refused
    @Async
    static Coroutine<Void> ask(int port) throws IOException {
        try (var connection =
                await(Streams.openConnection("localhost", port, ConnectOptions.DEFAULT.tls(TlsOptions.DEFAULT)))) {
            System.out.println(await(connection.reader().readLine()));
        } catch (SSLHandshakeException e) {
            System.out.println(e.getMessage());
        }
        return done();
    }
    // endregion

    @Async
    static Coroutine<Void> refused(SSLContext context) throws IOException {
        TlsOptions tls = TlsOptions.DEFAULT.context(context);
        Server server = await(Streams.startServer(TlsGuide::echo, "localhost", 0, ServerOptions.DEFAULT.tls(tls)));
        await(ask(server.port()));
        await(server.closeAsync());
        return done();
    }
}
