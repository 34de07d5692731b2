// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.echo;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.net.Protocol;
import dev.weft.net.Server;
import dev.weft.net.ServerOptions;
import dev.weft.net.StreamReader;
import dev.weft.net.StreamWriter;
import dev.weft.net.Streams;
import dev.weft.net.Transport;
import dev.weft.net.Transports;
import dev.weft.sync.AsyncEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** The server: sends back what each connection sends, for as long as the peer reads it. */
final class EchoServer {
    private static final int BACKLOG = 1024;
    private static final int CHUNK = 64 * 1024;

    private final Options options;
    private final Consumer<String> notices;
    private final AsyncEvent stopped = new AsyncEvent();

    /** Where each message stands between its read and its write, of whatever connection: no other runs in between. */
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(CHUNK);

    private int port;

    /**
     * @param notices are told what the server's owner should know
     */
    EchoServer(Options options, Consumer<String> notices) {
        this.options = options;
        this.notices = notices;
    }

    /** Where it listens. */
    int port() {
        return port;
    }

    void stop() {
        stopped.set();
    }

    /**
     * Serves until {@link #stop}; connections may then end within the time allowed.
     *
     * @param ready is run once it listens
     */
    @Async
    Coroutine<Void> run(Runnable ready) throws IOException {
        try (Server server = await(listen())) {
            port = server.port();
            ready.run();
            notices.accept("ready on " + options.host() + ":" + port);
            await(stopped.await());
            server.stopServing();
            server.closeClients(); // what was received is sent back first
            await(server.closeAsync(options.grace()));
        }
        return done();
    }

    private Coroutine<Server> listen() throws IOException {
        ServerOptions how = ServerOptions.DEFAULT.backlog(BACKLOG);
        return switch (options.api()) {
            case STREAMS -> Streams.startServer(EchoServer::echo, options.host(), options.port(), how);
            case BUFFER -> Streams.startServer(this::echoFromBuffer, options.host(), options.port(), how);
            case PROTOCOL -> Transports.createServer(EchoProtocol::new, options.host(), options.port(), how);
        };
    }

    // region echo-streams
    @Async
    private static Coroutine<Void> echo(StreamReader reader, StreamWriter writer) {
        try (writer) {
            byte[] message = await(reader.read(CHUNK));
            while (message.length > 0) {
                writer.write(message);
                await(writer.drain());
                message = await(reader.read(CHUNK));
            }
        } catch (IOException e) {
            // the peer is gone
        }
        return done();
    }
    // endregion

    // region echo-buffer
    /** A read fills the buffer only as it ends, and a write has sent or copied it when it returns. */
    @Async
    private Coroutine<Void> echoFromBuffer(StreamReader reader, StreamWriter writer) {
        try (writer) {
            while (await(reader.readInto(buffer.clear())) >= 0) {
                writer.write(buffer.flip());
                await(writer.drain());
            }
        } catch (IOException e) {
            // the peer is gone
        }
        return done();
    }
    // endregion

    // region echo-protocol
    /** The same in callbacks: a transport tells its protocol when to stop writing, and here that stops reading. */
    private static final class EchoProtocol implements Protocol {
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
            transport.pauseReading();
        }

        @Override
        public void resumeWriting() {
            transport.resumeReading();
        }
    }
    // endregion
}
