// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.toThread;
import static dev.weft.Weft.yieldNow;
import static dev.weft.net.StreamReaderTest.error;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.Task;
import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.FileChannel;
import java.nio.channels.NonReadableChannelException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SendFileTest {

    @TempDir
    private Path folder;

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("file"), content);
    }

    private static byte[] random(int size) {
        byte[] content = new byte[size];
        new Random(1).nextBytes(content);
        return content;
    }

    @Async
    private Coroutine<Void> sends(Peer peer) throws IOException {
        Path file = file("0123456789".getBytes(UTF_8));
        StreamWriter writer = peer.writer();
        writer.write("<");
        assertThat(await(writer.sendFile(file, 0, 10))).isEqualTo(10);
        assertThat(await(writer.sendFile(file, 8, 100))).isEqualTo(2);
        assertThat(await(writer.sendFile(file, 100, 1))).isZero();
        assertThat(await(writer.sendFile(file, 3, 0))).isZero();
        try (FileChannel channel = FileChannel.open(file)) {
            assertThat(await(writer.sendFile(channel, 2, 3))).isEqualTo(3);
        }
        writer.write(">");
        assertThat(peer.receive(17)).isEqualTo("<012345678989234>");
        assertThat(await(error(writer.sendFile(file, -1, 1)))).isInstanceOf(IllegalArgumentException.class);
        assertThat(await(error(writer.sendFile(folder.resolve("none"), 0, 1)))).isInstanceOf(NoSuchFileException.class);
        try (FileChannel unreadable = FileChannel.open(file, StandardOpenOption.WRITE)) {
            assertThat(await(error(writer.sendFile(unreadable, 0, 1)))).isInstanceOf(NonReadableChannelException.class);
        }
        await(writer.send("goes on".getBytes(UTF_8)));
        assertThat(peer.receive(7)).isEqualTo("goes on");
        return done();
    }

    @Test
    void sendsPartsOfFilesBetweenWhatIsWritten() throws IOException {
        Peer.with(this::sends);
    }

    @Async
    private Coroutine<Void> sendsMuch(Peer peer) throws IOException {
        byte[] content = random(5_000_000);
        StreamWriter writer = peer.writer();
        int before = StreamWriterTest.fill(writer);
        Task<Long> sending =
                createTask(writer.sendFile(file(content), 0, content.length).toCoroutine());
        await(yieldNow());
        writer.write("after");
        writer.writeEof();
        byte[] received = await(toThread(peer.socket.getInputStream()::readAllBytes));
        assertThat(await(sending)).isEqualTo(content.length);
        assertThat(received).hasSize(before + content.length + 5);
        assertThat(Arrays.equals(received, before, before + content.length, content, 0, content.length))
                .isTrue();
        return done();
    }

    @Test
    void largeFileKeepsItsPlaceBehindAndBeforeWhatIsQueued() throws IOException {
        Peer.with(this::sendsMuch);
    }

    @Async
    private Coroutine<Void> cancels(Peer peer) throws IOException {
        StreamWriter writer = peer.writer();
        int before = StreamWriterTest.fill(writer);
        Task<Long> sending = createTask(
                writer.sendFile(file(random(5_000_000)), 0, 5_000_000).toCoroutine());
        await(yieldNow());
        sending.cancel();
        assertThat(await(error(sending))).isInstanceOf(CancelledError.class);
        writer.write("after");
        writer.writeEof();
        byte[] received = await(toThread(peer.socket.getInputStream()::readAllBytes));
        assertThat(received).hasSize(before + 5);
        return done();
    }

    @Test
    void cancelledFileIsNotSentAndTheStreamGoesOn() throws IOException {
        Peer.with(this::cancels);
    }

    @Async
    private Coroutine<Void> breaks(Peer peer) throws IOException {
        StreamWriter writer = peer.writer();
        StreamWriterTest.fill(writer);
        Path file = file(random(5_000_000));
        Task<Long> sending = createTask(writer.sendFile(file, 0, 5_000_000).toCoroutine());
        await(yieldNow());
        peer.reset();
        Throwable error = await(error(sending));
        assertThat(error).isInstanceOf(IOException.class);
        await(writer.closeAsync()); // throws nothing a second time
        assertThat(await(error(writer.sendFile(file, 0, 1)))).isInstanceOf(IOException.class);
        return done();
    }

    @Test
    void resetFailsTheFileThatIsOnItsWay() throws IOException {
        Peer.with(this::breaks);
    }

    @Async
    private Coroutine<Void> aborts(Peer peer) throws IOException {
        StreamWriter writer = peer.writer();
        StreamWriterTest.fill(writer);
        Path file = file(random(1000));
        Task<Long> sending = createTask(writer.sendFile(file, 0, 1000).toCoroutine());
        await(yieldNow());
        writer.transport().abort();
        assertThat(await(error(sending))).isInstanceOf(SocketException.class).hasMessage("Connection lost");
        assertThat(await(error(writer.sendFile(file, 0, 1)))).hasMessage("Connection lost");
        return done();
    }

    @Test
    void abortFailsTheFileThatIsOnItsWay() throws IOException {
        Peer.with(this::aborts);
    }
}
