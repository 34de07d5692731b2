// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import static dev.weft.Weft.allTasks;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.toThread;
import static dev.weft.Weft.yieldNow;
import static dev.weft.net.StreamReaderTest.error;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.Async;
import dev.weft.AsyncFunction;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.Task;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Peers that break off, hang, or are slow. */
@Timeout(60)
class FaultsTest {

    private final Peer.Told told = new Peer.Told();

    /** The states in which a peer breaks off; each leaves a task to wait for, or null. */
    private static final Map<String, AsyncFunction<Peer, Task<?>>> STATES = Map.of(
            "idle", peer -> done(null),
            "reading", peer -> started(peer.reader().readExactly(10).toCoroutine()),
            "reading into",
                    peer -> started(
                            peer.reader().readInto(ByteBuffer.allocate(10)).toCoroutine()),
            "paused", FaultsTest::pause,
            "writing", FaultsTest::writes,
            "draining", FaultsTest::drains,
            "ended", FaultsTest::ends,
            "ended by the peer", FaultsTest::endsByPeer,
            "closing", FaultsTest::closes);

    @Async
    private static Coroutine<Task<?>> started(Coroutine<?> coroutine) {
        Task<?> task = createTask(coroutine);
        await(yieldNow());
        return done(task);
    }

    @Async
    private static Coroutine<Task<?>> pause(Peer peer) throws IOException {
        peer.writer().transport().pauseReading();
        await(yieldNow());
        return started(peer.reader().read(1).toCoroutine());
    }

    @Async
    private static Coroutine<Task<?>> writes(Peer peer) {
        StreamWriterTest.fill(peer.writer());
        return done(null);
    }

    @Async
    private static Coroutine<Task<?>> drains(Peer peer) throws IOException {
        StreamWriterTest.fill(peer.writer());
        peer.writer().transport().setWriteBufferLimits(1);
        return started(peer.writer().drain().toCoroutine());
    }

    @Async
    private static Coroutine<Task<?>> ends(Peer peer) throws IOException {
        peer.writer().writeEof();
        return started(peer.reader().read(1).toCoroutine());
    }

    @Async
    private static Coroutine<Task<?>> endsByPeer(Peer peer) throws IOException {
        peer.end();
        assertThat(await(peer.reader().read(1))).isEmpty();
        StreamWriterTest.fill(peer.writer());
        return done(null);
    }

    @Async
    private static Coroutine<Task<?>> closes(Peer peer) {
        StreamWriterTest.fill(peer.writer());
        return started(peer.writer().closeAsync().toCoroutine());
    }

    @Async
    private static Coroutine<Void> breaksOff(Peer peer, String state) throws Exception {
        Task<?> waiting = await(STATES.get(state).apply(peer));
        assertThat(waiting == null || !waiting.isDone()).isTrue();
        peer.reset();
        if (state.equals("paused")) {
            assertThat(peer.writer().isClosing()).isFalse();
            peer.writer().transport().resumeReading();
        }
        await(Peer.until(peer.writer()::isClosing));
        Throwable thrown = waiting == null ? null : await(error(waiting));
        Throwable lost = await(error(peer.writer().waitClosed()));
        assertThat(lost).isInstanceOf(IOException.class);
        if (waiting != null) {
            assertThat(thrown).isSameAs(lost);
        }
        assertThat(await(error(peer.reader().read(1)))).isSameAs(lost);
        await(peer.writer().closeAsync());
        return done();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "idle",
                "reading",
                "reading into",
                "paused",
                "writing",
                "draining",
                "ended",
                "ended by the peer",
                "closing"
            })
    void resetInEveryState(String state) throws IOException {
        Peer.with(told, peer -> breaksOff(peer, state));
        Peer.withAccepted(told, peer -> breaksOff(peer, state));
        assertThat(told).isEmpty();
    }

    /** In each turn that connecting takes, and after it. */
    @Async
    private static Coroutine<Void> resetsWhileConnecting() throws IOException {
        for (int turns = 0; turns < 6; turns++) {
            try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
                Task<Connection> connecting = createTask(Streams.openConnection("127.0.0.1", server.getLocalPort()));
                Socket accepted = await(toThread(server::accept));
                for (int i = 0; i < turns; i++) {
                    await(yieldNow());
                }
                accepted.setSoLinger(true, 0);
                accepted.close();
                Throwable refused = await(error(connecting));
                if (refused == null) {
                    Connection connection = connecting.result();
                    assertThat(await(error(connection.reader().read(1)))).isInstanceOf(IOException.class);
                    await(connection.closeAsync());
                } else {
                    assertThat(refused).isInstanceOf(IOException.class);
                }
            }
        }
        assertThat(allTasks()).containsExactly(currentTask());
        return done();
    }

    @Test
    void serverThatIsGoneWhenTheClientIsConnected() throws IOException {
        Peer.run(told, resetsWhileConnecting());
        assertThat(told).isEmpty();
    }

    @Async
    private static Coroutine<Void> resetsBeforeHandler(StreamReader reader, StreamWriter writer) throws IOException {
        try (writer) {
            await(reader.readAll());
        } catch (IOException e) {
            // reset
        }
        return done();
    }

    /** Connections that are broken before they are accepted, or right after. */
    @Async
    private static Coroutine<Void> resetsAtOnce() throws IOException {
        try (Server server = await(Streams.startServer(FaultsTest::resetsBeforeHandler, "127.0.0.1", 0))) {
            for (int turns = 0; turns < 6; turns++) {
                Socket client = new Socket("127.0.0.1", server.port());
                for (int i = 0; i < turns; i++) {
                    await(yieldNow());
                }
                client.setSoLinger(true, 0);
                client.close();
            }
            try (Connection connection = await(Streams.openConnection("127.0.0.1", server.port()))) {
                connection.writer().writeEof();
                assertThat(await(connection.reader().readAll())).isEmpty();
            }
        }
        assertThat(allTasks()).containsExactly(currentTask());
        return done();
    }

    @Test
    void clientsThatAreGoneWhenTheyAreAcceptedHarmNobody() throws IOException {
        Peer.run(told, resetsAtOnce());
        assertThat(told).isEmpty();
    }

    @Async
    private static Coroutine<Void> readSlowly(Peer peer) throws IOException {
        byte[] data = new byte[3000];
        Arrays.fill(data, (byte) 'x');
        for (int i = 0; i < 1000; i++) {
            peer.writer().write(data);
        }
        Task<Void> closing = createTask(peer.writer().closeAsync().toCoroutine());
        InputStream input = peer.socket.getInputStream();
        int received = await(toThread(() -> {
            int n = 0;
            for (int i = 0; i < 20_000 && input.read() == 'x'; i++) {
                n++;
            }
            return n + input.readAllBytes().length;
        }));
        assertThat(received).isEqualTo(3_000_000);
        await(closing);
        return done();
    }

    @Test
    void peerThatReadsByteByByteGetsAll() throws IOException {
        Peer.with(FaultsTest::readSlowly);
    }

    /** The peer has ended its half, and this end goes on to send: a half-open connection. */
    @Async
    private static Coroutine<Void> halfOpen(Peer peer) throws IOException {
        peer.send("question");
        peer.end();
        assertThat(await(peer.reader().readAll())).isEqualTo("question".getBytes(UTF_8));
        assertThat(peer.writer().isClosing()).isFalse();
        await(peer.writer().send("answer".getBytes(UTF_8)));
        assertThat(peer.receive(6)).isEqualTo("answer");
        return done();
    }

    @Test
    void peerThatHasEndedItsHalfStillGetsAnswers() throws IOException {
        Peer.with(FaultsTest::halfOpen);
    }

    @Async
    private static Coroutine<Void> hang(StreamReader reader, StreamWriter writer) throws IOException {
        try (writer) {
            await(reader.read(1));
        }
        return done();
    }

    /** Closing a server is cancelled while it waits, and once more while it ends what is left. */
    @Async
    private static Coroutine<Void> cancelsServerClose() throws IOException {
        Server server = await(Streams.startServer(FaultsTest::hang, "127.0.0.1", 0));
        try (Socket client = new Socket("127.0.0.1", server.port())) {
            await(Peer.until(() -> allTasks().size() == 2));
            Task<Void> closing =
                    createTask(server.closeAsync(Duration.ofDays(1)).toCoroutine());
            await(yieldNow());
            await(yieldNow());
            closing.cancel();
            assertThat(await(error(closing))).isInstanceOf(CancelledError.class);
            assertThat(server.isServing()).isFalse();
            await(server.closeAsync(Duration.ZERO));
            assertThat(await(toThread(() -> client.getInputStream().read()))).isEqualTo(-1);
        }
        assertThat(allTasks()).containsExactly(currentTask());
        return done();
    }

    @Test
    void cancelledServerCloseCanBeTriedAgain() throws IOException {
        Peer.run(told, cancelsServerClose());
        assertThat(told).isEmpty();
    }

    @Async
    private static Coroutine<Void> nobodyHeld(int port, Future<Void> connected) throws IOException {
        try (Connection connection = await(Streams.openConnection("127.0.0.1", port))) {
            connected.setResult(null);
            await(connection.reader().readAll());
        }
        return done();
    }

    /** A task that is cancelled closes its connection on its way out, whatever the peer does. */
    @Async
    private static Coroutine<Void> cancelsTask() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Future<Void> connected = EventLoop.running().createFuture();
            Task<Void> task = createTask(nobodyHeld(server.getLocalPort(), connected));
            await(connected);
            Socket peer = server.accept();
            task.cancel();
            assertThat(await(error(task))).isInstanceOf(CancelledError.class);
            assertThat(peer.getInputStream().read()).isEqualTo(-1);
            peer.close();
        }
        return done();
    }

    @Test
    void cancelledTaskClosesItsConnection() throws IOException {
        Peer.run(told, cancelsTask());
        assertThat(told).isEmpty();
    }

    @Async
    private static Coroutine<Void> cancelsStart() throws IOException {
        for (int turns = 0; turns < 4; turns++) {
            Task<Server> starting = createTask(Streams.startServer(FaultsTest::hang, "localhost", 0));
            for (int i = 0; i < turns; i++) {
                await(yieldNow());
            }
            starting.cancel();
            if (await(error(starting)) == null) {
                await(starting.result().closeAsync());
            }
        }
        return done();
    }

    @Test
    void cancelledStartLeavesNoServer() throws IOException {
        Peer.run(told, cancelsStart());
        assertThat(told).isEmpty();
    }
}
