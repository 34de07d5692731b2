// SPDX-License-Identifier: Apache-2.0
package dev.weft.os;

import dev.weft.EventLoop;
import dev.weft.net.Protocol;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Map;

/** What a process is given to read. A thread writes it, a piece at a time; there is one while anything is to be written. */
final class WritePipe extends Pipe {

    /*
     * OPEN -> CLOSING          // close(), writeEof(): what is queued is written
     * OPEN, CLOSING -> CLOSED  // that is done, abort(), an error, or the process has exited
     */
    private enum State {
        OPEN,
        CLOSING,
        CLOSED
    }

    /** The most that a thread is given at a time, in bytes. */
    private static final int PIECE = 64 * 1024;

    /** As asyncio's: of the high limit, in bytes. */
    private static final int HIGH = 64 * 1024;

    /** Writes to a pipe that is closing are ignored; at this many the program is told. */
    private static final int IGNORED_WRITES = 5;

    private final End end;
    private final ArrayDeque<byte[]> queue = new ArrayDeque<>();
    private State state = State.OPEN;

    /** Of what is queued, and what a thread writes now, in bytes. */
    private int size;

    private int high = HIGH;
    private int low = HIGH / 4;
    private boolean pausedWriting;
    private boolean eof;
    private int ignoredWrites;

    /** Whether a thread writes. */
    private boolean writing;

    WritePipe(EventLoop loop, Protocol protocol, OutputStream out, String name) {
        super(loop, protocol, name);
        this.end = new End(out);
    }

    @Override
    public void write(ByteBuffer data) {
        if (eof) {
            throw new IllegalStateException("Cannot call write() after write_eof()");
        } else if (state != State.OPEN) {
            data.position(data.limit());
            reportIgnored();
            return;
        }
        size += data.remaining();
        while (data.hasRemaining()) {
            byte[] piece = new byte[Math.min(PIECE, data.remaining())];
            data.get(piece);
            queue.add(piece);
        }
        if (!pausedWriting && size > high) {
            pausedWriting = true;
            protocol().pauseWriting();
        }
        proceed();
    }

    private void reportIgnored() {
        if (ignoredWrites < IGNORED_WRITES && ++ignoredWrites == IGNORED_WRITES) {
            String message = "write() was called " + IGNORED_WRITES + " times on a closed pipe, and did nothing";
            loop.callExceptionHandler(Map.of("message", message, "transport", this));
        }
    }

    private void proceed() {
        if (!writing && !queue.isEmpty()) {
            writing = true;
            byte[] piece = queue.remove();
            try {
                PipeThreads.run(() -> writeInThread(piece));
            } catch (OutOfMemoryError noThread) {
                end(noThread);
            }
        }
    }

    private void writeInThread(byte[] piece) {
        boolean heard;
        try {
            end.write(piece);
            heard = give(() -> written(piece.length));
        } catch (IOException error) {
            heard = give(() -> end(error));
        }
        if (!heard) {
            end.closeInThread();
        }
    }

    private void written(int n) {
        writing = false;
        if (state == State.CLOSED) {
            return;
        }
        size -= n;
        if (pausedWriting && size <= low) {
            pausedWriting = false;
            protocol().resumeWriting();
        }
        if (size == 0 && state == State.CLOSING) {
            end(null);
        } else {
            proceed();
        }
    }

    private void end(Throwable error) {
        if (state != State.CLOSED) {
            state = State.CLOSED;
            queue.clear();
            size = 0;
            over(error);
        }
    }

    @Override
    void closeEnd() throws IOException {
        end.close();
    }

    @Override
    void processExited() {
        end(size > 0 ? new IOException("Broken pipe") : null);
    }

    /** As {@link #close}: there is no other direction. */
    @Override
    public void writeEof() {
        eof = true;
        close();
    }

    @Override
    public boolean canWriteEof() {
        return true;
    }

    @Override
    public void close() {
        if (state == State.OPEN) {
            state = State.CLOSING;
            if (size == 0) {
                end(null);
            }
        }
    }

    @Override
    public void abort() {
        end(null);
    }

    @Override
    public boolean isClosing() {
        return state != State.OPEN;
    }

    @Override
    public int writeBufferSize() {
        return size;
    }

    @Override
    public void setWriteBufferLimits(int newHigh, int newLow) {
        if (newLow < 0 || newLow > newHigh) {
            throw new IllegalArgumentException("high (" + newHigh + ") must be >= low (" + newLow + ") must be >= 0");
        }
        high = newHigh;
        low = newLow;
    }

    @Override
    public int writeBufferHigh() {
        return high;
    }

    @Override
    public int writeBufferLow() {
        return low;
    }

    // it is for writing

    @Override
    public void pauseReading() {}

    @Override
    public void resumeReading() {}

    @Override
    public boolean isReading() {
        return false;
    }

    /** The stream. To close it while a thread is blocked in it would block, too: the thread does that then. */
    private static final class End {

        private final OutputStream out;
        private boolean busy;
        private boolean closed;

        End(OutputStream out) {
            this.out = out;
        }

        /** In the thread. */
        void write(byte[] piece) throws IOException {
            synchronized (this) {
                if (closed) {
                    return;
                }
                busy = true;
            }
            try {
                out.write(piece);
                out.flush();
            } finally {
                if (isToBeClosed()) {
                    out.close();
                }
            }
        }

        private synchronized boolean isToBeClosed() {
            busy = false;
            return closed;
        }

        void close() throws IOException {
            boolean now;
            synchronized (this) {
                now = !busy && !closed;
                closed = true;
            }
            if (now) {
                out.close();
            }
        }

        void closeInThread() {
            try {
                close();
            } catch (IOException e) {
                // nobody is there to be told
            }
        }
    }
}
