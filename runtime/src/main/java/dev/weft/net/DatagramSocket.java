// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import dev.weft.ExceptionContext;
import dev.weft.Future;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayDeque;
import java.util.Locale;

/** A datagram socket with a protocol. The loop runs it when a packet has arrived. */
final class DatagramSocket extends Endpoint implements DatagramTransport, Runnable {

    /*
     * OPEN -> CLOSING          // close(): receives no more, sends the rest
     * OPEN, CLOSING -> LOST    // the rest is sent, abort(), or an error: connectionLost is queued
     * LOST -> CLOSED           // connectionLost has run, the channel is closed
     */
    private enum State {
        OPEN,
        CLOSING,
        LOST,
        CLOSED
    }

    /** How many packets one turn receives at most. */
    private static final int RECEIVED_AT_ONCE = 16;

    private final DatagramChannel channel;
    private final DatagramProtocol protocol;
    private final SocketAddress local;
    private final SocketAddress remote;
    private Limits limits = Limits.DEFAULT;

    /** Whether the protocol was told to pause, and not to resume since. */
    private boolean paused;

    /** Packets that the system could not take yet; {@code sender} is who is to receive them. */
    private final ArrayDeque<Datagram> queue = new ArrayDeque<>();

    /** How many bytes the queue holds. */
    private int queued;

    private State state = State.OPEN;

    /** Takes a non-blocking channel; {@code made} is completed once the protocol has been told. */
    DatagramSocket(Network network, DatagramChannel channel, DatagramProtocol protocol, Future<Void> made)
            throws IOException {
        super(network);
        this.channel = channel;
        this.protocol = protocol;
        this.local = channel.getLocalAddress();
        this.remote = channel.getRemoteAddress();
        network.opened(this);
        network.loop.callSoon(() -> begin(made));
    }

    private void begin(Future<Void> made) {
        tell("connectionMade", () -> protocol.connectionMade(this));
        if (state == State.OPEN) {
            network.loop.addReader(channel, this);
        }
        if (!made.isDone()) {
            made.setResult(null);
        }
    }

    @Override
    public void run() {
        for (int i = 0; i < RECEIVED_AT_ONCE && state == State.OPEN; i++) {
            ByteBuffer shared = network.incoming.clear();
            SocketAddress sender;
            try {
                sender = channel.receive(shared);
            } catch (IOException e) {
                tell("errorReceived", () -> protocol.errorReceived(e));
                return;
            }
            if (sender == null) {
                return;
            }
            tell("datagramReceived", () -> protocol.datagramReceived(shared.flip(), sender));
        }
    }

    @Override
    public void sendTo(byte[] data, SocketAddress receiver) {
        if (remote != null && receiver != null && !receiver.equals(remote)) {
            throw new IllegalArgumentException("Invalid address: must be None or " + remote);
        } else if (remote == null && receiver == null) {
            throw new IllegalArgumentException("no receiver: neither the socket nor the call names one");
        }
        Datagram packet = new Datagram(data, remote == null ? receiver : remote);
        if (state != State.OPEN || queue.isEmpty() && send(packet)) {
            return;
        }
        if (queue.isEmpty()) {
            network.loop.addWriter(channel, this::flush);
        }
        queue.add(new Datagram(data.clone(), packet.sender()));
        queued += data.length;
        checkHigh();
    }

    private void checkHigh() {
        if (!paused && queued > limits.high()) {
            paused = true;
            tell("pauseWriting", protocol::pauseWriting);
        }
    }

    /** Answers whether it is dealt with: sent, or failed. */
    private boolean send(Datagram packet) {
        try {
            return Packets.send(network, channel, packet.data(), packet.sender());
        } catch (IOException e) {
            tell("errorReceived", () -> protocol.errorReceived(e));
            return true;
        }
    }

    private void flush() {
        while (!queue.isEmpty() && send(queue.getFirst())) {
            if (!queue.isEmpty()) { // an error may have closed it
                queued -= queue.removeFirst().data().length;
            }
        }
        if (paused && queued <= limits.low()) {
            paused = false;
            tell("resumeWriting", protocol::resumeWriting);
        }
        if (queue.isEmpty() && state != State.LOST) {
            network.loop.removeWriter(channel);
            if (state == State.CLOSING) {
                lose(null);
            }
        }
    }

    private void tell(String call, Runnable protocolCall) {
        try {
            protocolCall.run();
        } catch (Throwable error) {
            report("Fatal error: protocol." + call + "() call failed.", error);
            lose(error);
        }
    }

    @Override
    public void close() {
        if (state == State.OPEN) {
            state = State.CLOSING;
            network.loop.removeReader(channel);
            if (queue.isEmpty()) {
                lose(null);
            }
        }
    }

    @Override
    public void abort() {
        lose(null);
    }

    private void lose(Throwable error) {
        if (state == State.OPEN || state == State.CLOSING) {
            state = State.LOST;
            queue.clear();
            queued = 0;
            network.loop.removeReader(channel);
            network.loop.removeWriter(channel);
            network.loop.callSoon(() -> lost(error));
        }
    }

    private void lost(Throwable error) {
        tell("connectionLost", () -> protocol.connectionLost(error));
        state = State.CLOSED;
        unlink();
        network.loop.release(channel);
        try {
            channel.close();
        } catch (IOException e) {
            report("closing a datagram socket failed", e);
        }
    }

    @Override
    void loopCloses() throws IOException {
        if (state == State.OPEN || !queue.isEmpty()) {
            report("unclosed datagram socket", null);
        }
        state = State.CLOSED;
        channel.close();
    }

    @Override
    ExceptionContext describe(ExceptionContext context) {
        return context.with("transport", this).with("protocol", protocol);
    }

    @Override
    public boolean isClosing() {
        return state != State.OPEN;
    }

    @Override
    public int writeBufferSize() {
        return queued;
    }

    @Override
    public void setWriteBufferLimits(int high, int low) {
        limits = new Limits(high, low);
        checkHigh();
    }

    @Override
    public DatagramProtocol protocol() {
        return protocol;
    }

    @Override
    public SocketAddress localAddress() {
        return local;
    }

    @Override
    public SocketAddress remoteAddress() {
        return remote;
    }

    @Override
    public String toString() {
        return "<DatagramTransport " + local + (remote == null ? "" : " -> " + remote) + " "
                + state.name().toLowerCase(Locale.ROOT) + ">";
    }
}
