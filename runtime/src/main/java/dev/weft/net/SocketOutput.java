// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import java.io.IOException;
import java.net.SocketException;
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

    /** Writes to a transport that is closing are ignored; at this many the program is told. */
    private static final int IGNORED = 5;

    /** How often one {@link #run} fills the shared buffer at most, so that no peer holds up the others. */
    private static final int FLUSHES = 8;

    private final SocketTransport transport;
    private final SocketChannel channel;
    private Limits limits = Limits.DEFAULT;

    /** What could not be sent yet; null while that is nothing. The loop calls {@link #run} while there is a queue. */
    private WriteQueue queue;

    private State state = State.ON;

    /** Whether the protocol was told to pause, and not to resume since. */
    private boolean paused;

    /** How many writes were ignored. */
    private byte ignored;

    SocketOutput(SocketTransport transport, SocketChannel channel) {
        this.transport = transport;
        this.channel = channel;
    }

    /** Whether something is not sent yet. */
    boolean hasQueue() {
        return queue != null;
    }

    /** How many bytes are queued in memory. */
    int queued() {
        return queue == null ? 0 : queue.size();
    }

    Limits limits() {
        return limits;
    }

    void setLimits(Limits newLimits) {
        limits = newLimits;
        checkHigh();
    }

    /** Whether what is written is to be sent; else it is ignored. */
    private boolean accepts() {
        if (state != State.ON) {
            throw new IllegalStateException("Cannot call write() after write_eof()");
        } else if (!transport.isClosing()) {
            return true;
        } else if (ignored < IGNORED && ++ignored == IGNORED) {
            transport.report("write() was called " + IGNORED + " times on a closed connection, and did nothing", null);
        }
        return false;
    }

    /** Sends {@code data}, which stays the caller's. */
    void write(byte[] data) {
        if (!accepts()) {
            return;
        }
        Network network = transport.network;
        int n = 0;
        try {
            while (queue == null && n < data.length) {
                int piece = Math.min(data.length - n, Network.BUFFER);
                int sent = channel.write(
                        network.outgoing.clear().put(data, n, piece).flip());
                n += sent;
                if (sent < piece) {
                    beginQueue();
                }
            }
        } catch (IOException e) {
            transport.lose(e);
            return;
        }
        if (n < data.length) {
            queue.add(Arrays.copyOfRange(data, n, data.length));
            checkHigh();
        }
    }

    /** Sends what remains in {@code data}; nothing remains in it then. */
    void write(ByteBuffer data) {
        if (!accepts()) {
            data.position(data.limit());
            return;
        }
        try {
            while (queue == null && data.hasRemaining()) {
                if (!transport.network.write(channel, data)) {
                    beginQueue();
                }
            }
        } catch (IOException e) {
            data.position(data.limit());
            transport.lose(e);
            return;
        }
        if (data.hasRemaining()) {
            byte[] rest = new byte[data.remaining()];
            data.get(rest);
            queue.add(rest);
            checkHigh();
        }
    }

    private void beginQueue() {
        queue = new WriteQueue();
        transport.network.loop.addWriter(channel, this);
    }

    /** Sends a part of a file after what is queued. */
    void write(FilePart part) throws SocketException {
        if (!accepts()) {
            throw new SocketException("Connection lost");
        }
        if (queue == null) {
            beginQueue();
        }
        queue.add(part);
    }

    /** Tells the protocol when it is to pause. */
    private void checkHigh() {
        if (!paused && queued() > limits.high()) {
            paused = true;
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
        if (paused && queued() <= limits.low()) {
            paused = false;
            transport.tell("resumeWriting", transport.protocol()::resumeWriting); // which may write more
        }
        if (queue != null && queue.isEmpty()) {
            drop(null);
            sentAll();
        }
    }

    private void flush() throws IOException {
        int rounds = 0;
        while (!queue.isEmpty() && rounds++ < FLUSHES && queue.sendTo(channel, transport.network.outgoing)) {}
    }

    private void sentAll() {
        if (state == State.ENDING) {
            shutDown();
        }
        transport.sentAll();
    }

    /** Sends the end of the stream once all is sent. */
    void end() {
        if (state == State.ON && queue == null) {
            shutDown();
        } else if (state == State.ON) {
            state = State.ENDING;
        }
    }

    private void shutDown() {
        state = State.ENDED;
        try {
            channel.shutdownOutput();
        } catch (IOException e) {
            transport.lose(e);
        }
    }

    /** Drops what is queued; {@code error} says why, or is null. */
    void drop(Throwable error) {
        if (queue != null) {
            queue.fail(error);
            queue = null;
            transport.network.loop.removeWriter(channel);
        }
    }
}
