// SPDX-License-Identifier: Apache-2.0
package dev.weft.os;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Reads a pipe in a thread: a chunk each time one is asked for.
 *
 * <p>The thread stays with the pipe, and holds the stream's lock all the time. The JDK takes that lock when the process has
 * exited, to keep what is in the pipe and to close it; a process which that one has started, and which prints to the same pipe,
 * would be cut off.
 */
final class Pump implements Runnable {

    private static final int CHUNK = 64 * 1024;

    /** Who is given what was read. Called in the thread. */
    interface Sink {

        /** A chunk. */
        void received(byte[] data);

        /** There are no more: the other end is closed, or {@code error} says why. */
        void ended(Throwable error);
    }

    private final InputStream in;
    private Sink sink;

    // guarded by this

    private boolean asked;
    private boolean closed;
    private boolean paused;
    private boolean exited;

    /** Whether there is a thread. */
    private boolean attended = true;

    /** One that a thread is about to run. */
    Pump(InputStream in) {
        this.in = in;
    }

    /** Names who is given what is read; before anything is asked for. */
    void setSink(Sink newSink) {
        sink = newSink;
    }

    /** In the thread, until there is no more to do. */
    @Override
    public void run() {
        run(() -> {});
    }

    /** In the thread, until there is no more to do; {@code held} is run once the stream can't be closed any more. */
    void run(Runnable held) {
        synchronized (in) {
            held.run();
            byte[] chunk = null;
            while (awaitDemand()) {
                chunk = chunk == null ? new byte[CHUNK] : chunk;
                if (!read(chunk)) {
                    return;
                }
            }
        }
    }

    private boolean read(byte[] chunk) {
        byte[] data;
        try {
            int n = in.read(chunk);
            data = n < 0 ? null : Arrays.copyOf(chunk, n);
        } catch (Throwable error) {
            sink.ended(error);
            return false;
        }
        if (data == null) {
            sink.ended(null);
            return false;
        }
        sink.received(data);
        return true;
    }

    /**
     * Waits until a chunk is asked for. Answers false if none will be: when the pipe is closed, and when the process has exited
     * and nobody wants now what it has left, which the JDK then keeps.
     */
    private synchronized boolean awaitDemand() {
        boolean interrupted = false;
        while (!asked && !closed && !(exited && paused)) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        attended = asked && !closed;
        asked = false;
        return attended;
    }

    /** Asks for a chunk. */
    void ask() {
        boolean alone;
        synchronized (this) {
            asked = true;
            alone = !attended;
            attended = true;
            notifyAll();
        }
        if (alone) {
            PipeThreads.run(this);
        }
    }

    /** Says whether a chunk will be asked for once the one before was taken. */
    synchronized void setPaused(boolean nowPaused) {
        paused = nowPaused;
        notifyAll();
    }

    /** The process has exited. */
    synchronized void processExited() {
        exited = true;
        notifyAll();
    }

    /** Closes the pipe. A thread that is blocked in it stays so until the other end is used or closed. */
    void close() throws IOException {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        in.close();
    }
}
