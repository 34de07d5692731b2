// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.Async;
import dev.weft.Coroutine;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams over TLS, this process at both ends. */
@Timeout(60)
class TlsStreamsTest {

    private final Peer.Told told = new Peer.Told();

    static TlsOptions version(TlsOptions options, String version) {
        return options.parameters(parameters -> parameters.setProtocols(new String[] {version}));
    }

    static final TlsOptions SERVER = TlsOptions.DEFAULT.context(Certificates.context("localhost", "client"));
    static final TlsOptions CLIENT = TlsOptions.DEFAULT.context(Certificates.context(null, "localhost"));

    @Async
    private static Coroutine<Void> echo(StreamReader reader, StreamWriter writer) throws IOException {
        try {
            while (true) {
                byte[] data = await(reader.read(100_000));
                if (data.length == 0) {
                    return done();
                }
                await(writer.send(data));
            }
        } finally {
            await(writer.closeAsync());
        }
    }

    @Async
    private static Coroutine<Void> talks(String version) throws IOException {
        Server server = await(Streams.startServer(
                TlsStreamsTest::echo, "127.0.0.1", 0, ServerOptions.DEFAULT.tls(version(SERVER, version))));
        try (Connection connection = await(Streams.openConnection(
                "localhost", server.port(), ConnectOptions.DEFAULT.tls(version(CLIENT, version))))) {
            connection.writer().write("ping\n");
            assertThat(await(connection.reader().readLine())).isEqualTo("ping");
            assertThat(connection.writer().transport().extraInfo("cipher").toString()).startsWith("TLS_");
        }
        await(server.closeAsync());
        return done();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void talk(String version) throws IOException {
        Peer.run(told, talks(version));
        assertThat(told).isEmpty();
    }
}
