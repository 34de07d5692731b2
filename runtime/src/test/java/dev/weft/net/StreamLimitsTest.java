// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.net.StreamReaderTest.error;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.Async;
import dev.weft.AsyncFunction;
import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.Weft;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What readers do with more than their limit. */
@Timeout(60)
class StreamLimitsTest {

    private static final int LIMIT = 16;

    @Async
    private static Coroutine<Void> withLimit(AsyncFunction<Peer, Void> test) throws Exception {
        try (Peer peer = await(Peer.open(ConnectOptions.DEFAULT.limit(LIMIT)))) {
            await(test.apply(peer));
        }
        return done();
    }

    private static ReadBuffer arrived(Peer peer) {
        return ((StreamProtocol) peer.writer().transport().protocol()).arrived;
    }

    /** Sends a text and waits until it has arrived. */
    @Async
    private static Coroutine<Void> send(Peer peer, String text) throws IOException {
        int size = arrived(peer).size() + text.length();
        peer.send(text);
        await(Peer.until(() -> arrived(peer).size() == size));
        return done();
    }

    @Async
    private static Coroutine<Void> longLines(Peer peer) throws IOException {
        await(send(peer, "a".repeat(LIMIT) + "\n" + "b".repeat(LIMIT + 1)));
        assertThat(await(peer.reader().readLine())).hasSize(LIMIT);
        assertThat(await(error(peer.reader().readLine())))
                .isInstanceOf(LimitOverrunException.class)
                .hasMessage("Separator is not found, and chunk exceed the limit");
        assertThat(arrived(peer).isEmpty()).isTrue();
        await(send(peer, "c".repeat(LIMIT + 1) + "\nnext\n"));
        assertThat(await(error(peer.reader().readLine())))
                .isInstanceOf(LimitOverrunException.class)
                .hasMessage("Separator is found, but chunk is longer than limit");
        assertThat(await(peer.reader().readLine())).isEqualTo("next");
        return done();
    }

    @Test
    void readLineDropsALineThatIsTooLong() {
        Weft.run(Weft.async(() -> withLimit(StreamLimitsTest::longLines)));
    }

    @Async
    private static Coroutine<Void> longLinesOfItsOwnLimit(Peer peer) throws IOException {
        await(send(peer, "12345678\n"));
        for (int limit : new int[] {4, 7}) {
            assertThat(await(error(peer.reader().readLine(limit))))
                    .isInstanceOfSatisfying(
                            LimitOverrunException.class,
                            e -> assertThat(e.consumed()).isEqualTo(8));
        }
        assertThat(await(peer.reader().readLine(8))).isEqualTo("12345678");
        Task<String> reading = createTask(peer.reader().readLine(10 * LIMIT).toCoroutine());
        for (int i = 0; i < 9; i++) { // more than twice the reader's limit: it waits for more all the same
            await(send(peer, "c".repeat(LIMIT)));
        }
        peer.send("\n");
        assertThat(await(reading)).isEqualTo("c".repeat(9 * LIMIT));
        assertThatThrownBy(() -> peer.reader().readLine(0).toCoroutine().send(null))
                .isInstanceOf(IllegalArgumentException.class);
        return done();
    }

    @Test
    void readLineWithALimitOfItsOwnKeepsALineThatIsTooLong() {
        Weft.run(Weft.async(() -> withLimit(StreamLimitsTest::longLinesOfItsOwnLimit)));
    }

    @Async
    private static Coroutine<Void> overruns(Peer peer) throws IOException {
        byte[] separator = "<>".getBytes(UTF_8);
        await(send(peer, "a".repeat(LIMIT + 2)));
        assertThat(await(error(peer.reader().readUntil(separator))))
                .hasMessage("Separator is not found, and chunk exceed the limit")
                .isInstanceOfSatisfying(
                        LimitOverrunException.class,
                        e -> assertThat(e.consumed()).isEqualTo(LIMIT + 1));
        await(send(peer, "<>"));
        assertThat(await(error(peer.reader().readUntil(separator))))
                .hasMessage("Separator is found, but chunk is longer than limit")
                .isInstanceOfSatisfying(
                        LimitOverrunException.class,
                        e -> assertThat(e.consumed()).isEqualTo(LIMIT + 2));
        assertThat(await(peer.reader().readExactly(LIMIT + 4))).hasSize(LIMIT + 4);
        return done();
    }

    @Test
    void readUntilKeepsWhatIsTooLong() {
        Weft.run(Weft.async(() -> withLimit(StreamLimitsTest::overruns)));
    }

    @Async
    private static Coroutine<Void> fills(Peer peer) throws IOException {
        Transport transport = peer.writer().transport();
        await(send(peer, "a".repeat(2 * LIMIT)));
        assertThat(transport.isReading()).isTrue();
        await(send(peer, "b"));
        assertThat(transport.isReading()).isFalse();
        peer.send("later");
        peer.end();
        for (int i = 0; i < 10; i++) {
            await(Weft.yieldNow());
        }
        assertThat(arrived(peer).size()).isEqualTo(2 * LIMIT + 1);
        await(peer.reader().read(LIMIT));
        assertThat(transport.isReading()).isFalse();
        await(peer.reader().read(1));
        assertThat(transport.isReading()).isTrue();
        assertThat(await(peer.reader().readAll())).hasSize(LIMIT + "later".length());
        return done();
    }

    @Test
    void nothingIsTakenFromThePeerAboveTwiceTheLimitUntilItIsReadDownToIt() {
        Weft.run(Weft.async(() -> withLimit(StreamLimitsTest::fills)));
    }

    /** The peer sends without end, and no line feed: what is kept stays within the limits. */
    @Async
    private static Coroutine<Void> endlessLine(Peer peer) throws IOException {
        int overruns = 0;
        byte[] piece = "x".repeat(4 * LIMIT).getBytes(UTF_8);
        for (int i = 0; i < 1000; i++) {
            peer.send(piece);
            assertThat(await(error(peer.reader().readLine()))).isInstanceOf(LimitOverrunException.class);
            overruns++;
            assertThat(arrived(peer).size()).isLessThanOrEqualTo(Network.BUFFER);
        }
        assertThat(overruns).isEqualTo(1000);
        return done();
    }

    @Test
    void endlessLineFailsEachReadAndFillsNoMemory() {
        Weft.run(Weft.async(() -> withLimit(StreamLimitsTest::endlessLine)));
    }
}
