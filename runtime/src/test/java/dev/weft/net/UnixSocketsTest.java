// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.net.StreamReaderTest.error;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Weft;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class UnixSocketsTest {

    private final Peer.Told told = new Peer.Told();

    @TempDir
    private Path folder;

    private Path path() {
        return folder.resolve("s");
    }

    private UnixDomainSocketAddress address() {
        return UnixDomainSocketAddress.of(path());
    }

    @Async
    private static Coroutine<Void> shout(StreamReader reader, StreamWriter writer) throws IOException {
        try (writer) {
            writer.write(await(reader.readLine()).toUpperCase(Locale.ROOT));
        }
        return done();
    }

    @Async
    private static Coroutine<String> ask(UnixDomainSocketAddress address) throws IOException {
        try (Connection connection = await(Streams.openUnixConnection(address))) {
            assertThat(connection.writer().remoteAddress()).isEqualTo(address);
            connection.writer().write("hello\n");
            return done(await(connection.reader().readLine()));
        }
    }

    @Async
    private Coroutine<Void> serves() throws IOException {
        try (Server server = await(Streams.startUnixServer(UnixSocketsTest::shout, address()))) {
            assertThat(server.addresses()).containsExactly(address());
            assertThat(await(ask(address()))).isEqualTo("HELLO");
            Path file = Files.writeString(folder.resolve("file"), "content");
            try (Server files = await(Streams.startUnixServer(
                            (reader, writer) -> sendFile(writer, file),
                            UnixDomainSocketAddress.of(folder.resolve("f"))));
                    Connection connection =
                            await(Streams.openUnixConnection(UnixDomainSocketAddress.of(folder.resolve("f"))))) {
                assertThat(await(connection.reader().readLine())).isEqualTo("content");
            }
        }
        assertThat(path()).doesNotExist();
        assertThat(await(error(Streams.openUnixConnection(address()))))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining(path().toString());
        return done();
    }

    @Async
    private static Coroutine<Void> sendFile(StreamWriter writer, Path file) throws IOException {
        try (writer) {
            await(writer.sendFile(file, 0, Long.MAX_VALUE));
        }
        return done();
    }

    @Test
    void servesAndRemovesItsFile() throws IOException {
        Peer.run(told, serves());
        assertThat(told).isEmpty();
    }

    @Async
    private Coroutine<Void> replacesStale() throws IOException {
        ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address()).close();
        assertThat(path()).exists();
        Server first = await(Streams.startUnixServer(UnixSocketsTest::shout, address()));
        Files.delete(path());
        Server second = await(Streams.startUnixServer(UnixSocketsTest::shout, address()));
        await(first.closeAsync());
        assertThat(await(ask(address()))).isEqualTo("HELLO"); // the first has not removed the second's file
        await(second.closeAsync());
        assertThat(path()).doesNotExist();
        Files.writeString(path(), "not a socket");
        assertThat(await(error(Streams.startUnixServer(UnixSocketsTest::shout, address()))))
                .isInstanceOf(BindException.class);
        assertThat(path()).hasContent("not a socket");
        return done();
    }

    @Test
    void takesThePlaceOfASocketThatIsLeftAndOfNothingElse() throws IOException {
        Peer.run(told, replacesStale());
        assertThat(told).isEmpty();
    }

    @Async
    private Coroutine<Void> transports() throws IOException {
        Recorder serving = new Recorder();
        Recorder client = new Recorder();
        try (Server server = await(Transports.createUnixServer(() -> serving, address(), ServerOptions.DEFAULT))) {
            Transport transport =
                    await(Transports.createUnixConnection(() -> client, address(), ConnectOptions.DEFAULT));
            transport.write("x".getBytes(UTF_8));
            await(Peer.until(() -> serving.events.contains("data")));
            transport.close();
            await(serving.lost);
            await(client.lost);
            assertThat(serving.events).containsExactly("made", "data", "eof", "lost");
            assertThat(client.events).containsExactly("made", "lost");
            assertThat(server.isServing()).isTrue();
        }
        return done();
    }

    @Test
    void carriesProtocols() throws IOException {
        Peer.run(told, Weft.async(this::transports));
        assertThat(told).isEmpty();
    }
}
