// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.Task;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Streams over TLS, this process at both ends. */
@Timeout(60)
class TlsStreamsTest {

    private static byte[] random(int n) {
        byte[] data = new byte[n];
        new Random(7).nextBytes(data);
        return data;
    }

    @Async
    private static Coroutine<Void> talks(TlsPair pair) throws IOException {
        pair.writer().write("ping\n");
        assertThat(await(pair.serverReader.readLine())).isEqualTo("ping");
        pair.serverWriter.write("");
        pair.serverWriter.write(new byte[0]);
        pair.serverWriter.write("pong\n");
        assertThat(await(pair.reader().readLine())).isEqualTo("pong");
        return done();
    }

    @Test
    void talk() {
        TlsPair.with(TlsStreamsTest::talks);
    }

    @Async
    private static Coroutine<Void> send(StreamWriter writer, byte[] data) throws IOException {
        for (int start = 0; start < data.length; start += 300_000) {
            byte[] piece = Arrays.copyOfRange(data, start, Math.min(start + 300_000, data.length));
            await(writer.send(piece));
        }
        return done();
    }

    @Async
    private static Coroutine<Void> sendsMuchBothWays(TlsPair pair) throws IOException {
        byte[] there = random(1_500_001);
        byte[] back = random(1_000_017);
        Task<Void> sending = createTask(send(pair.serverWriter, back));
        pair.writer().write(there); // at once: far more than any limit
        assertThat(await(pair.reader().readExactly(back.length))).isEqualTo(back);
        assertThat(await(pair.serverReader.readExactly(there.length))).isEqualTo(there);
        await(sending);
        return done();
    }

    @Test
    void muchGoesBothWaysAtOnce() {
        TlsPair.with(TlsStreamsTest::sendsMuchBothWays);
    }

    @Async
    private static Coroutine<Void> closes(TlsPair pair) throws IOException {
        pair.writer().write(random(2_000_000));
        Task<Void> closing = createTask(((Outgoing) pair.writer()).closeAsync());
        assertThat(await(pair.serverReader.readAll())).hasSize(2_000_000);
        assertThat(pair.serverReader.atEof()).isTrue();
        await(closing);
        await(pair.serverWriter.waitClosed());
        assertThat(await(pair.reader().read(1))).isEmpty();
        return done();
    }

    @Test
    void closingSendsWhatIsBuffered() {
        TlsPair.with(TlsStreamsTest::closes);
    }

    @Async
    private static Coroutine<Void> closesUnread(TlsPair pair) throws IOException {
        pair.writer().write(random(1_000_000));
        await(pair.serverReader.readExactly(1));
        Task<Void> closing = createTask(((Outgoing) pair.serverWriter).closeAsync());
        await(closing); // what still comes is dropped
        return done();
    }

    @Test
    void closingDropsWhatStillComes() {
        TlsPair.with(TlsStreamsTest::closesUnread);
    }

    @Async
    private static Coroutine<Void> closesWhileFull(TlsPair pair) throws IOException {
        pair.writer().write(random(500_000));
        await(Peer.until(() -> !pair.serverWriter.transport().isReading()));
        await(pair.serverWriter.closeAsync());
        return done();
    }

    @Test
    void closingWhileReadingIsPaused() {
        TlsPair.with(TlsStreamsTest::closesWhileFull);
    }

    @Async
    private static Coroutine<Void> aborts(TlsPair pair) throws IOException {
        pair.writer().write(random(5_000_000));
        pair.transport().abort();
        assertThat(pair.transport().isClosing()).isTrue();
        await(pair.writer().waitClosed());
        for (int i = 0; i < 4; i++) {
            pair.writer().write("ignored");
        }
        assertThat(await(TlsPair.error(pair.writer().drain()))).hasMessage("Connection lost");
        return done();
    }

    @Test
    void abortEndsItAtOnce() {
        TlsPair.with(TlsStreamsTest::aborts);
    }

    @Async
    private static Coroutine<Void> halfCloses(TlsPair pair) throws IOException {
        assertThat(pair.writer().canWriteEof()).isFalse();
        assertThatThrownBy(() -> pair.writer().writeEof())
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageStartingWith("TLS can't end one direction alone");
        return talks(pair);
    }

    @Test
    void halfCloseIsRefused() {
        TlsPair.with(TlsStreamsTest::halfCloses);
    }

    @Async
    private static Coroutine<Void> waits(TlsPair pair) throws IOException {
        Task<Void> drains = createTask(((Outgoing) pair.writer()).send(random(4_000_000)));
        await(yieldNow());
        assertThat(drains.isDone())
                .as(drains + " " + pair.transport().writeBufferSize())
                .isFalse();
        assertThat(pair.transport().writeBufferSize()).isGreaterThan(512 * 1024);
        drains.cancel();
        assertThat(await(TlsPair.error(drains))).isInstanceOf(CancelledError.class);
        assertThat(await(pair.serverReader.readExactly(4_000_000))).hasSize(4_000_000);
        await(pair.writer().drain());
        assertThat(pair.transport().writeBufferSize()).isLessThanOrEqualTo(128 * 1024);
        return talks(pair);
    }

    @Test
    void cancelWhileDraining() {
        TlsPair.with(TlsStreamsTest::waits);
    }

    @Async
    private static Coroutine<Void> cancelsRead(TlsPair pair) throws IOException {
        Task<byte[]> reads = createTask(((Incoming) pair.reader()).read(10));
        await(yieldNow());
        reads.cancel();
        assertThat(await(TlsPair.error(reads))).isInstanceOf(CancelledError.class);
        pair.serverWriter.write("still");
        assertThat(await(pair.reader().readExactly(5))).isEqualTo("still".getBytes(UTF_8));
        return talks(pair);
    }

    @Test
    void cancelWhileReading() {
        TlsPair.with(TlsStreamsTest::cancelsRead);
    }

    @Async
    private static Coroutine<Void> cancelsClose(TlsPair pair) throws IOException {
        pair.writer().write(random(4_000_000)); // nobody reads
        Task<Void> closes = createTask(((Outgoing) pair.writer()).closeAsync());
        await(yieldNow());
        assertThat(closes.isDone()).isFalse();
        closes.cancel();
        assertThat(await(TlsPair.error(closes))).isInstanceOf(CancelledError.class);
        await(pair.writer().waitClosed());
        return done();
    }

    @Test
    void cancelWhileClosingAborts() {
        TlsPair.with(TlsStreamsTest::cancelsClose);
    }

    @Async
    private static Coroutine<Void> sendsFile(TlsPair pair, Path file) throws IOException {
        Task<Long> sending = createTask(((Outgoing) pair.writer()).sendFile(file, 10, 200_000));
        assertThat(await(pair.serverReader.readExactly(99_990))).hasSize(99_990);
        assertThat(await(sending)).isEqualTo(99_990);
        try (FileChannel channel = FileChannel.open(file)) {
            assertThat(await(pair.writer().sendFile(channel, 0, 3))).isEqualTo(3);
        }
        assertThat(await(pair.serverReader.readExactly(3))).hasSize(3);
        return done();
    }

    @Test
    void filesAreSentThroughTheProgram(@TempDir Path directory) throws IOException {
        Path file = Files.write(directory.resolve("file"), random(100_000));
        TlsPair.with(pair -> sendsFile(pair, file));
    }

    @Async
    private static Coroutine<Void> drops(Peer.Told told) throws IOException {
        Server server = await(Streams.startServer(
                (reader, writer) -> discards(reader, writer),
                "127.0.0.1",
                0,
                ServerOptions.DEFAULT.tls(TlsPair.SERVER)));
        await(talkAndDrop(server.port()));
        while (told.isEmpty()) {
            System.gc();
            await(sleep(Duration.ofMillis(1)));
        }
        await(server.closeAsync());
        return done();
    }

    @Async
    private static Coroutine<Void> discards(StreamReader reader, StreamWriter writer) throws IOException {
        await(reader.readAll());
        await(writer.closeAsync());
        return done();
    }

    @Async
    private static Coroutine<Void> talkAndDrop(int port) throws IOException {
        Connection connection =
                await(Streams.openConnection("localhost", port, ConnectOptions.DEFAULT.tls(TlsPair.CLIENT)));
        connection.writer().write("hello");
        return done();
    }

    @Test
    void whatTheProgramDropsIsReportedAndClosed() throws IOException {
        Peer.Told told = new Peer.Told();
        Peer.run(told, drops(told));
        assertThat(told.messages()).containsExactly("unclosed connection");
    }

    @Async
    private static Coroutine<Void> small(TlsPair pair) throws IOException {
        pair.transport().setWriteBufferLimits(0);
        assertThat(pair.transport().writeBufferHigh()).isZero();
        for (int i = 0; i < 100; i++) {
            await(pair.writer().send(new byte[] {(byte) i}));
        }
        assertThat(pair.transport().writeBufferSize()).isZero();
        assertThat(await(pair.serverReader.readExactly(100))).hasSize(100);
        Task<Void> much = createTask(((Outgoing) pair.writer()).send(random(3_000_000)));
        assertThat(await(pair.serverReader.readExactly(2_000_000))).hasSize(2_000_000);
        assertThat(await(pair.serverReader.readExactly(1_000_000))).hasSize(1_000_000);
        await(much);
        assertThat(pair.transport().writeBufferSize()).isZero();
        return done();
    }

    @Test
    void withoutABufferDrainWaitsUntilAllIsSent() {
        TlsPair.with(TlsStreamsTest::small);
    }
}
