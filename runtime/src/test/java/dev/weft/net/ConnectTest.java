// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import static dev.weft.Weft.allTasks;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.run;
import static dev.weft.Weft.yieldNow;
import static dev.weft.net.StreamReaderTest.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.Weft;
import dev.weft.os.Descriptors;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.NotYetConnectedException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Timeout(60)
class ConnectTest {

    /** A port that takes no connection and answers nothing: those that it has not accepted are as many as it takes. */
    private static final class Silent implements AutoCloseable {

        private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        private final List<SocketChannel> waiting = new ArrayList<>();

        Silent() throws IOException {
            for (boolean connected = true; connected; ) {
                SocketChannel channel = SocketChannel.open();
                waiting.add(channel);
                channel.configureBlocking(false);
                connected = channel.connect(address()) || channel.finishConnect();
            }
        }

        InetSocketAddress address() {
            return (InetSocketAddress) server.getLocalSocketAddress();
        }

        @Override
        public void close() throws IOException {
            for (SocketChannel channel : waiting) {
                channel.close();
            }
            server.close();
        }
    }

    private static InetSocketAddress unusedPort() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return (InetSocketAddress) server.getLocalSocketAddress();
        }
    }

    @Async
    private static Coroutine<Void> fails() throws IOException {
        InetSocketAddress unused = unusedPort();
        assertThat(await(error(Streams.openConnection("127.0.0.1", unused.getPort()))))
                .isInstanceOf(ConnectException.class)
                .hasMessage("Connect call failed (/127.0.0.1:" + unused.getPort() + "): Connection refused");
        assertThat(await(error(Streams.openConnection("no.such.host.invalid", 1))))
                .isInstanceOf(UnknownHostException.class)
                .hasMessageContaining("no.such.host.invalid");
        assertThat(await(error(Streams.openConnection("::not an address::", 1))))
                .isInstanceOf(UnknownHostException.class);
        assertThat(await(error(Streams.openConnection("127.0.0.1", -1)))).isInstanceOf(IllegalArgumentException.class);
        return done();
    }

    @Test
    void saysWhyItCannotConnect() {
        run(Weft.async(ConnectTest::fails));
    }

    @Test
    void severalFailuresAreOneThatNamesEach() {
        IOException refused = new ConnectException("a refused");
        IOException unreachable = new SocketException("b unreachable");
        assertThat(Failures.join(List.of(refused, unreachable)))
                .hasMessage("Multiple exceptions: a refused, b unreachable")
                .isExactlyInstanceOf(IOException.class)
                .hasSuppressedException(refused)
                .hasSuppressedException(unreachable);
        assertThat(Failures.join(List.of(refused, new ConnectException("c refused"))))
                .hasMessage("Multiple exceptions: a refused, c refused")
                .isExactlyInstanceOf(ConnectException.class);
        assertThat(Failures.join(List.of(refused))).isSameAs(refused);
        assertThat(Failures.join(List.of(refused, new ConnectException("a refused"))))
                .isSameAs(refused);
    }

    @Async
    private static Coroutine<Void> cancels() throws IOException {
        try (Silent silent = new Silent()) {
            List<String> before = Descriptors.sockets();
            Task<Connection> connecting = createTask(
                    Streams.openConnection("127.0.0.1", silent.address().getPort()));
            for (int i = 0; i < 5; i++) {
                await(yieldNow());
            }
            assertThat(connecting.isDone()).isFalse();
            connecting.cancel();
            assertThat(await(error(connecting))).isInstanceOf(CancelledError.class);
            await(yieldNow());
            assertThat(Descriptors.sockets()).isSubsetOf(before);
        }
        return done();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void cancelWhileConnectingClosesTheSocket() {
        run(Weft.async(ConnectTest::cancels));
    }

    /** Cancelled in every turn that connecting takes, from the first to the last. */
    @Async
    private static Coroutine<Void> cancelsInEachTurn() throws IOException {
        List<String> before = Descriptors.sockets();
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            boolean connected = false;
            for (int turns = 0; !connected; turns++) {
                Task<Connection> connecting = createTask(Streams.openConnection("127.0.0.1", server.getLocalPort()));
                for (int i = 0; i < turns && !connecting.isDone(); i++) {
                    await(yieldNow());
                }
                connected = connecting.isDone();
                connecting.cancel();
                Throwable error = await(error(connecting));
                assertThat(connected ? error == null : error instanceof CancelledError)
                        .isTrue();
                if (connected) {
                    await(connecting.result().closeAsync());
                }
            }
        }
        for (int i = 0; i < 3; i++) {
            await(yieldNow());
        }
        assertThat(Descriptors.sockets()).isSubsetOf(before);
        assertThat(allTasks()).containsExactly(currentTask());
        return done();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void cancelInAnyTurnLeavesNothingOpen() {
        run(Weft.async(ConnectTest::cancelsInEachTurn));
    }

    @Async
    private static Coroutine<Void> binds() throws IOException {
        InetSocketAddress local = new InetSocketAddress("127.0.0.2", 0);
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Connection connection = await(Streams.openConnection(
                        "127.0.0.1",
                        server.getLocalPort(),
                        ConnectOptions.DEFAULT
                                .localAddress(local)
                                .keepAlive(true)
                                .noDelay(false)))) {
            assertThat(((InetSocketAddress) server.accept().getRemoteSocketAddress()).getAddress())
                    .isEqualTo(local.getAddress());
            assertThat(connection.writer().remoteAddress()).isEqualTo(server.getLocalSocketAddress());
        }
        return done();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void connectsFromTheAddressThatItIsTold() {
        run(Weft.async(ConnectTest::binds));
    }

    @Async
    private static Coroutine<Void> takesChannel() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            SocketChannel channel = SocketChannel.open(server.getLocalSocketAddress());
            channel.setOption(StandardSocketOptions.SO_SNDBUF, 10_000);
            try (Connection connection = await(Streams.openConnection(channel, ConnectOptions.DEFAULT))) {
                connection.writer().write("x");
                assertThat(server.accept().getInputStream().read()).isEqualTo('x');
            }
            assertThat(channel.isOpen()).isFalse();
            SocketChannel unconnected = SocketChannel.open();
            assertThat(await(error(Streams.openConnection(unconnected, ConnectOptions.DEFAULT))))
                    .isInstanceOf(NotYetConnectedException.class);
            assertThat(unconnected.isOpen()).isFalse();
        }
        return done();
    }

    @Test
    void takesAChannelThatIsConnected() {
        run(Weft.async(ConnectTest::takesChannel));
    }

    private static final ConnectOptions HAPPY = ConnectOptions.DEFAULT.happyEyeballsDelay(Duration.ofMillis(5));

    @Async
    private static Coroutine<Void> races() throws IOException {
        List<String> before = Descriptors.sockets();
        try (Silent silent = new Silent();
                ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            List<String> open = Descriptors.sockets();
            InetSocketAddress answering = (InetSocketAddress) server.getLocalSocketAddress();
            try (SocketChannel winner =
                    await(new HappyEyeballs(List.of(silent.address(), unusedPort(), silent.address(), answering), HAPPY)
                            .connect())) {
                assertThat(winner.getRemoteAddress()).isEqualTo(answering);
                assertThat(allTasks()).containsExactly(currentTask());
            }
            server.accept().close();
            assertThat(await(error(new HappyEyeballs(List.of(unusedPort(), unusedPort()), HAPPY).connect())))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageStartingWith("Multiple exceptions: Connect call failed (");
            Task<SocketChannel> hopeless =
                    createTask(new HappyEyeballs(List.of(silent.address(), silent.address()), HAPPY).connect());
            await(Peer.until(() -> allTasks().size() == 4));
            hopeless.cancel();
            assertThat(await(error(hopeless))).isInstanceOf(CancelledError.class);
            assertThat(allTasks()).containsExactly(currentTask());
            await(yieldNow());
            assertThat(Descriptors.sockets()).isSubsetOf(open);
        }
        assertThat(Descriptors.sockets()).isSubsetOf(before);
        return done();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void happyEyeballsConnectToTheFirstThatAnswersAndLeaveNothing() {
        run(Weft.async(ConnectTest::races));
    }

    @Test
    void familiesAlternate() throws IOException {
        InetSocketAddress four = new InetSocketAddress("127.0.0.1", 1);
        InetSocketAddress four2 = new InetSocketAddress("127.0.0.2", 1);
        InetSocketAddress six = new InetSocketAddress("::1", 1);
        assertThat(HappyEyeballs.interleave(List.of(six, four, four2))).containsExactly(six, four, four2);
        assertThat(HappyEyeballs.interleave(List.of(four, four2, six))).containsExactly(four, six, four2);
    }
}
