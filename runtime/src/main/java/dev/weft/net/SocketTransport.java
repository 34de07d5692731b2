// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.ExceptionContext;
import dev.weft.Future;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.util.Locale;

/** A connected stream socket. */
final class SocketTransport extends Endpoint implements Transport {

    /*
     * OPEN -> CLOSING          // close(), or the peer's end unless the protocol stays: reads no more, sends the rest
     * OPEN, CLOSING -> LOST    // the rest is sent, abort(), or an error: connectionLost is queued
     * LOST -> CLOSED           // connectionLost has run, the channel is closed
     */
    private enum State {
        OPEN,
        CLOSING,
        LOST,
        CLOSED
    }

    private final SocketChannel channel;
    private final SocketAddress local;
    private final SocketAddress remote;
    private final SocketInput input;
    private final SocketOutput output;

    /** The server that has accepted it, or null. */
    private final SocketServer server;

    private State state = State.OPEN;

    /**
     * Takes a connected, non-blocking channel; the connection is made in the next turn.
     *
     * @param made completed once the protocol has been told; may be null
     */
    SocketTransport(Network network, SocketChannel channel, Protocol protocol, SocketServer server, Future<Void> made)
            throws IOException {
        super(network);
        this.channel = channel;
        this.local = channel.getLocalAddress();
        this.remote = channel.getRemoteAddress();
        this.input = new SocketInput(this, channel);
        this.output = new SocketOutput(this, channel);
        this.server = server;
        input.setProtocol(protocol);
        network.opened(this);
        if (server != null) {
            server.attach();
        }
        network.loop.callSoon(() -> begin(made));
    }

    /** Whether {@code accepting} has accepted it. */
    boolean isOf(SocketServer accepting) {
        return server == accepting;
    }

    private void begin(Future<Void> made) {
        tell("connectionMade", () -> protocol().connectionMade(this));
        input.start();
        if (made != null && !made.isDone()) {
            made.setResult(null);
        }
    }

    @Override
    public void write(byte[] data) {
        output.write(data);
    }

    @Override
    public void write(ByteBuffer data) {
        output.write(data);
    }

    /** Reads at once; answers how many bytes, 0 for none, be it because nothing is there, or the stream has ended or failed. */
    int receive(ByteBuffer into) {
        return input.receive(into);
    }

    /** Sends a part of a file; ends with how many bytes were sent, fewer only if the file has no more. */
    @Async
    Coroutine<Long> sendFile(FileChannel file, long start, long count) throws IOException {
        Future<Long> over = network.loop.createFuture();
        output.write(new FilePart(file, start, count, over));
        return done(await(over));
    }

    /** Nothing is queued any more. */
    void sentAll() {
        if (state == State.CLOSING) {
            lose(null);
        }
    }

    @Override
    public void writeEof() {
        if (state == State.OPEN) {
            output.end();
        }
    }

    @Override
    public boolean canWriteEof() {
        return true;
    }

    @Override
    public void close() {
        if (state == State.OPEN) {
            state = State.CLOSING;
            input.stop();
            if (!output.hasQueue()) {
                lose(null);
            }
        }
    }

    @Override
    public void abort() {
        lose(null);
    }

    /** The connection ends now; {@code error} says why, or is null. */
    void lose(Throwable error) {
        if (state == State.OPEN || state == State.CLOSING) {
            state = State.LOST;
            input.stop();
            output.drop(error);
            network.loop.callSoon(() -> lost(error));
        }
    }

    /** The protocol has thrown. */
    void failed(String call, Throwable error) {
        report("Fatal error: protocol." + call + "() call failed.", error);
        lose(error);
    }

    /** Calls the protocol. */
    void tell(String call, Runnable protocolCall) {
        try {
            protocolCall.run();
        } catch (Throwable error) {
            failed(call, error);
        }
    }

    private void lost(Throwable error) {
        tell("connectionLost", () -> protocol().connectionLost(error));
        state = State.CLOSED;
        unlink();
        try {
            channel.close();
        } catch (IOException e) {
            report("closing a socket failed", e);
        }
        if (server != null) {
            server.detach();
        }
    }

    @Override
    void loopCloses() throws IOException {
        if (state == State.OPEN || output.hasQueue()) {
            report("unclosed connection", null);
        }
        state = State.CLOSED;
        channel.close();
    }

    @Override
    ExceptionContext describe(ExceptionContext context) {
        return context.with("transport", this).with("protocol", protocol());
    }

    /** Whether it is over, and its channel closed. */
    boolean isClosed() {
        return state == State.CLOSED;
    }

    @Override
    public boolean isClosing() {
        return state != State.OPEN;
    }

    @Override
    public void pauseReading() {
        input.pause();
    }

    @Override
    public void resumeReading() {
        input.resume();
    }

    @Override
    public boolean isReading() {
        return input.isOn();
    }

    @Override
    public Protocol protocol() {
        return input.protocol();
    }

    @Override
    public void setProtocol(Protocol protocol) {
        input.setProtocol(protocol);
    }

    @Override
    public int writeBufferSize() {
        return output.queued();
    }

    @Override
    public void setWriteBufferLimits(int high, int low) {
        output.setLimits(new Limits(high, low));
    }

    @Override
    public int writeBufferHigh() {
        return output.limits().high();
    }

    @Override
    public int writeBufferLow() {
        return output.limits().low();
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
    public <T> T option(SocketOption<T> option) throws IOException {
        return channel.getOption(option);
    }

    @Override
    public <T> void setOption(SocketOption<T> option, T value) throws IOException {
        channel.setOption(option, value);
    }

    @Override
    public String toString() {
        return "<Transport " + local + " -> " + remote + " " + state.name().toLowerCase(Locale.ROOT) + ">";
    }
}
