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
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import javax.net.ssl.SSLHandshakeException;

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
            try {
                await(protocol.drainers().join());
            } catch (Throwable e) {
                protocol.thrown(e);
                throw e;
            }
        }
        return done();
    }

    @Async
    @Override
    public Coroutine<Void> send(byte[] data) throws IOException {
        write(data);
        return drain();
    }

    @Async
    @Override
    public Coroutine<Long> sendFile(FileChannel file, long start, long count) throws IOException {
        if (start < 0 || count < 0) {
            throw new IllegalArgumentException("negative start (" + start + ") or count (" + count + ")");
        }
        protocol.check();
        try {
            return done(
                    transport() instanceof SocketTransport socket
                            ? await(socket.sendFile(file, start, count))
                            : await(copy(file, start, count)));
        } catch (Throwable e) {
            protocol.thrown(e);
            throw e;
        }
    }

    /** Where bytes have to pass through the program: reads a piece in a thread, sends it, and waits. */
    @Async
    private Coroutine<Long> copy(FileChannel file, long start, long count) throws IOException {
        ByteBuffer piece = ByteBuffer.allocate(Network.BUFFER);
        long sent = 0;
        while (sent < count) {
            piece.clear().limit((int) Math.min(piece.capacity(), count - sent));
            long from = start + sent;
            int n = await(Weft.toThread(() -> file.read(piece, from)));
            if (n < 0) {
                break;
            }
            write(piece.flip());
            await(drain());
            sent += n;
        }
        return done(sent);
    }

    @Async
    @Override
    public Coroutine<Long> sendFile(Path file, long start, long count) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return done(await(sendFile(channel, start, count)));
        }
    }

    @Override
    public void writeEof() throws IOException {
        transport().writeEof();
    }

    @Override
    public boolean canWriteEof() {
        return transport().canWriteEof();
    }

    @Async
    @Override
    public Coroutine<Void> startTls(TlsOptions options) throws IOException {
        boolean serverSide = protocol.isServerSide();
        TlsOptions complete = serverSide ? TlsEngines.checkServer(options) : await(TlsEngines.complete(options, null));
        await(drain());
        if (protocol.isEof()) {
            throw new SocketException("Connection lost: the peer has ended the stream, and TLS can't be started on it");
        } else if (!serverSide && !protocol.arrived.isEmpty()) {
            throw new SSLHandshakeException("startTls() on a stream with " + protocol.arrived.size()
                    + " bytes that were not read: they came in plain, and would pass for encrypted. Read the whole"
                    + " answer before; if the peer has sent more than that, don't trust it");
        }
        TlsProtocol tls =
                TlsConnector.insert(transport(), protocol, complete, serverSide, ByteBuffer.wrap(protocol.takeAll()));
        protocol.replaceTransport(tls.transport());
        try {
            await(tls.handshake());
        } catch (Throwable e) {
            protocol.thrown(e);
            throw e;
        }
        return done();
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
        protocol.checkUnlessThrown();
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
