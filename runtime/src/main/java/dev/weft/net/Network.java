// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import dev.weft.EventLoop;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** What the sockets of one loop share: two buffers, and the list of those that are open. */
final class Network implements AutoCloseable {

    /** The most that is received, or sent, by one call of the system, in bytes. */
    static final int BUFFER = 64 * 1024;

    final EventLoop loop;

    /** Where bytes are received; whoever is told of them copies them at once. */
    final ByteBuffer incoming = ByteBuffer.allocateDirect(BUFFER);

    /** Where bytes stand while they are sent. */
    final ByteBuffer outgoing = ByteBuffer.allocateDirect(BUFFER);

    /** The list's head: it stands before the first and behind the last. */
    private final Linked open = new Linked();

    private Network(EventLoop loop) {
        this.loop = loop;
    }

    /** The loop's. */
    static Network of(EventLoop loop) {
        return loop.attachment(Network.class, Network::new);
    }

    /** The running loop's. */
    static Network running() {
        return of(EventLoop.running());
    }

    /** Reads into {@code into}. The JDK reads into direct buffers only, and would keep one as large as the largest other. */
    int read(SocketChannel channel, ByteBuffer into) throws IOException {
        if (into.isDirect()) {
            return channel.read(into);
        }
        incoming.clear().limit(Math.min(into.remaining(), incoming.capacity()));
        int n = channel.read(incoming);
        into.put(incoming.flip());
        return n;
    }

    /** Sends some of what remains in {@code data}; answers whether the peer may take more. */
    boolean write(SocketChannel channel, ByteBuffer data) throws IOException {
        if (data.isDirect()) {
            channel.write(data);
            return !data.hasRemaining();
        }
        int start = data.position();
        int piece = Math.min(data.remaining(), outgoing.capacity());
        int sent = channel.write(outgoing.clear().put(data.slice(start, piece)).flip());
        data.position(start + sent);
        return sent == piece;
    }

    void opened(Endpoint endpoint) {
        endpoint.insertBefore(open);
    }

    /** The connections that {@code server} has accepted and that are open. */
    List<SocketTransport> transportsOf(SocketServer server) {
        List<SocketTransport> accepted = new ArrayList<>();
        for (Linked next = open.next(); next != open; next = next.next()) {
            if (next instanceof SocketTransport transport && transport.isOf(server)) {
                accepted.add(transport);
            }
        }
        return accepted;
    }

    /** Closes and reports all that the program has left open. */
    @Override
    public void close() {
        while (open.next() instanceof Endpoint left) {
            left.unlink();
            try {
                left.loopCloses();
            } catch (IOException e) {
                left.report("closing a socket failed", e);
            }
        }
    }
}
