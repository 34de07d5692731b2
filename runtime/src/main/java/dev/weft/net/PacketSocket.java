// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import dev.weft.ExceptionContext;
import dev.weft.Future;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.DatagramChannel;

/** What {@link Datagrams} keeps of its socket, so that the loop doesn't hold what the program may drop. */
final class PacketSocket extends Endpoint implements Runnable, Dropped.Owner {

    final DatagramChannel channel;
    final SocketAddress local;
    final SocketAddress remote;

    /** Who waits until the system takes more. */
    final Waiters senders = new Waiters();

    /** Done when a packet is there; null, or done, when nobody waits. */
    private Future<Void> receiver;

    /** Whether the loop calls {@link #run}. It still may while nobody waits; the first call then ends it. */
    private boolean listening;

    /** Takes a bound, non-blocking channel. */
    PacketSocket(Network network, DatagramChannel channel) throws IOException {
        super(network);
        this.channel = channel;
        this.local = channel.getLocalAddress();
        this.remote = channel.getRemoteAddress();
        network.opened(this);
    }

    /** What to await until a packet is there. */
    Future<Void> arrival() {
        checkFree();
        if (!listening) {
            listening = true;
            network.loop.addReader(channel, this);
        }
        receiver = network.loop.createFuture();
        return receiver;
    }

    /** Refuses a second receiver. */
    void checkFree() {
        if (isAwaited()) {
            throw new IllegalStateException(
                    "receive() called while another coroutine is already waiting for incoming data");
        }
    }

    private boolean isAwaited() {
        return receiver != null && !receiver.isDone();
    }

    @Override
    public void run() {
        if (isAwaited()) {
            receiver.setResult(null);
        } else {
            listening = false;
            network.loop.removeReader(channel);
        }
    }

    /** Wakes the senders when the system takes more. */
    void awaitSpace() {
        network.loop.addWriter(channel, () -> {
            network.loop.removeWriter(channel);
            senders.wake(null);
        });
    }

    /** Closes it; who waits is told. Does nothing if it is closed. */
    void close() throws IOException {
        if (channel.isOpen()) {
            unlink();
            network.loop.release(channel);
            channel.close();
            if (isAwaited()) {
                receiver.setException(new AsynchronousCloseException());
            }
            senders.wake(new AsynchronousCloseException());
        }
    }

    @Override
    public void dropped() {
        if (channel.isOpen()) {
            report("unclosed datagram socket", null);
            try {
                close();
            } catch (IOException e) {
                report("closing a socket failed", e);
            }
        }
    }

    @Override
    void loopCloses() throws IOException {
        report("unclosed datagram socket", null);
        channel.close();
    }

    @Override
    ExceptionContext describe(ExceptionContext context) {
        return context.with("socket", this);
    }

    @Override
    public String toString() {
        return "<Datagrams " + local + (remote == null ? "" : " -> " + remote) + (channel.isOpen() ? "" : " closed")
                + ">";
    }
}
