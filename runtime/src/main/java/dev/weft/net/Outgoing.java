// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.Weft;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The writer of a connection. */
final class Outgoing implements StreamWriter {

    /** Not dropped while somebody writes. */
    private final Stream stream;

    private final StreamProtocol protocol;

    Outgoing(Stream stream, StreamProtocol protocol) {
        this.stream = stream;
        this.protocol = protocol;
    }

    @Override
    public void write(byte[] data) {
        transport().write(data);
    }

    @Override
    public void write(String utf8) {
        transport().write(utf8.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void write(ByteBuffer data) {
        transport().write(data);
    }

    @Override
    public void writeLines(Iterable<byte[]> pieces) {
        int length = 0;
        for (byte[] piece : pieces) {
            length += piece.length;
        }
        ByteBuffer joined = ByteBuffer.allocate(length);
        pieces.forEach(joined::put);
        transport().write(joined.array());
    }

    @Async
    @Override
    public Coroutine<Void> drain() throws IOException {
        protocol.check();
        if (transport().isClosing()) {
            await(Weft.yieldNow()); // lets the protocol learn of the end
        }
        if (protocol.isLost()) {
            throw new SocketException("Connection lost");
        } else if (protocol.isWritingPaused()) {
            await(protocol.drainers().join());
        }
        return done();
    }

    @Async
    @Override
    public Coroutine<Void> send(byte[] data) throws IOException {
        write(data);
        return drain();
    }

    @Override
    public void writeEof() throws IOException {
        transport().writeEof();
    }

    @Override
    public boolean canWriteEof() {
        return transport().canWriteEof();
    }

    @Override
    public boolean isClosing() {
        return transport().isClosing();
    }

    @Async
    @Override
    public Coroutine<Void> closeAsync() {
        Transport transport = transport();
        transport.close();
        if (!protocol.isLost()) {
            try {
                await(protocol.closers().join());
            } catch (CancelledError e) {
                transport.abort();
                throw e;
            }
        }
        Throwable error = protocol.takeError();
        if (error != null) {
            throw Thrown.unchecked(error);
        }
        return done();
    }

    @Async
    @Override
    public Coroutine<Void> waitClosed() throws IOException {
        if (!protocol.isLost()) {
            await(protocol.closers().join());
        }
        protocol.check();
        return done();
    }

    @Override
    public Transport transport() {
        return protocol.transport();
    }

    @Override
    public SocketAddress remoteAddress() {
        return transport().remoteAddress();
    }

    @Override
    public String toString() {
        return "<StreamWriter of " + stream + ">";
    }
}
