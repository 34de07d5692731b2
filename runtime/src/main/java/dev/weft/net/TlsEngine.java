// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

/**
 * TLS as a pump: bytes from the peer go in, plain ones come out; plain bytes go in, and what is to be sent comes out. Knows no
 * socket, no loop and no time. It calls nobody but the consumer of what is to be sent, which must not call it.
 *
 * <p>While {@link #tasks} run in another thread they hold the engine's lock: nothing of it may be called then.
 */
final class TlsEngine {

    /** Why {@link #run} has stopped. */
    enum Stop {
        /** A handshake has ended. There may be more to do. */
        HANDSHAKEN,
        /** More must come from the peer. */
        INPUT,
        /** {@link #tasks} must be run first. */
        TASKS,
        /** The next plain bytes don't fit into the buffer. */
        FULL,
        /** The peer has sent its close_notify: nothing comes after it. */
        CLOSED
    }

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    /** A record begins with its type, its version and its length. */
    private static final int HEADER = 5;

    private static final int LENGTH_AT = 3;

    private final SSLEngine engine;
    private final TlsBuffers buffers;
    private final Consumer<? super ByteBuffer> out;

    /** What has arrived and could not be decrypted yet, from its position to its limit: mostly the beginning of a record. */
    private ByteBuffer kept = NOTHING;

    /** Takes an engine that nobody else uses, and who sends bytes, which are its own during the call only. */
    TlsEngine(SSLEngine engine, TlsBuffers buffers, Consumer<? super ByteBuffer> out) {
        this.engine = engine;
        this.buffers = buffers;
        this.out = out;
    }

    SSLEngine engine() {
        return engine;
    }

    /** Begins the handshake; {@link #run} does the rest. */
    void begin() throws SSLException {
        engine.beginHandshake();
    }

    /** Whether something has arrived that was not decrypted. */
    boolean hasInput() {
        return kept.hasRemaining();
    }

    /** Decrypts what is kept, and then {@code data}, into {@code plain}, and answers handshake messages, as far as it goes. */
    Stop run(ByteBuffer data, ByteBuffer plain) throws SSLException {
        ByteBuffer packets = buffers.take();
        try {
            return run(data, plain, packets);
        } finally {
            send(packets);
            if (!kept.hasRemaining()) {
                kept = NOTHING;
            }
        }
    }

    private Stop run(ByteBuffer data, ByteBuffer plain, ByteBuffer packets) throws SSLException {
        while (true) {
            SSLEngineResult result;
            HandshakeStatus needed = engine.getHandshakeStatus();
            if (needed == HandshakeStatus.NEED_TASK) {
                return Stop.TASKS;
            } else if (needed == HandshakeStatus.NEED_WRAP) {
                result = wrap(packets);
            } else {
                int before = data.remaining();
                ByteBuffer from = source(data);
                result = engine.unwrap(from, plain);
                if (result.getStatus() == Status.BUFFER_OVERFLOW) {
                    return Stop.FULL;
                } else if (result.getStatus() == Status.BUFFER_UNDERFLOW) {
                    if (from == data || data.remaining() == before) {
                        return Stop.INPUT;
                    }
                    continue; // there is more to add to what is kept
                }
            }
            if (result.getHandshakeStatus() == HandshakeStatus.FINISHED) {
                return Stop.HANDSHAKEN;
            } else if (result.getStatus() == Status.CLOSED) {
                return Stop.CLOSED;
            } else if (result.bytesConsumed() + result.bytesProduced() == 0 && result.getHandshakeStatus() == needed) {
                return engine.isInboundDone() ? Stop.CLOSED : Stop.INPUT; // the same would happen again
            }
        }
    }

    /** Where to decrypt from: what is kept, with as much of {@code data} behind it as its record lacks, or {@code data}. */
    private ByteBuffer source(ByteBuffer data) {
        if (!kept.hasRemaining()) {
            return data;
        }
        keep(data, Math.min(missing(), data.remaining()));
        return kept;
    }

    /** How many bytes the record lacks that is kept; first those of its header, which says how many more. */
    private int missing() {
        int there = kept.remaining();
        if (there < HEADER) {
            return HEADER - there;
        }
        int length = kept.getShort(kept.position() + LENGTH_AT) & 0xffff;
        return Math.max(0, HEADER + length - there);
    }

    /** Keeps what is left in {@code data} for the next {@link #run}. */
    void keep(ByteBuffer data) {
        keep(data, data.remaining());
    }

    private void keep(ByteBuffer data, int n) {
        int there = kept.remaining();
        if (kept.capacity() - kept.limit() < n) {
            kept = ByteBuffer.allocate(Math.max(2 * there, there + n)).put(kept).flip();
        }
        int end = kept.limit();
        kept.limit(end + n).put(end, data, data.position(), n);
        data.position(data.position() + n);
    }

    /**
     * Encrypts and sends bytes of {@code data}, as many as make one buffer of records. Drops them once the peer, which TLS 1.2
     * lets close both directions, has closed.
     *
     * @return false if none can be for now, since a handshake has to go on
     */
    boolean write(ByteBuffer data) throws SSLException {
        ByteBuffer packets = buffers.take();
        int before = data.remaining();
        try {
            SSLEngineResult result;
            do {
                result = engine.wrap(data, packets);
            } while (data.hasRemaining()
                    && result.getStatus() == Status.OK
                    && result.bytesConsumed() + result.bytesProduced() > 0);
            if (result.getStatus() == Status.CLOSED) {
                data.position(data.limit());
            }
        } finally {
            send(packets);
        }
        return data.remaining() < before;
    }

    /** Adds what the handshake, or the end, has to send. */
    private SSLEngineResult wrap(ByteBuffer packets) throws SSLException {
        SSLEngineResult result = engine.wrap(NOTHING, packets);
        if (result.getStatus() == Status.BUFFER_OVERFLOW && packets.position() > 0) {
            out.accept(packets.flip());
            result = engine.wrap(NOTHING, packets.clear());
        }
        return result;
    }

    private void send(ByteBuffer packets) {
        try {
            if (packets.position() > 0) {
                out.accept(packets.flip());
            }
        } finally {
            buffers.giveBack(packets);
        }
    }

    /** Sends close_notify. */
    void close() throws SSLException {
        engine.closeOutbound();
        finish();
    }

    /** Sends the alert that says why it has failed, if there is one. */
    void sendAlert() {
        try {
            finish();
        } catch (SSLException e) {
            // it has failed before, and that is what counts
        }
    }

    private void finish() throws SSLException {
        ByteBuffer packets = buffers.take();
        try {
            while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP
                    && wrap(packets).bytesProduced() > 0) {}
        } finally {
            send(packets);
        }
    }

    /** What has to be run, in any thread. */
    List<Runnable> tasks() {
        List<Runnable> tasks = new ArrayList<>();
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            tasks.add(task);
        }
        return tasks;
    }
}
