// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.toThread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Runner;
import dev.weft.Task;
import dev.weft.os.Descriptors;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What the program leaves open. */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class LeftoversTest {

    private final Peer.Told told = new Peer.Told();

    private static long sockets() {
        return Descriptors.open().stream()
                .filter(open -> open.startsWith("socket:"))
                .count();
    }

    @Async
    private static Coroutine<Void> handle(StreamReader reader, StreamWriter writer) throws IOException {
        await(reader.read(1));
        return done();
    }

    @Async
    private static Coroutine<Object> leavesAll() throws IOException {
        Server server = await(Streams.startServer(LeftoversTest::handle, "127.0.0.1", 0));
        Connection connection = await(Streams.openConnection("127.0.0.1", server.port()));
        Datagrams datagrams = await(Datagrams.open(new InetSocketAddress("127.0.0.1", 0), null));
        DatagramTransport transport =
                await(Transports.createDatagramEndpoint(() -> new DatagramProtocol() {}, DatagramOptions.DEFAULT));
        await(Peer.until(() -> server.toString().endsWith(" 1 connections>")));
        return done(List.of(server, connection, datagrams, transport));
    }

    @Test
    void whatIsOpenWhenTheLoopClosesIsReportedOnceAndClosed() {
        long before = sockets();
        Object held = Peer.run(told, leavesAllOpen());
        assertThat(held).isNotNull();
        // the handler was cancelled as the runner closed, and that closes its connection
        assertThat(told.messages())
                .containsExactlyInAnyOrder(
                        "unclosed server",
                        "unclosed connection",
                        "unclosed datagram socket",
                        "unclosed datagram socket");
        assertThat(sockets()).isEqualTo(before);
    }

    private static Coroutine<Object> leavesAllOpen() {
        try {
            return leavesAll();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Async
    private static Coroutine<Void> drop(int port) throws IOException {
        await(Streams.openConnection("127.0.0.1", port));
        await(Datagrams.open(new InetSocketAddress("127.0.0.1", 0), null));
        return done();
    }

    /** The reader is held by the read that waits, and so is the connection. */
    @Async
    private static Coroutine<Void> waits(int port) throws IOException {
        await(await(Streams.openConnection("127.0.0.1", port)).reader().read(1));
        return done();
    }

    @Async
    private Coroutine<Void> drops() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            long before = sockets();
            await(drop(server.getLocalPort()));
            while (told.size() < 2) {
                System.gc();
                await(sleep(Duration.ofMillis(1)));
            }
            await(Peer.until(() -> sockets() <= before));
            Task<Void> waiting = createTask(waits(server.getLocalPort()));
            server.accept().close();
            Socket peer = await(toThread(server::accept));
            for (int i = 0; i < 5; i++) {
                System.gc();
                await(sleep(Duration.ofMillis(1)));
            }
            assertThat(waiting.isDone()).isFalse();
            peer.getOutputStream().write(1);
            await(waiting);
            peer.close();
        }
        return done();
    }

    @Test
    void whatTheProgramDropsIsReportedAndClosed() throws IOException {
        Peer.run(told, drops());
        // the last one is that of the task that has read; the loop's end may be the first to notice it
        assertThat(told.messages())
                .containsExactlyInAnyOrder("unclosed connection", "unclosed datagram socket", "unclosed connection");
    }

    @Test
    void debugModeSaysWhereItWasOpened() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Runner runner = Runner.builder().debug(true).build()) {
            runner.loop().setExceptionHandler(told::add);
            runner.run(waitsNot(server.getLocalPort()));
        }
        assertThat(told.messages()).containsExactly("unclosed connection");
        assertThat(String.valueOf(told.get(0).get("source_traceback"))).contains("LeftoversTest.waitsNot");
    }

    @Async
    private static Coroutine<Connection> waitsNot(int port) throws IOException {
        Connection connection = await(Streams.openConnection("127.0.0.1", port));
        return done(connection);
    }
}
