// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.Coroutine;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * Operations on channels that wait where the channel would block: asyncio's {@code loop.sock_recv} and its like. Each is tried
 * at once, and suspends only while the channel is not ready. A channel must be non-blocking, else
 * {@link IllegalArgumentException} is thrown, and used by one coroutine at a time in each direction. Cancelling leaves it open.
 */
public final class Sockets {

    private Sockets() {}

    /** Connects {@code channel}. */
    @Async
    public static Coroutine<Void> sockConnect(SocketChannel channel, SocketAddress remote) throws IOException {
        checkNonBlocking(channel);
        if (!channel.connect(remote)) {
            await(Readiness.writable(channel));
            channel.finishConnect();
        }
        return done();
    }

    /** The next connection, non-blocking. */
    @Async
    public static Coroutine<SocketChannel> sockAccept(ServerSocketChannel channel) throws IOException {
        checkNonBlocking(channel);
        SocketChannel accepted = channel.accept();
        while (accepted == null) {
            await(Readiness.readable(channel));
            accepted = channel.accept();
        }
        try {
            accepted.configureBlocking(false);
        } catch (IOException e) {
            SocketSettings.closeQuietly(accepted, e);
            throw e;
        }
        return done(accepted);
    }

    /** At least one byte and at most {@code n}, whatever is there first; empty at the end of the stream. */
    @Async
    public static Coroutine<byte[]> sockRecv(SocketChannel channel, int n) throws IOException {
        checkNonBlocking(channel);
        ByteBuffer shared = Network.running().incoming;
        int read = channel.read(shared.clear().limit(Math.min(n, shared.capacity())));
        while (read == 0 && n > 0) {
            await(Readiness.readable(channel));
            read = channel.read(shared.clear().limit(Math.min(n, shared.capacity())));
        }
        byte[] data = new byte[Math.max(read, 0)];
        shared.flip().get(data);
        return done(data);
    }

    /** As {@link #sockRecv}, into {@code buffer}; how many bytes came, or -1 at the end of the stream. */
    @Async
    public static Coroutine<Integer> sockRecvInto(SocketChannel channel, ByteBuffer buffer) throws IOException {
        checkNonBlocking(channel);
        Network network = Network.running();
        int read = network.read(channel, buffer);
        while (read == 0 && buffer.hasRemaining()) {
            await(Readiness.readable(channel));
            read = network.read(channel, buffer);
        }
        return done(read);
    }

    /** Sends all of {@code data}. */
    public static Coroutine<Void> sockSendAll(SocketChannel channel, byte[] data) throws IOException {
        return sockSendAll(channel, ByteBuffer.wrap(data));
    }

    /** Sends what remains in {@code data}; if it is cancelled, what remains then was not sent. */
    @Async
    public static Coroutine<Void> sockSendAll(SocketChannel channel, ByteBuffer data) throws IOException {
        checkNonBlocking(channel);
        Network network = Network.running();
        while (data.hasRemaining()) {
            if (!network.write(channel, data)) {
                await(Readiness.writable(channel));
            }
        }
        return done();
    }

    /** Sends {@code count} bytes of a file, fewer only if it ends before; how many it was. The system copies them. */
    @Async
    public static Coroutine<Long> sockSendFile(SocketChannel channel, FileChannel file, long start, long count)
            throws IOException {
        checkNonBlocking(channel);
        long sent = 0;
        while (sent < count) {
            long n = file.transferTo(start + sent, Math.min(count - sent, FilePart.AT_ONCE), channel);
            if (n == 0 && start + sent >= file.size()) {
                break;
            }
            sent += n;
            if (sent < count) {
                await(Readiness.writable(channel));
            }
        }
        return done(sent);
    }

    /** The next packet; of one that is longer than {@code n}, its first {@code n} bytes. */
    @Async
    public static Coroutine<Datagram> sockRecvFrom(DatagramChannel channel, int n) throws IOException {
        checkNonBlocking(channel);
        ByteBuffer shared = Network.running().incoming;
        SocketAddress sender = channel.receive(shared.clear().limit(Math.min(n, shared.capacity())));
        while (sender == null) {
            await(Readiness.readable(channel));
            sender = channel.receive(shared.clear().limit(Math.min(n, shared.capacity())));
        }
        byte[] data = new byte[shared.flip().remaining()];
        shared.get(data);
        return done(new Datagram(data, sender));
    }

    /** As {@link #sockRecvFrom}, into {@code buffer}; who has sent it. */
    @Async
    public static Coroutine<SocketAddress> sockRecvFromInto(DatagramChannel channel, ByteBuffer buffer)
            throws IOException {
        checkNonBlocking(channel);
        SocketAddress sender = channel.receive(buffer);
        while (sender == null) {
            await(Readiness.readable(channel));
            sender = channel.receive(buffer);
        }
        return done(sender);
    }

    /** Sends a packet to {@code receiver}; how many bytes it has. */
    @Async
    public static Coroutine<Integer> sockSendTo(DatagramChannel channel, byte[] data, SocketAddress receiver)
            throws IOException {
        checkNonBlocking(channel);
        while (!Packets.send(Network.running(), channel, data, receiver)) {
            await(Readiness.writable(channel));
        }
        return done(data.length);
    }

    private static void checkNonBlocking(SelectableChannel channel) {
        if (channel.isBlocking()) {
            throw new IllegalArgumentException("the socket must be non-blocking: call configureBlocking(false)");
        }
    }
}
