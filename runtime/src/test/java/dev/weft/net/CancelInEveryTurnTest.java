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
import dev.weft.Runner;
import dev.weft.Task;
import dev.weft.TaskGroup;
import dev.weft.Weft;
import dev.weft.os.Descriptors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What waits, cancelled in each turn that it takes, the first to the last: nothing is left of it, and nothing is lost. */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class CancelInEveryTurnTest {

    private final Peer.Told told = new Peer.Told();

    /** The JDK keeps a socket of its own from the first one on. */
    @BeforeAll
    static void openOne() throws IOException {
        SocketChannel.open().close();
    }

    /** What is cancelled after so many turns; answers whether it has ended before. */
    @FunctionalInterface
    private interface Attempt {
        Coroutine<Boolean> run(int turns) throws Exception;
    }

    /** Makes attempts, each with one turn more than the one before, until one is not cancelled. */
    @Async
    private static Coroutine<Void> inEveryTurn(Attempt attempt) throws Exception {
        List<String> before = Descriptors.sockets();
        for (int turns = 0; !await(attempt.run(turns)); turns++) {
            assertThat(allTasks()).containsExactly(currentTask());
        }
        for (int i = 0; i < 3; i++) {
            await(yieldNow());
        }
        assertThat(Descriptors.sockets()).isSubsetOf(before);
        return done();
    }

    private void check(Attempt attempt) {
        check(Runner.builder().build(), attempt);
    }

    private void check(Runner fresh, Attempt attempt) {
        try (Runner runner = fresh) {
            runner.loop().setExceptionHandler(told::add);
            runner.run(Weft.async(() -> inEveryTurn(attempt)));
        }
        assertThat(told).isEmpty();
    }

    /** Cancels a task after so many turns, in each of which something is done for it; answers whether it has ended before. */
    @Async
    private static Coroutine<Boolean> cancelAfter(int turns, Task<?> task, AsyncFunction<Integer, Void> turn)
            throws Exception {
        for (int i = 0; i < turns && !task.isDone(); i++) {
            await(turn.apply(i));
            await(yieldNow());
        }
        task.cancel();
        Throwable error = await(error(task));
        assertThat(error == null || error instanceof CancelledError).isTrue();
        return done(error == null);
    }

    @Async
    private static Coroutine<Void> nothing(int turn) {
        return done();
    }

    // reading

    private static final String SENT = "12\n45\n789\n";

    /** Each answers what it has read, line ends included. */
    private static final Map<String, AsyncFunction<StreamReader, byte[]>> READS = Map.of(
            "read", reader -> reader.read(10).toCoroutine(),
            "readExactly", reader -> reader.readExactly(7).toCoroutine(),
            "readUntil", reader -> reader.readUntil(new byte[] {'9'}).toCoroutine(),
            "readAll", reader -> reader.readAll().toCoroutine(),
            "read to the end", reader -> reader.read(-1).toCoroutine(),
            "readLine", CancelInEveryTurnTest::readLine,
            "readInto", reader -> readInto(reader, ByteBuffer.allocate(10)),
            "readInto directly", reader -> readInto(reader, ByteBuffer.allocateDirect(10)));

    @Async
    private static Coroutine<byte[]> readLine(StreamReader reader) throws IOException {
        return done((await(reader.readLine()) + "\n").getBytes(UTF_8));
    }

    @Async
    private static Coroutine<byte[]> readInto(StreamReader reader, ByteBuffer buffer) throws IOException {
        await(reader.readInto(buffer));
        byte[] read = new byte[buffer.flip().remaining()];
        buffer.get(read);
        return done(read);
    }

    /** The peer sends a byte a turn, then the end. */
    @Async
    private static Coroutine<Void> sendByte(Peer peer, int turn) throws IOException {
        if (turn < SENT.length()) {
            peer.send(SENT.substring(turn, turn + 1));
        } else if (turn == SENT.length()) {
            peer.end();
        }
        return done();
    }

    @Async
    private static Coroutine<Boolean> reads(int turns, AsyncFunction<StreamReader, byte[]> read) throws Exception {
        try (Peer peer = await(Peer.open())) {
            Task<byte[]> reading = createTask(read.apply(peer.reader()));
            int[] sent = {0};
            boolean ended = await(cancelAfter(turns, reading, turn -> {
                sent[0] = turn + 1;
                return sendByte(peer, turn);
            }));
            for (int turn = sent[0]; turn <= SENT.length(); turn++) {
                await(sendByte(peer, turn));
            }
            String first = ended ? new String(reading.result(), UTF_8) : "";
            assertThat(first + new String(await(peer.reader().readAll()), UTF_8))
                    .isEqualTo(SENT);
            return done(ended);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "read",
                "readExactly",
                "readUntil",
                "readAll",
                "read to the end",
                "readLine",
                "readInto",
                "readInto directly"
            })
    void cancelledReadTakesNothing(String name) {
        check(turns -> reads(turns, READS.get(name)));
    }

    // writing

    /** Takes some of what has come. */
    @Async
    private static Coroutine<Void> take(InputStream input, int[] taken) throws IOException {
        taken[0] += input.readNBytes(Math.min(input.available(), 100_000)).length;
        return done();
    }

    /** Writes, while the peer takes, what is {@code atMost} bytes; all of them, or a part if it is cancelled. */
    @Async
    private static <T> Coroutine<Boolean> writes(
            int turns, AsyncFunction<StreamWriter, T> write, int atMost, boolean exactly) throws Exception {
        try (Peer peer = await(Peer.open())) {
            int written = StreamWriterTest.fill(peer.writer());
            peer.writer().write(new byte[100_000]);
            written += 100_000;
            Task<T> writing = createTask(write.apply(peer.writer()));
            InputStream input = peer.socket.getInputStream();
            int[] taken = {0};
            boolean ended = await(cancelAfter(turns, writing, turn -> take(input, taken)));
            peer.writer().writeEof();
            int received = taken[0] + await(toThread(input::readAllBytes)).length;
            if (ended || exactly && turns > 0) {
                assertThat(received).isEqualTo(written + atMost);
            } else {
                assertThat(received).isBetween(written, written + atMost);
            }
            return done(ended);
        }
    }

    @Test
    void cancelledDrainKeepsWhatWasWritten() {
        check(turns -> writes(turns, writer -> writer.drain().toCoroutine(), 0, true));
    }

    @Test
    void cancelledSendKeepsWhatWasWritten() {
        check(turns -> writes(turns, writer -> writer.send(new byte[100]).toCoroutine(), 100, true));
    }

    @Test
    void cancelledFileIsClosedAndTheStreamGoesOn(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("file"), new byte[500_000]);
        check(turns -> writes(turns, writer -> writer.sendFile(file, 0, 500_000).toCoroutine(), 500_000, false));
        assertThat(Descriptors.open(file)).isEmpty();
    }

    @Async
    private static Coroutine<Boolean> closes(int turns) throws Exception {
        Peer peer = await(Peer.open());
        int written = StreamWriterTest.fill(peer.writer());
        InputStream input = peer.socket.getInputStream();
        int[] taken = {0};
        Task<Void> closing = createTask(peer.writer().closeAsync().toCoroutine());
        boolean ended = await(cancelAfter(turns, closing, turn -> take(input, taken)));
        if (ended) {
            assertThat(taken[0] + await(toThread(input::readAllBytes)).length).isEqualTo(written);
        }
        if (turns > 0) {
            await(Peer.until(() -> ((SocketTransport) peer.writer().transport()).isClosed()));
        }
        await(peer.closeAsync());
        return done(ended);
    }

    @Test
    void cancelledCloseAborts() {
        check(CancelInEveryTurnTest::closes);
    }

    // clients and servers

    @Async
    private static Coroutine<Void> answer(StreamReader reader, StreamWriter writer) throws IOException {
        try (writer) {
            writer.write(await(reader.readLine()) + "!\n");
            await(writer.send(await(reader.readAll())));
        } catch (IOException e) {
            // the client was cancelled
        }
        return done();
    }

    @Async
    private static Coroutine<Void> ask(int port) throws IOException {
        try (Connection connection = await(Streams.openConnection("127.0.0.1", port))) {
            await(connection.writer().send("question\n".getBytes(UTF_8)));
            assertThat(await(connection.reader().readLine())).isEqualTo("question!");
            await(connection.writer().send(new byte[1000]));
            connection.writer().writeEof();
            assertThat(await(connection.reader().readAll())).hasSize(1000);
        }
        return done();
    }

    /** A server, its clients, and the end of all. */
    @Async
    private static Coroutine<Void> session() throws IOException {
        try (Server server = await(Streams.startServer(CancelInEveryTurnTest::answer, "127.0.0.1", 0));
                TaskGroup clients = new TaskGroup()) {
            for (int i = 0; i < 3; i++) {
                clients.createTask(ask(server.port()));
            }
        }
        return done();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void cancelledSessionLeavesNothing(long schedule) {
        check(
                Runner.builder().schedule(schedule).build(),
                turns -> cancelAfter(turns, createTask(session()), CancelInEveryTurnTest::nothing));
    }

    @Test
    void cancelledSessionLeavesNothing() {
        check(turns -> cancelAfter(turns, createTask(session()), CancelInEveryTurnTest::nothing));
    }

    @Async
    private static Coroutine<Boolean> starts(int turns) throws Exception {
        Task<Server> starting = createTask(Streams.startServer(CancelInEveryTurnTest::answer, "localhost", 0));
        boolean ended = await(cancelAfter(turns, starting, CancelInEveryTurnTest::nothing));
        if (ended) {
            await(starting.result().closeAsync());
        }
        return done(ended);
    }

    @Test
    void cancelledStartLeavesNoServer() {
        check(CancelInEveryTurnTest::starts);
    }

    private static final Map<String, AsyncFunction<Server, Void>> ENDS = Map.of(
            "close", server -> server.closeAsync().toCoroutine(),
            "close in time", server -> server.closeAsync(Duration.ZERO).toCoroutine(),
            "serve forever", Server::serveForever);

    /** Clients are connected; they end, in some turn, by themselves. */
    @Async
    private static Coroutine<Boolean> ends(int turns, AsyncFunction<Server, Void> end) throws Exception {
        Server server = await(Streams.startServer(CancelInEveryTurnTest::answer, "127.0.0.1", 0));
        Task<Void> asking = createTask(ask(server.port()));
        for (int i = 0; i < 4; i++) {
            await(yieldNow());
        }
        Task<Void> ending = createTask(end.apply(server));
        boolean ended = await(cancelAfter(turns, ending, turn -> {
            if (turn == 40) {
                server.stopServing(); // nobody serves for ever here
            }
            return nothing(turn);
        }));
        await(server.closeAsync(Duration.ofDays(1)));
        Throwable failure = await(error(asking));
        assertThat(failure == null || failure instanceof IOException || failure instanceof AssertionError)
                .isTrue();
        return done(ended || turns > 45);
    }

    @ParameterizedTest
    @ValueSource(strings = {"close", "close in time", "serve forever"})
    void cancelledEndOfAServerCanBeTriedAgain(String how) {
        check(turns -> ends(turns, ENDS.get(how)));
    }
}
