// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/**
 * What goes out through a stream socket: sent at once, and queued as far as the peer can't take it yet. The loop runs it when
 * the peer can take more.
 */
final class SocketOutput implements Runnable {

    /*
     * ON -> ENDING      // end() while bytes are queued
     * ON -> ENDED       // end()
     * ENDING -> ENDED   // the last of them was sent
     */
    private enum State {
        ON,
        ENDING,
        ENDED
    }

    /** How often one {@link #run} fills the shared buffer at most, so that no peer holds up the others. */
    private static final int FLUSHES = 8;

    private final SocketTransport transport;
    private final Network network;
    private final SocketChannel channel;
    private final Limits limits = new Limits();

    /** What could not be sent yet; null while that is nothing. The loop calls {@link #run} while there is a queue. */
    private WriteQueue queue;

    private State state = State.ON;

    SocketOutput(SocketTransport transport, Network network, SocketChannel channel) {
        this.transport = transport;
        this.network = network;
        this.channel = channel;
    }

    /** How many bytes are queued. */
    int queued() {
        return queue == null ? 0 : queue.size();
    }

    /** Whether {@link #end} was called. */
    boolean isEnded() {
        return state != State.ON;
    }

    Limits limits() {
        return limits;
    }

    /** Sends {@code data}, which stays the caller's. */
    void write(byte[] data) throws IOException {
        int n = 0;
        while (queue == null && n < data.length) {
            int piece = Math.min(data.length - n, Network.BUFFER);
            int sent =
                    channel.write(network.outgoing.clear().put(data, n, piece).flip());
            n += sent;
            if (sent < piece) {
                beginQueue();
            }
        }
        if (n < data.length) {
            enqueue(Arrays.copyOfRange(data, n, data.length));
        }
    }

    /** Sends what remains in {@code data}. */
    void write(ByteBuffer data) throws IOException {
        while (queue == null && data.hasRemaining()) {
            if (!send(data)) {
                beginQueue();
            }
        }
        if (data.hasRemaining()) {
            byte[] rest = new byte[data.remaining()];
            data.get(rest);
            enqueue(rest);
        }
    }

    /** Sends some of {@code data}; answers whether the peer may take more. The JDK would keep a copy of each heap buffer. */
    private boolean send(ByteBuffer data) throws IOException {
        if (data.isDirect()) {
            channel.write(data);
            return !data.hasRemaining();
        }
        ByteBuffer shared = network.outgoing.clear();
        int start = data.position();
        int piece = Math.min(data.remaining(), shared.capacity());
        int sent = channel.write(shared.put(data.slice(start, piece)).flip());
        data.position(start + sent);
        return sent == piece;
    }

    private void beginQueue() {
        queue = new WriteQueue();
        network.loop.addWriter(channel, this);
    }

    private void enqueue(byte[] rest) {
        queue.add(rest);
        checkLimits();
    }

    /** Tells the protocol when it is to pause. */
    void checkLimits() {
        if (limits.pauses(queued())) {
            transport.tell("pauseWriting", transport.protocol()::pauseWriting);
        }
    }

    /** The peer can take more. */
    @Override
    public void run() {
        if (queue == null) {
            return;
        }
        try {
            flush();
        } catch (IOException e) {
            transport.lose(e);
            return;
        }
        if (limits.resumes(queued())) {
            transport.tell("resumeWriting", transport.protocol()::resumeWriting); // which may write more
        }
        if (queue != null && queue.isEmpty()) {
            drop();
            sentAll();
        }
    }

    private void flush() throws IOException {
        for (int i = 0; i < FLUSHES && !queue.isEmpty(); i++) {
            ByteBuffer shared = network.outgoing.clear();
            queue.copyTo(shared);
            int piece = shared.flip().remaining();
            int sent = channel.write(shared);
            queue.drop(sent);
            if (sent < piece) {
                return;
            }
        }
    }

    private void sentAll() {
        try {
            if (state == State.ENDING) {
                shutDown();
            }
            transport.sentAll();
        } catch (IOException e) {
            transport.lose(e);
        }
    }

    /** Sends the end of the stream once all is sent. */
    void end() throws IOException {
        if (state == State.ON) {
            if (queue == null) {
                shutDown();
            } else {
                state = State.ENDING;
            }
        }
    }

    private void shutDown() throws IOException {
        state = State.ENDED;
        channel.shutdownOutput();
    }

    /** Drops what is queued. */
    void drop() {
        if (queue != null) {
            queue = null;
            network.loop.removeWriter(channel);
        }
    }
}
