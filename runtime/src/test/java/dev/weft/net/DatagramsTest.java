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

import dev.weft.Async;
import dev.weft.AsyncCallable;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.Task;
import dev.weft.Weft;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DatagramsTest {

    private static final SocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final Peer.Told told = new Peer.Told();

    private void run(AsyncCallable<Void> test) {
        Peer.run(told, Weft.async(test));
        assertThat(told).isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    @Async
    private static Coroutine<Void> exchanges() throws IOException {
        try (Datagrams server = await(Datagrams.open(ANY_PORT, null));
                Datagrams client = await(Datagrams.open(null, server.localAddress()))) {
            assertThat(client.remoteAddress()).isEqualTo(server.localAddress());
            assertThat(server.remoteAddress()).isNull();
            Task<Datagram> receiving = createTask(server.receive());
            await(yieldNow());
            assertThat(await(error(server.receive())))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("receive() called while another coroutine is already waiting for incoming data");
            await(client.send(bytes("ping")));
            Datagram ping = await(receiving);
            assertThat(ping.data()).isEqualTo(bytes("ping"));
            assertThat(ping.sender()).isEqualTo(client.localAddress());
            await(server.send(new byte[0], ping.sender()));
            await(server.send(new byte[60_000], ping.sender()));
            assertThat(await(client.receive()).data()).isEmpty();
            assertThat(await(client.receive()).data()).hasSize(60_000);
            assertThat(await(error(server.send(bytes("x"))))).isInstanceOf(IllegalArgumentException.class);
            assertThat(await(error(client.send(bytes("x"), client.localAddress()))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Invalid address: must be None or " + server.localAddress());
            assertThat(await(error(client.send(new byte[0]))))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("open one without a remote address");
            assertThat(await(error(client.send(new byte[70_000]))))
                    .isInstanceOf(IOException.class)
                    .hasMessage("Message too long");
            Task<Datagram> cancelled = createTask(client.receive());
            await(yieldNow());
            cancelled.cancel();
            assertThat(await(error(cancelled))).isInstanceOf(CancelledError.class);
            await(server.send(bytes("after"), client.localAddress()));
            assertThat(await(client.receive()).data()).isEqualTo(bytes("after"));
        }
        return done();
    }

    @Test
    void packetsArriveWholeWithTheirSender() {
        run(DatagramsTest::exchanges);
    }

    @Async
    private static Coroutine<Void> fails() throws IOException {
        Datagrams gone = await(Datagrams.open(ANY_PORT, null));
        try (Datagrams client = await(Datagrams.open(null, gone.localAddress()))) {
            assertThat(await(error(Datagrams.open(gone.localAddress(), null)))).isInstanceOf(BindException.class);
            Task<Datagram> receiving = createTask(gone.receive());
            await(yieldNow());
            assertThat(gone.isClosed()).isFalse();
            await(gone.closeAsync());
            assertThat(gone.isClosed()).isTrue();
            assertThat(await(error(receiving))).isInstanceOf(ClosedChannelException.class);
            assertThat(await(error(gone.receive()))).isInstanceOf(ClosedChannelException.class);
            assertThat(await(error(gone.send(bytes("x"), client.localAddress()))))
                    .isInstanceOf(ClosedChannelException.class);
            await(gone.closeAsync());
            await(client.send(bytes("x")));
            assertThat(await(error(client.receive()))).isInstanceOf(PortUnreachableException.class);
        }
        assertThat(await(error(Datagrams.open(null, InetSocketAddress.createUnresolved("no.such.host.invalid", 1)))))
                .isInstanceOf(UnknownHostException.class);
        Datagrams named = await(Datagrams.open(InetSocketAddress.createUnresolved("localhost", 0), null));
        await(named.closeAsync());
        Datagrams one = await(Datagrams.open(
                DatagramOptions.DEFAULT.localAddress(ANY_PORT).reusePort(true).broadcast(true)));
        Datagrams two = await(Datagrams.open(
                DatagramOptions.DEFAULT.localAddress(one.localAddress()).reusePort(true)));
        await(one.closeAsync());
        await(two.closeAsync());
        return done();
    }

    @Test
    void closeEndsWhoWaitsAndErrorsReachWhoReceives() {
        run(DatagramsTest::fails);
    }

    private static final class Packets implements DatagramProtocol {

        private final List<String> events = new ArrayList<>();
        private final Future<Void> lost = EventLoop.running().createFuture();
        private String throwsIn = "";

        @Override
        public void connectionMade(DatagramTransport transport) {
            event("made");
        }

        @Override
        public void datagramReceived(ByteBuffer data, SocketAddress sender) {
            event("data " + UTF_8.decode(data));
        }

        @Override
        public void errorReceived(IOException error) {
            event("error " + error.getClass().getSimpleName());
        }

        @Override
        public void connectionLost(Throwable error) {
            lost.setResult(null);
            event("lost" + (error == null ? "" : " " + error.getMessage()));
        }

        private void event(String event) {
            events.add(event);
            if (event.startsWith(throwsIn) && !throwsIn.isEmpty()) {
                throw new IllegalArgumentException("in " + event);
            }
        }
    }

    @Async
    private static Coroutine<Void> protocols() throws IOException {
        Packets first = new Packets();
        Packets second = new Packets();
        DatagramTransport one =
                await(Transports.createDatagramEndpoint(() -> first, DatagramOptions.DEFAULT.localAddress(ANY_PORT)));
        DatagramTransport two = await(Transports.createDatagramEndpoint(
                () -> second, DatagramOptions.DEFAULT.remoteAddress(one.localAddress())));
        assertThat(first.events).containsExactly("made");
        assertThat(one.protocol()).isSameAs(first);
        assertThat(two.remoteAddress()).isEqualTo(one.localAddress());
        two.sendTo(bytes("a"), null);
        two.sendTo(bytes("c"), one.localAddress());
        one.sendTo(bytes("b"), two.localAddress());
        one.sendTo(new byte[0], two.localAddress());
        await(Peer.until(() -> first.events.size() == 3 && second.events.size() == 3));
        assertThatThrownBy(() -> two.sendTo(bytes("x"), two.localAddress()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Invalid address: must be None or " + one.localAddress());
        assertThatThrownBy(() -> one.sendTo(bytes("x"), null)).isInstanceOf(IllegalArgumentException.class);
        two.sendTo(new byte[65_530], null);
        two.sendTo(new byte[70_000], null);
        two.sendTo(new byte[0], null);
        one.close();
        one.close();
        assertThat(one.isClosing()).isTrue();
        one.sendTo(bytes("ignored"), two.localAddress());
        await(first.lost);
        await(yieldNow());
        two.sendTo(bytes("nobody"), null);
        await(Peer.until(() -> second.events.size() == 7));
        two.abort();
        await(second.lost);
        assertThat(first.events).containsExactly("made", "data a", "data c", "lost");
        assertThat(second.events)
                .containsExactly(
                        "made",
                        "data b",
                        "data ",
                        "error IOException",
                        "error IOException",
                        "error IOException",
                        "error PortUnreachableException",
                        "lost");
        return done();
    }

    @Test
    void protocolIsToldOfPacketsAndErrors() {
        run(DatagramsTest::protocols);
    }

    @Async
    private static Coroutine<Void> throwing() throws IOException {
        Packets packets = new Packets();
        packets.throwsIn = "data";
        DatagramTransport transport =
                await(Transports.createDatagramEndpoint(() -> packets, DatagramOptions.DEFAULT.localAddress(ANY_PORT)));
        transport.sendTo(bytes("to itself"), transport.localAddress());
        transport.setWriteBufferLimits(10, 5);
        assertThat(transport.writeBufferSize()).isZero();
        await(packets.lost);
        assertThat(packets.events).containsExactly("made", "data to itself", "lost in data to itself");
        return done();
    }

    @Test
    void protocolThatThrowsIsReportedAndEnds() throws IOException {
        Peer.run(told, throwing());
        assertThat(told.messages()).containsExactly("Fatal error: protocol.datagramReceived() call failed.");
    }
}
