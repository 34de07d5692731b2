// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weft.Async;
import dev.weft.AsyncCloseable;
import dev.weft.AsyncFunction;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.Runner;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** A connection over loopback, and a plain blocking socket at its other end, which tests use for what can't block there. */
final class Peer implements AsyncCloseable {

    /** What the loop's exception handler was told. */
    static final class Told extends ArrayList<Map<String, Object>> {
        private static final long serialVersionUID = 1L;

        List<String> messages() {
            return stream().map(context -> (String) context.get("message")).toList();
        }
    }

    final Connection connection;
    final Socket socket;

    private Peer(Connection connection, Socket socket) {
        this.connection = connection;
        this.socket = socket;
    }

    StreamReader reader() {
        return connection.reader();
    }

    StreamWriter writer() {
        return connection.writer();
    }

    static Coroutine<Peer> open() throws IOException {
        return open(ConnectOptions.DEFAULT);
    }

    /** Opens a connection whose peer has a small buffer, so that little is lost sight of in it. */
    @Async
    static Coroutine<Peer> open(ConnectOptions options) throws IOException {
        try (ServerSocket server = new ServerSocket()) {
            server.setReceiveBufferSize(16 * 1024);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            Connection connection = await(Streams.openConnection("127.0.0.1", server.getLocalPort(), options));
            return done(new Peer(connection, server.accept()));
        }
    }

    /** What a server has accepted. */
    private record Accepted(StreamReader reader, StreamWriter writer) implements Connection {}

    /** Opens a connection as {@link #open()} does, but from the peer to a server. */
    @Async
    private static Coroutine<Peer> accepted() throws IOException {
        Future<Connection> accepted = EventLoop.running().createFuture();
        Server server = await(Streams.startServer(
                (reader, writer) -> {
                    accepted.setResult(new Accepted(reader, writer));
                    return done();
                },
                "127.0.0.1",
                0));
        Socket socket = new Socket();
        socket.setReceiveBufferSize(16 * 1024);
        socket.connect(server.addresses().get(0));
        Connection connection = await(accepted);
        server.stopServing();
        return done(new Peer(connection, socket));
    }

    /** Runs a test with a peer on a loop whose exception handler must not be told anything. */
    static <T> T with(AsyncFunction<Peer, T> test) throws IOException {
        Told told = new Told();
        T result = with(told, test);
        if (!told.isEmpty()) {
            throw new AssertionError("reported: " + told);
        }
        return result;
    }

    /** Runs a test with a peer, and collects what the exception handler is told. */
    static <T> T with(Told told, AsyncFunction<Peer, T> test) throws IOException {
        return run(told, withPeer(open(), test));
    }

    /** As {@link #with(Told, AsyncFunction)}, at the server's end. */
    static <T> T withAccepted(Told told, AsyncFunction<Peer, T> test) throws IOException {
        return run(told, withPeer(accepted(), test));
    }

    /** Runs a coroutine, and collects what the exception handler is told. */
    static <T> T run(Told told, Coroutine<T> main) {
        try (Runner runner = Runner.builder().build()) {
            runner.loop().setExceptionHandler(told::add);
            return runner.run(main);
        }
    }

    @Async
    private static <T> Coroutine<T> withPeer(Coroutine<Peer> opening, AsyncFunction<Peer, T> test) throws IOException {
        try (Peer peer = await(opening)) {
            return done(await(call(test, peer)));
        }
    }

    private static <A, T> Coroutine<T> call(AsyncFunction<A, T> test, A argument) {
        try {
            return test.apply(argument);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    void send(String text) throws IOException {
        send(text.getBytes(UTF_8));
    }

    void send(byte[] data) throws IOException {
        socket.getOutputStream().write(data);
    }

    /** Sends the end of the stream. */
    void end() throws IOException {
        socket.shutdownOutput();
    }

    /** Breaks the connection: the other end's system is told that there is none. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Reads {@code n} bytes, which must be on their way. */
    String receive(int n) throws IOException {
        return new String(socket.getInputStream().readNBytes(n), UTF_8);
    }

    /** Waits, turn by turn, until {@code condition} holds. */
    @Async
    static Coroutine<Void> until(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            await(yieldNow());
        }
        return done();
    }

    @Async
    @Override
    public Coroutine<Void> closeAsync() {
        connection.writer().transport().abort();
        try {
            socket.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        await(until(() -> ((SocketTransport) connection.writer().transport()).isClosed()));
        return done();
    }
}
