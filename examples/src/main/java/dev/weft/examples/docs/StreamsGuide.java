// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.docs;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.waitFor;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.TaskGroup;
import dev.weft.net.ConnectOptions;
import dev.weft.net.Connection;
import dev.weft.net.Datagrams;
import dev.weft.net.LimitOverrunException;
import dev.weft.net.Protocol;
import dev.weft.net.ServerOptions;
import dev.weft.net.StreamReader;
import dev.weft.net.StreamWriter;
import dev.weft.net.Streams;
import dev.weft.net.Transport;
import dev.weft.net.Transports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeoutException;

/** What docs/guide/streams.md shows. */
final class StreamsGuide {

    private StreamsGuide() {}

    // region streams-client
    @Async
    static Coroutine<String> ask(String host, int port, String question) throws IOException {
        try (var connection = await(Streams.openConnection(host, port))) {
            await(connection.writer().send((question + "\n").getBytes(UTF_8)));
            return done(await(connection.reader().readLine()));
        }
    }
    // endregion

    // region streams-server
    @Async
    static Coroutine<Void> answer(StreamReader reader, StreamWriter writer) throws IOException {
        try (writer) {
            for (String question : await(reader)) {
                await(writer.send((question.toUpperCase(Locale.ROOT) + "\n").getBytes(UTF_8)));
            }
        }
        return done();
    }
    // endregion

    @Async
    static Coroutine<Void> serve() throws IOException {
        // region streams-serve
        try (var server = await(Streams.startServer(StreamsGuide::answer, "127.0.0.1", 0))) {
            System.out.println(await(ask("127.0.0.1", server.port(), "hello")));
        }
        // endregion
        return done();
    }

    // region streams-relay
    /** Copies one direction, and passes its end on; the other direction lives on. */
    @Async
    static Coroutine<Void> copy(StreamReader from, StreamWriter to) throws IOException {
        for (byte[] block = await(from.read(65_536)); block.length > 0; block = await(from.read(65_536))) {
            await(to.send(block)); // waits while that side is slow; no more is read meanwhile
        }
        to.writeEof();
        return done();
    }

    @Async
    static Coroutine<Void> relay(StreamReader reader, StreamWriter writer, int port) throws IOException {
        try (writer;
                var upstream = await(Streams.openConnection("127.0.0.1", port));
                var both = new TaskGroup()) {
            both.createTask(copy(reader, upstream.writer()));
            both.createTask(copy(upstream.reader(), writer));
        }
        return done();
    }
    // endregion

    @Async
    static Coroutine<Void> relayed() throws IOException {
        try (var server = await(Streams.startServer(StreamsGuide::answer, "127.0.0.1", 0));
                var relay = await(Streams.startServer(
                        (reader, writer) -> relay(reader, writer, server.port()), "127.0.0.1", 0))) {
            System.out.println(await(ask("127.0.0.1", relay.port(), "through a relay")));
        }
        return done();
    }

    // region streams-limit
    @Async
    static Coroutine<Void> shortLines(StreamReader reader, StreamWriter writer) throws IOException {
        try (writer) {
            try {
                String line = await(waitFor(reader.readLine(), Duration.ofSeconds(30)));
                writer.write("thanks for " + line + "\n");
            } catch (LimitOverrunException e) {
                writer.write("too long\n");
            } catch (TimeoutException e) {
                writer.write("too slow\n");
            }
        }
        return done();
    }
    // endregion

    @Async
    static Coroutine<Void> limits() throws IOException {
        // region streams-options
        var options = ServerOptions.DEFAULT.limit(1000).backlog(500).keepAlive(true);
        try (var server = await(Streams.startServer(StreamsGuide::shortLines, "127.0.0.1", 0, options))) {
            System.out.println(await(ask("127.0.0.1", server.port(), "a line")));
            System.out.println(await(ask("127.0.0.1", server.port(), "x".repeat(2000))));
        }
        // endregion
        return done();
    }

    // region streams-file
    @Async
    static Coroutine<Void> download(StreamReader reader, StreamWriter writer) throws IOException {
        try (writer) {
            Path file = Path.of(await(reader.readLine()));
            writer.write(Files.size(file) + "\n");
            await(writer.sendFile(file, 0, Long.MAX_VALUE)); // to its end
        }
        return done();
    }
    // endregion

    // region streams-into
    @Async
    static Coroutine<Long> count(StreamReader reader) throws IOException {
        var buffer = ByteBuffer.allocateDirect(65_536);
        long bytes = 0;
        for (int n = await(reader.readInto(buffer)); n >= 0; n = await(reader.readInto(buffer.clear()))) {
            bytes += n;
        }
        return done(bytes);
    }
    // endregion

    @Async
    static Coroutine<Void> file(Path file) throws IOException {
        try (var server = await(Streams.startServer(StreamsGuide::download, "127.0.0.1", 0));
                Connection connection =
                        await(Streams.openConnection("127.0.0.1", server.port(), ConnectOptions.DEFAULT.limit(4096)))) {
            await(connection.writer().send((file + "\n").getBytes(UTF_8)));
            System.out.println(await(connection.reader().readLine()) + " announced");
            System.out.println(await(count(connection.reader())) + " received");
        }
        return done();
    }

    @Async
    static Coroutine<Void> unix(Path path) throws IOException {
        // region streams-unix
        var address = UnixDomainSocketAddress.of(path);
        try (var server = await(Streams.startUnixServer(StreamsGuide::answer, address));
                var connection = await(Streams.openUnixConnection(address))) {
            connection.writer().write("over a path\n");
            System.out.println(await(connection.reader().readLine()));
        }
        // endregion
        return done();
    }

    @Async
    static Coroutine<Void> datagrams() throws IOException {
        // region streams-datagrams
        try (var server = await(Datagrams.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), null));
                var client = await(Datagrams.open(null, server.localAddress()))) {
            await(client.send("ping".getBytes(UTF_8)));
            var packet = await(server.receive());
            await(server.send("pong".getBytes(UTF_8), packet.sender()));
            System.out.println(new String(await(client.receive()).data(), UTF_8));
        }
        // endregion
        return done();
    }

    // region streams-protocol
    /** Sends back what comes, from the loop's own callbacks: no task, no buffer. */
    static final class Echo implements Protocol {
        private Transport transport;

        @Override
        public void connectionMade(Transport made) {
            transport = made;
        }

        @Override
        public void dataReceived(ByteBuffer data) {
            transport.write(data);
        }

        @Override
        public void pauseWriting() {
            transport.pauseReading(); // the peer does not take what it is sent
        }

        @Override
        public void resumeWriting() {
            transport.resumeReading();
        }
    }
    // endregion

    @Async
    static Coroutine<Void> protocol() throws IOException {
        try (var server = await(Transports.createServer(Echo::new, "127.0.0.1", 0, ServerOptions.DEFAULT))) {
            System.out.println(await(ask("127.0.0.1", server.port(), "back")));
        }
        return done();
    }
}
