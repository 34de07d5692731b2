// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLException;

/**
 * What goes out through a TLS connection: encrypted and handed to the transport below at once. It is queued in plain while
 * that transport asks for a pause, or a handshake has to go on first.
 */
final class TlsOutput {

    /** asyncio's, for TLS. */
    private static final Limits DEFAULT = new Limits(512 * 1024, 128 * 1024);

    /** Writes to a connection that is closing are ignored; at this many the program is told. */
    private static final int IGNORED = 5;

    private final TlsProtocol tls;
    private final TlsBuffers buffers;
    private Limits limits = DEFAULT;

    /** What was not encrypted yet; null while that is nothing. */
    private WriteQueue queue;

    /** Whether the transport below has asked for a pause: it asks to go on, later. */
    private boolean blocked;

    /** Whether {@link #send} runs: the program must not write in between. */
    private boolean sending;

    /** Whether the program was told to pause, and not to resume since. */
    private boolean paused;

    /** How many writes were ignored. */
    private byte ignored;

    TlsOutput(TlsProtocol tls, TlsBuffers buffers) {
        this.tls = tls;
        this.buffers = buffers;
    }

    Limits limits() {
        return limits;
    }

    void setLimits(Limits newLimits) {
        limits = newLimits;
        limitBelow();
        checkHigh();
    }

    /** The transport below never holds more than the program allows. */
    void limitBelow() {
        tls.below()
                .setWriteBufferLimits(
                        Math.min(limits.high(), Limits.DEFAULT.high()), Math.min(limits.low(), Limits.DEFAULT.low()));
    }

    private int queued() {
        return queue == null ? 0 : queue.size();
    }

    boolean isEmpty() {
        return queue == null;
    }

    /** How many bytes are not sent. */
    int size() {
        return queued() + tls.below().writeBufferSize();
    }

    /** What keeps the program from writing: no more than what there will be an event for. */
    private int pending() {
        return queued() + (blocked ? tls.below().writeBufferSize() : 0);
    }

    /** Sends {@code data}, of which nothing remains then. */
    void write(ByteBuffer data) {
        if (!tls.accepts()) {
            data.position(data.limit());
            ignored();
            return;
        }
        if (queue == null) {
            send(data);
        }
        if (data.hasRemaining() && tls.accepts()) {
            byte[] rest = new byte[data.remaining()];
            data.get(rest);
            if (queue == null) {
                queue = new WriteQueue();
            }
            queue.add(rest);
        }
        data.position(data.limit());
        checkHigh();
    }

    private void ignored() {
        if (ignored < IGNORED && ++ignored == IGNORED) {
            tls.report("write() was called " + IGNORED + " times on a closed connection, and did nothing", null);
        }
    }

    /** Encrypts {@code data} and hands it on, as far as that can be done now. */
    private void send(ByteBuffer data) {
        sending = true;
        try {
            while (data.hasRemaining()
                    && !blocked
                    && tls.encrypts()
                    && tls.engine().write(data)) {}
        } catch (SSLException e) {
            tls.broken(e);
        } finally {
            sending = false;
        }
    }

    /** The transport below asks for a pause. */
    void block() {
        blocked = true;
        if (!sending) {
            checkHigh();
        }
    }

    /** The transport below can take more. */
    void unblock() {
        paused |= !blocked; // it was the program itself that was asked, before there was TLS
        blocked = false;
        flush();
    }

    /** Sends what is queued, as far as that can be done now. */
    void flush() {
        ByteBuffer plain = buffers.take();
        try {
            int sent = -1;
            while (queue != null && sent != 0) {
                queue.fill(plain.clear());
                int piece = plain.flip().remaining();
                send(plain);
                sent = piece - plain.remaining();
                if (queue != null) { // else the connection was lost meanwhile
                    queue.drop(sent);
                    queue = queue.isEmpty() ? null : queue;
                }
            }
        } finally {
            buffers.giveBack(plain);
        }
        if (paused && pending() <= limits.low()) {
            paused = false;
            tls.tell("resumeWriting", tls.program()::resumeWriting); // which may write more
        }
    }

    private void checkHigh() {
        if (!paused && pending() > limits.high()) {
            paused = true;
            tls.tell("pauseWriting", tls.program()::pauseWriting);
        }
    }

    /** Forgets what is queued. */
    void drop() {
        queue = null;
    }
}
