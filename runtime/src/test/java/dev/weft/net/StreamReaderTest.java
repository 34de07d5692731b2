// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.weft.Async;
import dev.weft.Awaitable;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.Task;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class StreamReaderTest {

    private static String text(byte[] data) {
        return new String(data, UTF_8);
    }

    /** What awaiting throws. */
    @Async
    static Coroutine<Throwable> error(Awaitable<?> awaitable) {
        try {
            await(awaitable);
        } catch (Throwable e) {
            return done(e);
        }
        return done(null);
    }

    @Async
    private static Coroutine<List<String>> readsSome(Peer peer) throws IOException {
        List<String> read = new ArrayList<>();
        peer.send("hello");
        read.add(text(await(peer.reader().read(3))));
        read.add(text(await(peer.reader().read(0))));
        read.add(text(await(peer.reader().read(100))));
        peer.send("bye");
        peer.end();
        assertThat(peer.reader().atEof()).isFalse();
        read.add(text(await(peer.reader().readAll())));
        assertThat(peer.reader().atEof()).isTrue();
        read.add(text(await(peer.reader().read(100))));
        read.add(text(await(peer.reader().read(-1))));
        return done(read);
    }

    @Test
    void readAnswersWhatIsThereAndNothingAtTheEnd() throws IOException {
        assertThat(Peer.with(StreamReaderTest::readsSome)).containsExactly("hel", "", "lo", "bye", "", "");
    }

    @Async
    private static Coroutine<Void> readsExactly(Peer peer) throws IOException {
        for (char c : "0123456789".toCharArray()) {
            createTask(later(peer, String.valueOf(c)));
        }
        assertThat(text(await(peer.reader().readExactly(0)))).isEmpty();
        assertThat(text(await(peer.reader().readExactly(4)))).isEqualTo("0123");
        assertThat(text(await(peer.reader().readExactly(6)))).isEqualTo("456789");
        peer.send("abc");
        peer.end();
        assertThat(await(error(peer.reader().readExactly(10))))
                .hasMessage("3 bytes read on a total of 10 expected bytes")
                .isInstanceOfSatisfying(IncompleteReadException.class, e -> {
                    assertThat(text(e.partial())).isEqualTo("abc");
                    assertThat(e.expected()).isEqualTo(10);
                });
        assertThat(peer.reader().atEof()).isTrue();
        assertThat(await(error(peer.reader().readExactly(-1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("readexactly size can not be less than zero");
        return done();
    }

    @Async
    private static Coroutine<Void> later(Peer peer, String data) throws IOException {
        await(yieldNow());
        peer.send(data);
        return done();
    }

    @Test
    void readExactlyWaitsForAllAndSaysWhatCameBeforeTheEnd() throws IOException {
        Peer.with(StreamReaderTest::readsExactly);
    }

    @Async
    private static Coroutine<List<String>> readsLines(Peer peer) throws IOException {
        byte[] lines = "one\n\r\ntwo\r\nth\rree\n\u00e4\u20ac\ud83d\ude00\nlast".getBytes(UTF_8);
        createTask(sendOneByOne(peer, lines));
        List<String> read = new ArrayList<>();
        for (String line = await(peer.reader().readLine());
                line != null;
                line = await(peer.reader().readLine())) {
            read.add(line);
        }
        assertThat(await(peer.reader().readLine())).isNull();
        return done(read);
    }

    @Async
    private static Coroutine<Void> sendOneByOne(Peer peer, byte[] data) throws IOException {
        for (byte each : data) {
            peer.send(new byte[] {each});
            await(yieldNow());
            await(yieldNow());
        }
        peer.end();
        return done();
    }

    @Test
    void readLineAnswersLinesWithoutTheirEndsAndNullAtTheEnd() throws IOException {
        assertThat(Peer.with(StreamReaderTest::readsLines))
                .containsExactly("one", "", "two", "th\rree", "\u00e4\u20ac\ud83d\ude00", "last");
    }

    @Async
    private static Coroutine<List<String>> iterates(Peer peer) throws IOException {
        peer.send("a\nb\n\nc");
        peer.end();
        List<String> read = new ArrayList<>();
        for (String line : await(peer.reader())) {
            read.add(line);
        }
        for (String line : await(peer.reader())) {
            read.add("more " + line);
        }
        return done(read);
    }

    @Test
    void iteratesOverLines() throws IOException {
        assertThat(Peer.with(StreamReaderTest::iterates)).containsExactly("a", "b", "", "c");
    }

    @Async
    private static Coroutine<Void> readsUntil(Peer peer) throws IOException {
        createTask(sendOneByOne(peer, "keyENDEN,ENDx;y;;rest".getBytes(UTF_8)));
        byte[] end = "END".getBytes(UTF_8);
        assertThat(text(await(peer.reader().readUntil(end)))).isEqualTo("keyEND");
        assertThat(text(await(peer.reader().readUntil(end)))).isEqualTo("EN,END");
        byte[] one = ";".getBytes(UTF_8);
        byte[] two = ";;".getBytes(UTF_8);
        assertThat(text(await(peer.reader().readUntil(two, one)))).isEqualTo("x;");
        assertThat(text(await(peer.reader().readUntil(two)))).isEqualTo("y;;");
        assertThat(await(error(peer.reader().readUntil(end, one))))
                .hasMessage("4 bytes read on a total of undefined expected bytes")
                .isInstanceOfSatisfying(IncompleteReadException.class, e -> {
                    assertThat(text(e.partial())).isEqualTo("rest");
                    assertThat(e.expected()).isEqualTo(-1);
                });
        assertThat(await(error(peer.reader().readUntil(new byte[0]))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Separator should be at least one-byte string");
        assertThat(await(error(peer.reader().readUntil(new byte[0][]))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Separator should contain at least one element");
        return done();
    }

    @Test
    void readUntilFindsSeparatorsThatArriveInPiecesAndTheOneThatEndsFirst() throws IOException {
        Peer.with(StreamReaderTest::readsUntil);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readIntoFillsDirectAndHeapBuffers(boolean direct) throws IOException {
        ByteBuffer buffer = direct ? ByteBuffer.allocateDirect(8) : ByteBuffer.allocate(8);
        Peer.with(peer -> readsInto(peer, buffer));
    }

    @Async
    private static Coroutine<Void> readsInto(Peer peer, ByteBuffer buffer) throws IOException {
        buffer.position(2);
        assertThat(await(peer.reader().readInto(buffer.duplicate().limit(2)))).isZero();
        Task<Integer> reading = createTask(readInto(peer, buffer));
        await(yieldNow());
        peer.send("hello, world");
        assertThat(await(reading)).isEqualTo(6);
        assertThat(buffer.position()).isEqualTo(8);
        assertThat(UTF_8.decode(buffer.flip().position(2)).toString()).isEqualTo("hello,");
        assertThat(await(peer.reader().readInto(buffer.clear()))).isEqualTo(6);
        assertThat(UTF_8.decode(buffer.flip()).toString()).isEqualTo(" world");
        peer.end();
        assertThat(await(peer.reader().readInto(buffer.clear()))).isEqualTo(-1);
        assertThat(await(peer.reader().readInto(buffer.clear()))).isEqualTo(-1);
        return done();
    }

    @Async
    private static Coroutine<Integer> readInto(Peer peer, ByteBuffer buffer) throws IOException {
        return done(await(peer.reader().readInto(buffer)));
    }

    @Async
    private static Coroutine<Void> cancelsReads(Peer peer) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(16);
        List<Coroutine<?>> reads = List.of(
                peer.reader().read(9).toCoroutine(),
                peer.reader().readExactly(9).toCoroutine(),
                peer.reader().readLine().toCoroutine(),
                peer.reader().readUntil(";".getBytes(UTF_8)).toCoroutine(),
                peer.reader().readInto(buffer).toCoroutine());
        for (Coroutine<?> read : reads) {
            Task<?> task = createTask(read);
            await(yieldNow());
            task.cancel();
            assertThat(await(error(task))).isInstanceOf(CancelledError.class);
        }
        peer.send("x");
        assertThat(text(await(peer.reader().read(9)))).isEqualTo("x");
        return done();
    }

    @Test
    void cancelledReadLeavesTheReaderFree() throws IOException {
        Peer.with(StreamReaderTest::cancelsReads);
    }

    /** The bytes have arrived, and the task that waits for them is cancelled before its turn. */
    @Async
    private static Coroutine<Void> cancelsWokenRead(Peer peer) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(16);
        StreamProtocol protocol = (StreamProtocol) peer.writer().transport().protocol();
        for (Awaitable<?> read : List.of(peer.reader().read(9), peer.reader().readInto(buffer))) {
            Task<?> task = createTask(read.toCoroutine());
            await(yieldNow());
            peer.send("abc");
            await(Peer.until(() -> !protocol.isAwaited()));
            assertThat(task.isDone()).isFalse();
            task.cancel();
            assertThat(await(error(task))).isInstanceOf(CancelledError.class);
            assertThat(buffer.position()).isZero();
            assertThat(text(await(peer.reader().read(9)))).isEqualTo("abc");
        }
        return done();
    }

    /** Each of them takes its bytes out before it awaits anything else. */
    @Async
    private static Coroutine<String> readsOften(Peer peer, ByteBuffer shared, int often) throws IOException {
        StringBuilder read = new StringBuilder();
        for (int i = 0; i < often; i++) {
            int n = await(peer.reader().readInto(shared.clear()));
            read.append(UTF_8.decode(shared.flip()));
            assertThat(shared.limit()).isEqualTo(n);
            if (i < often - 1) {
                peer.send("b");
            }
        }
        return done(read.toString());
    }

    @Async
    private static Coroutine<Void> shareABuffer(Peer first) throws IOException {
        ByteBuffer shared = ByteBuffer.allocateDirect(16);
        try (Peer second = await(Peer.open())) {
            Task<String> one = createTask(readsOften(first, shared, 3));
            Task<String> other = createTask(readsOften(second, shared, 3));
            await(yieldNow());
            first.send("a");
            second.send("a");
            assertThat(await(one)).isEqualTo("abb");
            assertThat(await(other)).isEqualTo("abb");
        }
        return done();
    }

    @Test
    void readersThatShareABuffer() throws IOException {
        Peer.with(StreamReaderTest::shareABuffer);
    }

    @Test
    void cancelAfterTheBytesHaveArrivedTakesNothing() throws IOException {
        Peer.with(StreamReaderTest::cancelsWokenRead);
    }

    @Async
    private static Coroutine<Void> readsTwice(Peer peer) throws IOException {
        Task<byte[]> first = createTask(peer.reader().read(9).toCoroutine());
        await(yieldNow());
        for (Awaitable<?> second : List.of(
                peer.reader().read(9),
                peer.reader().readAll(),
                peer.reader().readExactly(1),
                peer.reader().readLine(),
                peer.reader().readInto(ByteBuffer.allocate(1)))) {
            assertThat(await(error(second)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageEndingWith("() called while another coroutine is already waiting for incoming data");
        }
        peer.send("x");
        assertThat(text(await(first))).isEqualTo("x");
        return done();
    }

    @Test
    void secondReaderIsRefusedWhileOneWaits() throws IOException {
        Peer.with(StreamReaderTest::readsTwice);
    }

    @Async
    private static Coroutine<Void> resets(Peer peer) throws IOException {
        peer.send("unread");
        await(Peer.until(() -> ((StreamProtocol) peer.writer().transport().protocol()).arrived.size() > 0));
        Task<byte[]> waiting = createTask(peer.reader().readExactly(100).toCoroutine());
        await(yieldNow());
        peer.reset();
        Throwable error = await(error(waiting));
        assertThat(error).isInstanceOf(IOException.class).hasMessage("Connection reset");
        for (Awaitable<?> next : List.of(
                peer.reader().read(1),
                peer.reader().readAll(),
                peer.reader().readExactly(1),
                peer.reader().readLine(),
                peer.reader().readInto(ByteBuffer.allocate(1)),
                peer.writer().drain(),
                peer.writer().waitClosed())) {
            assertThat(await(error(next))).isSameAs(error);
        }
        assertThat(catchThrowable(() -> peer.writer().write("ignored"))).isNull();
        await(peer.writer().closeAsync());
        return done();
    }

    @Test
    void resetFailsTheReadThatWaitsAndEveryLaterOneWithTheSameError() throws IOException {
        Peer.with(StreamReaderTest::resets);
    }
}
