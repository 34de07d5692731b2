// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static dev.weft.net.StreamReaderTest.error;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.Async;
import dev.weft.AsyncFunction;
import dev.weft.Awaitable;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.Weft;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SocketsTest {

    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @TempDir
    private Path folder;

    private record Line(SocketChannel one, SocketChannel two) {}

    private static void run(AsyncFunction<Line, Void> test) {
        Weft.run(Weft.async(() -> connected(test)));
    }

    @Async
    private static Coroutine<Void> connected(AsyncFunction<Line, Void> test) throws Exception {
        try (ServerSocketChannel server = ServerSocketChannel.open().bind(ANY_PORT);
                SocketChannel one = SocketChannel.open()) {
            server.configureBlocking(false);
            one.configureBlocking(false);
            Task<SocketChannel> accepting = createTask(Sockets.sockAccept(server));
            await(yieldNow());
            await(Sockets.sockConnect(one, server.getLocalAddress()));
            try (SocketChannel two = await(accepting)) {
                assertThat(two.isBlocking()).isFalse();
                await(test.apply(new Line(one, two)));
            }
        }
        return done();
    }

    @Async
    private static Coroutine<Void> exchanges(Line line) throws IOException {
        Task<byte[]> receiving = createTask(Sockets.sockRecv(line.two, 3));
        await(yieldNow());
        await(Sockets.sockSendAll(line.one, "hello".getBytes(UTF_8)));
        assertThat(await(receiving)).isEqualTo("hel".getBytes(UTF_8));
        assertThat(await(Sockets.sockRecv(line.two, 0))).isEmpty();
        assertThat(await(Sockets.sockRecv(line.two, 100))).isEqualTo("lo".getBytes(UTF_8));
        ByteBuffer buffer = ByteBuffer.allocate(10);
        Task<Integer> into = createTask(Sockets.sockRecvInto(line.two, buffer));
        await(yieldNow());
        await(Sockets.sockSendAll(line.one, ByteBuffer.wrap("into".getBytes(UTF_8))));
        assertThat(await(into)).isEqualTo(4);
        assertThat(UTF_8.decode(buffer.flip()).toString()).isEqualTo("into");
        line.one.shutdownOutput();
        assertThat(await(Sockets.sockRecv(line.two, 100))).isEmpty();
        assertThat(await(Sockets.sockRecvInto(line.two, buffer.clear()))).isEqualTo(-1);
        return done();
    }

    @Test
    void bytesGoThereAndBack() {
        run(SocketsTest::exchanges);
    }

    @Async
    private Coroutine<Void> sendsMuch(Line line) throws IOException {
        byte[] much = new byte[10_000_000];
        Path file = Files.write(folder.resolve("file"), much);
        Task<Void> sending = createTask(Sockets.sockSendAll(line.one, much));
        await(yieldNow());
        assertThat(sending.isDone()).isFalse();
        await(receive(line.two, much.length));
        await(sending);
        try (FileChannel channel = FileChannel.open(file)) {
            Task<Long> copying = createTask(Sockets.sockSendFile(line.one, channel, 1, much.length));
            await(receive(line.two, much.length - 1));
            assertThat(await(copying)).isEqualTo(much.length - 1);
        }
        return done();
    }

    @Async
    private static Coroutine<Void> receive(SocketChannel channel, int n) throws IOException {
        ByteBuffer all = ByteBuffer.allocate(n);
        while (all.hasRemaining()) {
            await(Sockets.sockRecvInto(channel, all));
        }
        return done();
    }

    @Test
    void muchIsSentAsThePeerTakesIt() {
        run(this::sendsMuch);
    }

    @Async
    private static Coroutine<Void> cancels(Line line) throws IOException {
        Task<byte[]> receiving = createTask(Sockets.sockRecv(line.two, 3));
        await(yieldNow());
        receiving.cancel();
        assertThat(await(error(receiving))).isInstanceOf(CancelledError.class);
        assertThat(line.two.isOpen()).isTrue();
        await(Sockets.sockSendAll(line.one, "x".getBytes(UTF_8)));
        assertThat(await(Sockets.sockRecv(line.two, 3))).hasSize(1);
        line.two.setOption(StandardSocketOptions.SO_LINGER, 0);
        line.two.close();
        assertThat(await(error(Sockets.sockRecv(line.one, 3)))).isInstanceOf(IOException.class);
        return done();
    }

    @Test
    void cancelLeavesTheChannelOpen() {
        run(SocketsTest::cancels);
    }

    @Async
    private static Coroutine<Void> refuses() throws IOException {
        try (SocketChannel socket = SocketChannel.open();
                ServerSocketChannel server = ServerSocketChannel.open();
                DatagramChannel datagrams = DatagramChannel.open()) {
            for (Awaitable<?> operation : List.<Awaitable<?>>of(
                    Sockets.sockConnect(socket, ANY_PORT),
                    Sockets.sockAccept(server),
                    Sockets.sockRecv(socket, 1),
                    Sockets.sockRecvInto(socket, ByteBuffer.allocate(1)),
                    Sockets.sockSendAll(socket, new byte[1]),
                    Sockets.sockSendFile(socket, null, 0, 1),
                    Sockets.sockRecvFrom(datagrams, 1),
                    Sockets.sockRecvFromInto(datagrams, ByteBuffer.allocate(1)),
                    Sockets.sockSendTo(datagrams, new byte[1], ANY_PORT))) {
                assertThat(await(error(operation)))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage("the socket must be non-blocking: call configureBlocking(false)");
            }
            server.bind(ANY_PORT);
            InetSocketAddress unused = (InetSocketAddress) server.getLocalAddress();
            server.close();
            socket.configureBlocking(false);
            assertThat(await(error(Sockets.sockConnect(socket, unused)))).isInstanceOf(ConnectException.class);
        }
        return done();
    }

    @Test
    void blockingChannelIsRefused() {
        Weft.run(Weft.async(SocketsTest::refuses));
    }

    @Async
    private static Coroutine<Void> packets() throws IOException {
        try (DatagramChannel one = DatagramChannel.open().bind(ANY_PORT);
                DatagramChannel two = DatagramChannel.open().bind(ANY_PORT)) {
            one.configureBlocking(false);
            two.configureBlocking(false);
            Task<Datagram> receiving = createTask(Sockets.sockRecvFrom(two, 3));
            await(yieldNow());
            assertThat(await(Sockets.sockSendTo(one, "long one".getBytes(UTF_8), two.getLocalAddress())))
                    .isEqualTo(8);
            assertThat(await(receiving).data()).isEqualTo("lon".getBytes(UTF_8));
            assertThat(await(receiving).sender()).isEqualTo(one.getLocalAddress());
            assertThat(await(Sockets.sockSendTo(one, new byte[0], two.getLocalAddress())))
                    .isZero();
            ByteBuffer buffer = ByteBuffer.allocate(10);
            assertThat(await(Sockets.sockRecvFromInto(two, buffer))).isEqualTo(one.getLocalAddress());
            assertThat(buffer.position()).isZero();
        }
        return done();
    }

    @Test
    void packetsGoToAddresses() {
        Weft.run(Weft.async(SocketsTest::packets));
    }
}
