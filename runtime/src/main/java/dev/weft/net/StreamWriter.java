// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import dev.weft.AsyncCloseable;
import dev.weft.Awaitable;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * The bytes that are sent to a peer: asyncio's {@code StreamWriter}. {@link #write} never waits; {@link #drain} does, while
 * the peer takes less than is written. {@link #send} is both.
 *
 * <p>Not thread-safe; use from the loop's thread.
 */
public interface StreamWriter extends AsyncCloseable {

    /**
     * Sends {@code data}, or buffers what the peer can't take yet; follow it by {@link #drain}. Ignored once the writer is
     * closing.
     *
     * @throws IllegalStateException after {@link #writeEof}
     */
    void write(byte[] data);

    /** Sends a text as UTF-8, as {@link #write(byte[])}. */
    void write(String utf8);

    /** Sends what remains in {@code data}, as {@link #write(byte[])}; nothing remains in it afterwards. */
    void write(ByteBuffer data);

    /** Sends several pieces, none of them followed by anything, as {@link #write(byte[])}. */
    void writeLines(Iterable<byte[]> pieces);

    /**
     * Waits while more is buffered than the transport's high limit, until the low one is reached. Several coroutines may wait
     * at once. Throws what the connection has failed with.
     */
    Awaitable<Void> drain() throws IOException;

    /** Sends {@code data} and waits as {@link #drain}. */
    Awaitable<Void> send(byte[] data) throws IOException;

    /**
     * Sends a part of a file after what is buffered, and waits until it is sent. Bytes go from the file to the socket inside
     * the system where it can do that, which reads the file on the loop's thread. Cancelling it stops it wherever it is.
     *
     * @param start where the part begins, in bytes
     * @param count its length in bytes; it may reach beyond the file's end
     * @return how many bytes were sent
     */
    Awaitable<Long> sendFile(FileChannel file, long start, long count) throws IOException;

    /** Opens {@code file} and sends a part of it, as {@link #sendFile(FileChannel, long, long)}. */
    Awaitable<Long> sendFile(Path file, long start, long count) throws IOException;

    /** Sends the end of the stream after what is buffered; the peer can still send. */
    void writeEof() throws IOException;

    /** Whether {@link #writeEof} is supported. */
    boolean canWriteEof();

    /**
     * Goes on encrypted, where both ends have agreed to: asyncio's {@code start_tls}. Reader and writer stay the same; what has
     * been written before goes out in plain. A stream that a server has accepted is the server's end; it takes what was not read
     * yet as the beginning of the handshake. A client has to name the server in the options (or not to verify its name). Fails,
     * and is cancelled, by closing the connection.
     *
     * @throws javax.net.ssl.SSLHandshakeException if the handshake fails, or the peer of a client has sent something that was
     *     not read: it came in plain, and must not pass for encrypted
     */
    Awaitable<Void> startTls(TlsOptions options) throws IOException;

    /** Whether it is closed or closing. */
    boolean isClosing();

    /**
     * Sends what is buffered, closes the connection, and waits until it is closed. Throws what the connection has failed
     * with, unless a read or a drain has thrown that before. Cancelling it aborts the connection.
     */
    @Override
    Awaitable<Void> closeAsync();

    /** Waits until the connection is closed, by whichever end; throws what it has failed with. */
    Awaitable<Void> waitClosed() throws IOException;

    /** The connection itself; its {@link Transport#close} closes without waiting. */
    Transport transport();

    /** The peer's address. */
    SocketAddress remoteAddress();
}
