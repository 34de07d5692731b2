// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.AsyncCloseable;
import dev.weft.Coroutine;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/**
 * A datagram socket for coroutines. Packets wait in the system until they are received, and are dropped there when there are
 * too many.
 *
 * <p>Not thread-safe; use from the loop's thread.
 */
public final class Datagrams implements AsyncCloseable {

    private final PacketSocket socket;
    private final Dropped watch;

    private Datagrams(PacketSocket socket) {
        this.socket = socket;
        this.watch = Dropped.watch(this, socket.network.loop, socket);
    }

    /**
     * Opens a socket.
     *
     * @param local this end's address; null for one that the system picks
     * @param remote the only peer; null for any
     */
    public static Coroutine<Datagrams> open(SocketAddress local, SocketAddress remote) throws IOException {
        return open(DatagramOptions.DEFAULT.localAddress(local).remoteAddress(remote));
    }

    /** Opens a socket. Addresses that are not resolved yet are looked up in a thread. */
    @Async
    public static Coroutine<Datagrams> open(DatagramOptions options) throws IOException {
        DatagramChannel channel = await(channel(options));
        return done(new Datagrams(new PacketSocket(Network.running(), channel)));
    }

    /** A channel, bound and maybe connected, non-blocking. */
    @Async
    static Coroutine<DatagramChannel> channel(DatagramOptions options) throws IOException {
        SocketAddress local = await(resolved(options.localAddress()));
        SocketAddress remote = await(resolved(options.remoteAddress()));
        SocketAddress either = local == null ? remote : local;
        DatagramChannel channel =
                either == null ? DatagramChannel.open() : DatagramChannel.open(Connector.family(either));
        try {
            channel.configureBlocking(false);
            if (options.reusePort()) {
                channel.setOption(StandardSocketOptions.SO_REUSEPORT, true);
            }
            channel.setOption(StandardSocketOptions.SO_BROADCAST, options.broadcast());
            channel.bind(local);
            if (remote != null) {
                channel.connect(remote);
            }
        } catch (Throwable error) {
            SocketSettings.closeQuietly(channel, error);
            throw error;
        }
        return done(channel);
    }

    @Async
    private static Coroutine<SocketAddress> resolved(SocketAddress address) throws IOException {
        if (address instanceof InetSocketAddress named && named.isUnresolved()) {
            return done(await(Resolver.resolve(named.getHostString(), named.getPort()))
                    .get(0));
        }
        return done(address);
    }

    /**
     * The next packet. One coroutine may wait at a time.
     *
     * @throws java.net.PortUnreachableException if an earlier packet has reached the only peer's machine, but not the peer
     * @throws java.nio.channels.ClosedChannelException if the socket is closed, also while this waits
     */
    @Async
    public Coroutine<Datagram> receive() throws IOException {
        socket.checkFree();
        ByteBuffer shared = socket.network.incoming;
        SocketAddress sender = socket.channel.receive(shared.clear());
        while (sender == null) {
            await(socket.arrival());
            sender = socket.channel.receive(shared.clear());
        }
        byte[] data = new byte[shared.flip().remaining()];
        shared.get(data);
        return done(new Datagram(data, sender));
    }

    /** Sends a packet to the only peer; not an empty one, which the JDK can't send to an only peer. */
    public Coroutine<Void> send(byte[] data) throws IOException {
        return send(data, socket.remote);
    }

    /**
     * Sends a packet, which may be empty unless there is only one peer. Suspends only while the system has no room for it.
     *
     * @throws IllegalArgumentException if there is only one peer, and {@code receiver} is another
     * @throws java.nio.channels.ClosedChannelException if the socket is closed, also while this waits
     */
    @Async
    public Coroutine<Void> send(byte[] data, SocketAddress receiver) throws IOException {
        if (receiver == null) {
            throw new IllegalArgumentException("no receiver: neither the socket nor the call names one");
        } else if (socket.remote != null && !receiver.equals(socket.remote)) {
            throw new IllegalArgumentException("Invalid address: must be None or " + socket.remote);
        }
        while (!Packets.send(socket.network, socket.channel, data, receiver)) {
            socket.awaitSpace();
            await(socket.senders.join());
        }
        return done();
    }

    /** Closes the socket at once. */
    @Async
    @Override
    public Coroutine<Void> closeAsync() {
        try {
            socket.close();
        } catch (IOException e) {
            throw Thrown.unchecked(e);
        } finally {
            watch.forget();
        }
        return done();
    }

    /** Whether it was closed. */
    public boolean isClosed() {
        return !socket.channel.isOpen();
    }

    /** This end's address. */
    public SocketAddress localAddress() {
        return socket.local;
    }

    /** The only peer's address, or null. */
    public SocketAddress remoteAddress() {
        return socket.remote;
    }

    @Override
    public String toString() {
        return socket.toString();
    }
}
