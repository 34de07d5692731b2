// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import static dev.weft.Weft.allTasks;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.toThread;
import static dev.weft.Weft.yieldNow;
import static dev.weft.net.StreamReaderTest.error;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.Async;
import dev.weft.AsyncCallable;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.Task;
import dev.weft.Weft;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ServerTest {

    private final Peer.Told told = new Peer.Told();

    /** What handlers have done. */
    private final List<String> events = new ArrayList<>();

    private <T> T run(AsyncCallable<T> test) {
        return Peer.run(told, Weft.async(test));
    }

    /** Answers lines until the client has sent its last one. */
    @Async
    private Coroutine<Void> echo(StreamReader reader, StreamWriter writer) throws IOException {
        events.add("connected");
        try (writer) {
            for (String line : await(reader)) {
                await(writer.send((line + "\n").getBytes(UTF_8)));
            }
            events.add("end");
        } catch (CancelledError e) {
            events.add("cancelled");
            throw e;
        }
        return done();
    }

    private static Socket connect(Server server) throws IOException {
        return new Socket("127.0.0.1", server.port());
    }

    /** Waits until the peer of {@code client} has closed the connection, maybe without having read all. */
    @Async
    private static Coroutine<Void> isClosed(Socket client) {
        assertThat(await(toThread(() -> hasEnd(client)))).isTrue();
        return done();
    }

    private static boolean hasEnd(Socket client) {
        try {
            return client.getInputStream().read() == -1;
        } catch (IOException e) {
            return true;
        }
    }

    @Async
    private Coroutine<Void> serves() throws IOException {
        Server server = await(Streams.startServer(this::echo, "127.0.0.1", 0));
        assertThat(server.isServing()).isTrue();
        assertThat(server.addresses()).containsExactly(new InetSocketAddress("127.0.0.1", server.port()));
        int port = server.port();
        try (Connection connection = await(Streams.openConnection("127.0.0.1", port))) {
            connection.writer().write("hello\n");
            assertThat(await(connection.reader().readLine())).isEqualTo("hello");
            connection.writer().writeEof();
            assertThat(await(connection.reader().readLine())).isNull();
        }
        await(server.closeAsync());
        assertThat(server.isServing()).isFalse();
        assertThat(server.addresses()).isEmpty();
        assertThatThrownBy(server::port).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(server::startServing)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageEndingWith("is closed");
        assertThat(await(error(Streams.openConnection("127.0.0.1", port))))
                .isInstanceOf(ConnectException.class)
                .hasMessage("Connect call failed (/127.0.0.1:" + port + "): Connection refused");
        await(server.closeAsync());
        await(server.waitClosed());
        return done();
    }

    @Test
    void servesUntilItIsClosed() {
        run(this::serves);
        assertThat(events).containsExactly("connected", "end");
        assertThat(told).isEmpty();
    }

    @Async
    private Coroutine<Void> startsLater() throws IOException {
        Server server =
                await(Streams.startServer(this::echo, "127.0.0.1", 0, ServerOptions.DEFAULT.startServing(false)));
        assertThat(server.isServing()).isFalse();
        try (Socket client = connect(server)) {
            for (int i = 0; i < 5; i++) {
                await(yieldNow());
            }
            assertThat(events).isEmpty();
            server.startServing();
            server.startServing();
            await(Peer.until(() -> !events.isEmpty()));
        }
        await(server.closeAsync());
        return done();
    }

    @Test
    void startsServingWhenItIsTold() {
        run(this::startsLater);
        assertThat(told).isEmpty();
    }

    /** Closing waits for the connection that is open, and only then for no more. */
    @Async
    private Coroutine<Void> waitsForClients() throws IOException {
        Server server = await(Streams.startServer(this::echo, "127.0.0.1", 0));
        Socket client = connect(server);
        await(Peer.until(() -> !events.isEmpty()));
        Task<Void> closing = createTask(server.closeAsync().toCoroutine());
        Task<Void> waiting = createTask(server.waitClosed().toCoroutine());
        for (int i = 0; i < 5; i++) {
            await(yieldNow());
        }
        assertThat(closing.isDone() || waiting.isDone()).isFalse();
        closing.cancel(); // one that waits is no other's concern
        client.close();
        await(waiting);
        assertThat(closing.isCancelled()).isTrue();
        assertThat(allTasks()).containsExactly(Weft.currentTask());
        return done();
    }

    @Test
    void closeWaitsForConnections() {
        run(this::waitsForClients);
        assertThat(events).containsExactly("connected", "end");
        assertThat(told).isEmpty();
    }

    @Async
    private Coroutine<Void> closesWithGrace(Duration grace, boolean stuck) throws IOException {
        Server server = await(Streams.startServer(stuck ? this::stuck : this::echo, "127.0.0.1", 0));
        try (Socket client = connect(server);
                Socket other = connect(server)) {
            await(Peer.until(() -> events.size() == 2));
            await(server.closeAsync(grace));
            assertThat(allTasks()).containsExactly(Weft.currentTask());
            await(isClosed(client));
            await(isClosed(other));
        }
        return done();
    }

    @Async
    private Coroutine<Void> stuck(StreamReader reader, StreamWriter writer) {
        events.add("connected");
        try {
            await(sleep(Duration.ofDays(1)));
        } finally {
            await(yieldNow());
            events.add("cancelled");
        }
        return done();
    }

    @Test
    void graceIsOverForConnectionsThatStay() {
        run(() -> closesWithGrace(Duration.ofMillis(20), false));
        assertThat(events).hasSize(4).startsWith("connected", "connected");
        assertThat(told).isEmpty();
    }

    @Test
    void handlersThatAreStuckAreCancelledWhenTheGraceIsOver() {
        run(() -> closesWithGrace(Duration.ZERO, true));
        assertThat(events).containsExactly("connected", "connected", "cancelled", "cancelled");
        assertThat(told).isEmpty();
    }

    @Async
    private Coroutine<Void> endsClients(boolean abort) throws IOException {
        Server server = await(Streams.startServer(this::echo, "127.0.0.1", 0));
        Server another = await(Streams.startServer(this::echo, "127.0.0.1", 0));
        try (Socket client = connect(server);
                Socket other = connect(another)) {
            await(Peer.until(() -> events.size() == 2));
            if (abort) {
                server.abortClients();
            } else {
                server.closeClients();
            }
            await(Peer.until(() -> events.size() == 3));
            await(isClosed(client));
            assertThat(server.isServing()).isTrue();
        }
        await(server.closeAsync());
        await(another.closeAsync());
        return done();
    }

    @Test
    void clientsOfOneServerCanBeClosed() {
        run(() -> endsClients(false));
        events.clear();
        run(() -> endsClients(true));
        assertThat(told).isEmpty();
    }

    @Async
    private Coroutine<Void> servesForever() throws IOException {
        Server server =
                await(Streams.startServer(this::echo, "127.0.0.1", 0, ServerOptions.DEFAULT.startServing(false)));
        Task<Void> serving = createTask(server.serveForever());
        await(yieldNow());
        assertThat(server.isServing()).isTrue();
        assertThat(await(error(server.serveForever())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageEndingWith("is already being awaited on serve_forever()");
        try (Socket client = connect(server)) {
            await(Peer.until(() -> !events.isEmpty()));
            serving.cancel();
            assertThat(await(error(serving))).isInstanceOf(CancelledError.class);
            await(isClosed(client));
        }
        assertThat(server.isServing()).isFalse();
        assertThat(await(error(server.serveForever()))).hasMessageEndingWith("is closed");
        Server second = await(Streams.startServer(this::echo, "127.0.0.1", 0));
        serving = createTask(second.serveForever());
        await(yieldNow());
        await(second.closeAsync());
        assertThat(await(error(serving))).isInstanceOf(CancelledError.class);
        return done();
    }

    @Test
    void servingForeverEndsWithTheServerAndTheServerWithIt() {
        run(this::servesForever);
        assertThat(told).isEmpty();
    }

    @Async
    private Coroutine<Void> failing(StreamReader reader, StreamWriter writer) throws IOException {
        events.add("connected");
        await(reader.read(1));
        throw new IOException("in the handler");
    }

    private static Coroutine<Void> failsAtOnce(StreamReader reader, StreamWriter writer) throws IOException {
        throw new IOException("in the handler");
    }

    @Async
    private Coroutine<Void> handlersFail(Streams.Handler handler) throws IOException {
        Server server = await(Streams.startServer(handler, "127.0.0.1", 0));
        try (Socket client = connect(server)) {
            client.getOutputStream().write(1);
            await(Peer.until(() -> !told.isEmpty()));
            await(isClosed(client));
        }
        await(server.closeAsync());
        return done();
    }

    @Test
    void handlerThatFailsIsReportedAndItsConnectionClosed() {
        for (Streams.Handler handler : List.<Streams.Handler>of(this::failing, ServerTest::failsAtOnce)) {
            told.clear();
            run(() -> handlersFail(handler));
            assertThat(told.messages()).containsExactly("Unhandled exception in client_connected_cb");
            assertThat(told.get(0)).containsKey("transport");
            assertThat((Throwable) told.get(0).get("exception")).hasMessage("in the handler");
        }
        told.clear();
        run(() -> handlersFail((reader, writer) -> null));
        assertThat(told.messages()).containsExactly("Unhandled exception in client_connected_cb");
    }

    @Async
    private Coroutine<Void> cancelsHandler() throws IOException {
        Future<Task<?>> handling = EventLoop.running().createFuture();
        Server server = await(Streams.startServer(
                (reader, writer) -> {
                    Coroutine<Void> echo = echo(reader, writer);
                    EventLoop.running().callSoon(() -> handling.setResult(null));
                    return echo;
                },
                "127.0.0.1",
                0));
        try (Socket client = connect(server)) {
            await(handling);
            await(Peer.until(() -> !events.isEmpty()));
            allTasks().stream().filter(task -> task != Weft.currentTask()).forEach(Task::cancel);
            await(Peer.until(() -> allTasks().size() == 1));
            await(isClosed(client));
        }
        await(server.closeAsync());
        return done();
    }

    @Test
    void handlerThatIsCancelledClosesItsConnection() {
        run(this::cancelsHandler);
        assertThat(events).containsExactly("connected", "cancelled");
        assertThat(told).isEmpty();
    }

    @Async
    private Coroutine<Void> listens() throws IOException {
        Server first = await(Streams.startServer(this::echo, "127.0.0.1", 0));
        assertThat(await(error(Streams.startServer(this::echo, "127.0.0.1", first.port()))))
                .isInstanceOf(BindException.class)
                .hasMessage("error while attempting to bind on address /127.0.0.1:" + first.port()
                        + ": Address already in use");
        await(first.closeAsync());
        Server again = await(Streams.startServer(this::echo, "127.0.0.1", 0));
        await(again.closeAsync());
        Server all = await(Streams.startServer(this::echo, null, 0));
        connect(all).close();
        await(all.closeAsync());
        Server named = await(Streams.startServer(this::echo, "localhost", 0));
        assertThat(named.addresses()).isNotEmpty();
        for (SocketAddress address : named.addresses()) {
            assertThat(((InetSocketAddress) address).getPort()).isEqualTo(named.port());
        }
        await(named.closeAsync());
        assertThat(await(error(Streams.startServer(this::echo, "no.such.host.invalid", 0))))
                .isInstanceOf(UnknownHostException.class);
        assertThat(await(error(Streams.startServer(this::echo, "127.0.0.1", 70_000))))
                .isInstanceOf(IllegalArgumentException.class);
        return done();
    }

    @Test
    void listensWhereItIsToldAndSaysWhyItCannot() {
        run(this::listens);
        assertThat(told).isEmpty();
    }

    /** A connection that was accepted, and has not been handled, when the server stops. */
    @Async
    private Coroutine<Void> stopsWhileAccepting() throws IOException {
        Server server = await(Streams.startServer(this::echo, "127.0.0.1", 0));
        List<Socket> clients = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            clients.add(connect(server));
        }
        await(yieldNow());
        await(server.closeAsync(Duration.ZERO));
        for (Socket client : clients) {
            client.close();
        }
        return done();
    }

    @Test
    void stopsBetweenAcceptAndHandler() {
        run(this::stopsWhileAccepting);
        assertThat(told).isEmpty();
    }
}
