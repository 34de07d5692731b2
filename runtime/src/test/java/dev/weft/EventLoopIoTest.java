// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EventLoopIoTest {

    @Test
    void readerRunsWhileThereIsSomethingToRead() throws IOException {
        Pipe pipe = Pipe.open();
        assertThat(Weft.run(readTwice(pipe))).isEqualTo("ab");
        pipe.source().close();
        pipe.sink().close();
    }

    @Async
    private static Coroutine<String> readTwice(Pipe pipe) throws IOException {
        pipe.source().configureBlocking(false);
        StringBuilder read = new StringBuilder();
        for (String part : new String[] {"a", "b"}) {
            EventLoop loop = EventLoop.running();
            Future<String> arrived = loop.createFuture();
            loop.addReader(pipe.source(), () -> {
                loop.removeReader(pipe.source());
                arrived.setResult(readFrom(pipe));
            });
            loop.callSoon(() -> write(pipe, part));
            read.append(await(arrived));
        }
        return done(read.toString());
    }

    @Test
    void acceptAndConnectAreReadinessToo() throws IOException {
        try (ServerSocketChannel server = ServerSocketChannel.open();
                SocketChannel client = SocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            assertThat(Weft.run(connect(server, client))).isTrue();
        }
    }

    @Async
    private static Coroutine<Boolean> connect(ServerSocketChannel server, SocketChannel client) throws IOException {
        server.configureBlocking(false);
        client.configureBlocking(false);
        EventLoop loop = EventLoop.running();
        Future<Boolean> accepted = loop.createFuture();
        Future<Boolean> connected = loop.createFuture();
        loop.addReader(server, () -> {
            loop.removeReader(server);
            accepted.setResult(accept(server));
        });
        if (client.connect(server.getLocalAddress())) {
            connected.setResult(true);
        } else {
            loop.addWriter(client, () -> {
                loop.removeWriter(client);
                connected.setResult(finish(client));
            });
        }
        return done(await(accepted) && await(connected));
    }

    @Async
    private static Coroutine<Integer> firstReaderRemovesBoth(Pipe one, Pipe two) throws IOException {
        EventLoop loop = EventLoop.running();
        int[] ran = {0};
        Future<Void> read = loop.createFuture();
        for (Pipe pipe : new Pipe[] {one, two}) {
            pipe.source().configureBlocking(false);
            write(pipe, "x");
            loop.addReader(pipe.source(), () -> {
                ran[0]++;
                loop.removeReader(one.source());
                loop.removeReader(two.source());
                read.setResultUnlessDone(null);
            });
        }
        await(read);
        await(Weft.yieldNow());
        one.source().configureBlocking(true);
        return done(ran[0]);
    }

    /** Both were in the turn's queue, and the second ran although it was removed; the channel stayed registered. */
    @Test
    void removedReaderDoesNotRunAnyMore() throws IOException {
        Pipe one = Pipe.open();
        Pipe two = Pipe.open();
        assertThat(Weft.run(firstReaderRemovesBoth(one, two))).isEqualTo(1);
        for (Pipe pipe : new Pipe[] {one, two}) {
            pipe.source().close();
            pipe.sink().close();
        }
    }

    @Test
    void blockingChannelIsRefused() throws IOException {
        Pipe pipe = Pipe.open();
        EventLoop loop = EventLoop.create();
        assertThatThrownBy(() -> loop.addReader(pipe.source(), () -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("configureBlocking(false)");
        assertThat(loop.removeReader(pipe.source().configureBlocking(false))).isFalse();
        loop.close();
        pipe.source().close();
        pipe.sink().close();
    }

    private static String readFrom(Pipe pipe) {
        try {
            ByteBuffer buffer = ByteBuffer.allocate(16);
            pipe.source().read(buffer);
            return StandardCharsets.UTF_8.decode(buffer.flip()).toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void write(Pipe pipe, String text) {
        try {
            pipe.sink().write(StandardCharsets.UTF_8.encode(text));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean accept(ServerSocketChannel server) {
        try (SocketChannel accepted = server.accept()) {
            return accepted != null;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean finish(SocketChannel client) {
        try {
            return client.finishConnect();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
