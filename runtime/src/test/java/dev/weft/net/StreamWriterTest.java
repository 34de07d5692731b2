// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static dev.weft.net.StreamReaderTest.error;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.Weft;
import java.io.IOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StreamWriterTest {

    private static final byte[] PIECE = new byte[100_000];

    /** Writes until the peer takes no more; answers how many bytes it was. */
    static int fill(StreamWriter writer) {
        int written = 0;
        while (writer.transport().writeBufferSize() == 0) {
            writer.write(PIECE);
            written += PIECE.length;
        }
        return written;
    }

    @Async
    private static Coroutine<Void> writes(Peer peer) throws IOException {
        StreamWriter writer = peer.writer();
        writer.write("text \u20ac");
        writer.write("|bytes".getBytes(UTF_8));
        ByteBuffer heap = ByteBuffer.wrap("(|heap)".getBytes(UTF_8)).position(1).limit(6);
        writer.write(heap);
        assertThat(heap.hasRemaining()).isFalse();
        ByteBuffer direct =
                ByteBuffer.allocateDirect(8).put("|direct".getBytes(UTF_8)).flip();
        writer.write(direct.asReadOnlyBuffer());
        writer.write(direct);
        assertThat(direct.hasRemaining()).isFalse();
        writer.writeLines(List.of("|a".getBytes(UTF_8), new byte[0], "b".getBytes(UTF_8)));
        writer.write(new byte[0]);
        await(writer.drain());
        await(writer.send("|sent".getBytes(UTF_8)));
        await(writer.closeAsync());
        assertThat(new String(peer.socket.getInputStream().readAllBytes(), UTF_8))
                .isEqualTo("text \u20ac|bytes|heap|direct|direct|ab|sent");
        return done();
    }

    @Test
    void writesWhatItIsGiven() throws IOException {
        Peer.with(StreamWriterTest::writes);
    }

    /** The queue keeps a copy: the program may use its array again at once. */
    @Async
    private static Coroutine<Void> reusesArrays(Peer peer) throws IOException {
        int before = fill(peer.writer());
        byte[] array = "first".getBytes(UTF_8);
        ByteBuffer buffer = ByteBuffer.allocateDirect(5).put(array).flip();
        peer.writer().write(array);
        peer.writer().write(buffer);
        Arrays.fill(array, (byte) 'x');
        buffer.clear().put(array);
        Task<Void> closing = createTask(peer.writer().closeAsync().toCoroutine());
        Task<byte[]> receiving =
                createTask(Weft.async(() -> done(await(Weft.toThread(peer.socket.getInputStream()::readAllBytes)))));
        byte[] received = await(receiving);
        await(closing);
        assertThat(received).hasSize(before + 10);
        assertThat(new String(received, before, 10, UTF_8)).isEqualTo("firstfirst");
        return done();
    }

    @Test
    void whatIsQueuedIsSentInOrderAndIsACopy() throws IOException {
        Peer.with(StreamWriterTest::reusesArrays);
    }

    @Async
    private static Coroutine<Void> drains(Peer peer) throws IOException {
        StreamWriter writer = peer.writer();
        Transport transport = writer.transport();
        int written = fill(writer);
        while (transport.writeBufferSize() <= transport.writeBufferHigh()) {
            writer.write(PIECE);
            written += PIECE.length;
        }
        List<Task<Void>> drainers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            drainers.add(createTask(writer.drain().toCoroutine()));
        }
        await(yieldNow());
        await(yieldNow());
        assertThat(drainers).noneMatch(Task::isDone);
        drainers.get(1).cancel();
        assertThat(await(error(drainers.get(1)))).isInstanceOf(CancelledError.class);
        assertThat(drainers.get(0).isDone() || drainers.get(2).isDone()).isFalse();
        int reading = written;
        Task<byte[]> received = createTask(Weft.async(() ->
                done(await(Weft.toThread(() -> peer.socket.getInputStream().readNBytes(reading))))));
        await(drainers.get(0));
        assertThat(transport.writeBufferSize()).isLessThanOrEqualTo(transport.writeBufferLow());
        await(drainers.get(2));
        await(received);
        return done();
    }

    @Test
    void drainersWaitUntilThePeerHasTakenEnough() throws IOException {
        Peer.with(StreamWriterTest::drains);
    }

    /** A hundred megabytes for a peer that never reads. */
    @Async
    private static Coroutine<Void> neverRead(Peer peer) throws IOException {
        StreamWriter writer = peer.writer();
        Task<Void> sending = createTask(sendMuch(writer));
        await(Peer.until(() -> writer.transport().writeBufferSize() > 0));
        for (int i = 0; i < 100; i++) {
            await(yieldNow());
            assertThat(writer.transport().writeBufferSize())
                    .isLessThanOrEqualTo(writer.transport().writeBufferHigh() + PIECE.length);
        }
        sending.cancel();
        assertThat(await(error(sending))).isInstanceOf(CancelledError.class);
        return done();
    }

    @Async
    private static Coroutine<Void> sendMuch(StreamWriter writer) throws IOException {
        for (int i = 0; i < 1000; i++) {
            await(writer.send(PIECE));
        }
        return done();
    }

    @Test
    void peerThatNeverReadsCostsNoMoreThanTheLimit() throws IOException {
        Peer.with(StreamWriterTest::neverRead);
    }

    @Async
    private static Coroutine<Void> failsDrain(Peer peer) throws IOException {
        fill(peer.writer());
        peer.writer().write(PIECE);
        Task<Void> draining = createTask(peer.writer().drain().toCoroutine());
        await(yieldNow());
        assertThat(draining.isDone()).isFalse();
        peer.reset();
        Throwable error = await(error(draining));
        assertThat(error).isInstanceOf(IOException.class);
        assertThat(await(error(peer.writer().drain()))).isSameAs(error);
        assertThat(await(error(peer.reader().read(1)))).isSameAs(error);
        return done();
    }

    @Test
    void resetFailsDrain() throws IOException {
        Peer.with(StreamWriterTest::failsDrain);
    }

    @Async
    private static Coroutine<Void> endsOutput(Peer peer) throws IOException {
        StreamWriter writer = peer.writer();
        assertThat(writer.canWriteEof()).isTrue();
        int written = fill(writer);
        writer.writeEof();
        writer.writeEof();
        assertThatThrownBy(() -> writer.write("more"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Cannot call write() after write_eof()");
        assertThat(await(Weft.toThread(peer.socket.getInputStream()::readAllBytes)))
                .hasSize(written);
        peer.send("the other half");
        peer.end();
        assertThat(await(peer.reader().readAll())).hasSize("the other half".length());
        return done();
    }

    @Test
    void writeEofEndsOneDirectionAfterWhatIsQueued() throws IOException {
        Peer.with(StreamWriterTest::endsOutput);
    }

    @Async
    private static Coroutine<Void> writesAfterClose(Peer peer) throws IOException {
        StreamWriter writer = peer.writer();
        Task<byte[]> reading = createTask(peer.reader().read(1).toCoroutine());
        await(yieldNow());
        await(writer.closeAsync());
        assertThat(writer.isClosing()).isTrue();
        assertThat(await(reading)).isEmpty();
        for (int i = 0; i < 10; i++) {
            writer.write("ignored");
            writer.write(ByteBuffer.allocate(1));
        }
        writer.writeEof();
        assertThat(await(error(writer.drain())))
                .isInstanceOf(SocketException.class)
                .hasMessage("Connection lost");
        assertThat(await(error(writer.send(PIECE)))).hasMessage("Connection lost");
        await(writer.closeAsync());
        await(writer.waitClosed());
        assertThat(peer.reader().atEof()).isTrue();
        assertThat(peer.socket.getInputStream().read()).isEqualTo(-1);
        return done();
    }

    @Test
    void writeAfterCloseIsIgnoredAndReportedOnce() throws IOException {
        Peer.Told told = new Peer.Told();
        Peer.with(told, StreamWriterTest::writesAfterClose);
        assertThat(told.messages())
                .containsExactly("write() was called 5 times on a closed connection, and did nothing");
    }

    @Async
    private static Coroutine<Void> cancelsClose(Peer peer) throws IOException {
        int written = fill(peer.writer());
        Task<Void> closing = createTask(peer.writer().closeAsync().toCoroutine());
        await(yieldNow());
        await(yieldNow());
        assertThat(closing.isDone()).isFalse();
        closing.cancel();
        assertThat(await(error(closing))).isInstanceOf(CancelledError.class);
        await(peer.writer().waitClosed());
        Throwable broken = catchThrowable(() ->
                assertThat(peer.socket.getInputStream().readAllBytes().length).isLessThan(written));
        assertThat(broken == null || broken instanceof IOException).isTrue();
        return done();
    }

    @Test
    void cancelledCloseAborts() throws IOException {
        Peer.with(StreamWriterTest::cancelsClose);
    }

    @Async
    private static Coroutine<Void> closesAfterReset(Peer peer) throws IOException {
        fill(peer.writer());
        peer.reset();
        Throwable error = await(error(peer.writer().closeAsync()));
        assertThat(error).isInstanceOf(IOException.class);
        assertThat(await(error(peer.writer().closeAsync()))).isNull();
        assertThat(await(error(peer.writer().waitClosed()))).isSameAs(error);
        return done();
    }

    @Test
    void closeThrowsWhatTheConnectionHasFailedWithOnce() throws IOException {
        Peer.with(StreamWriterTest::closesAfterReset);
    }

    @Async
    private static Coroutine<String> readsWithin(Peer peer) throws IOException {
        peer.reset();
        try (Connection connection = peer.connection) {
            return done(await(connection.reader().readLine()));
        }
    }

    /** A try statement can't suppress an error in itself: closing must not throw what the block has thrown. */
    @Test
    void closeDoesNotThrowWhatAReadHasThrown() {
        assertThatThrownBy(() -> Peer.with(StreamWriterTest::readsWithin))
                .isInstanceOf(IOException.class)
                .hasMessage("Connection reset")
                .hasNoSuppressedExceptions();
    }
}
