// SPDX-License-Identifier: Apache-2.0
package dev.weft.os;

import dev.weft.EventLoop;
import dev.weft.net.Protocol;
import java.io.IOException;
import java.nio.ByteBuffer;

/** What a process prints. A chunk is read once the protocol has had the one before, unless it has paused reading. */
final class ReadPipe extends Pipe implements Pump.Sink {

    private final Pump pump;
    private boolean paused;
    private boolean closed;

    /** Whether a chunk was asked for and has not come. */
    private boolean asked;

    ReadPipe(EventLoop loop, Protocol protocol, Pump pump, String name) {
        super(loop, protocol, name);
        this.pump = pump;
        pump.setSink(this);
        ask();
    }

    private void ask() {
        if (!closed && !paused && !asked) {
            asked = true;
            try {
                pump.ask();
            } catch (OutOfMemoryError noThread) {
                end(noThread);
            }
        }
    }

    @Override
    public void received(byte[] data) {
        give(() -> {
            asked = false;
            if (!closed) {
                protocol().dataReceived(ByteBuffer.wrap(data));
                ask();
            }
        });
    }

    @Override
    public void ended(Throwable error) {
        give(() -> {
            if (!closed) {
                if (error == null) {
                    protocol().eofReceived();
                }
                end(error);
            }
        });
    }

    private void end(Throwable error) {
        closed = true;
        over(error);
    }

    @Override
    void closeEnd() throws IOException {
        pump.close();
    }

    @Override
    void processExited() {
        pump.processExited();
    }

    @Override
    public void close() {
        if (!closed) {
            end(null);
        }
    }

    @Override
    public void abort() {
        close();
    }

    @Override
    public boolean isClosing() {
        return closed;
    }

    @Override
    public void pauseReading() {
        paused = true;
        pump.setPaused(true);
    }

    @Override
    public void resumeReading() {
        paused = false;
        pump.setPaused(false);
        ask();
    }

    @Override
    public boolean isReading() {
        return !closed && !paused;
    }

    // it is for reading

    @Override
    public void write(ByteBuffer data) {
        throw new UnsupportedOperationException("this end of the pipe is for reading");
    }

    @Override
    public void writeEof() {
        throw new UnsupportedOperationException("this end of the pipe is for reading");
    }

    @Override
    public boolean canWriteEof() {
        return false;
    }

    @Override
    public int writeBufferSize() {
        return 0;
    }

    @Override
    public void setWriteBufferLimits(int high, int low) {}

    @Override
    public int writeBufferHigh() {
        return 0;
    }

    @Override
    public int writeBufferLow() {
        return 0;
    }
}
