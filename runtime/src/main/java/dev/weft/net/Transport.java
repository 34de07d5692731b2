// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.ByteBuffer;

/**
 * One connection as its {@link Protocol} sees it: asyncio's {@code Transport}. No call waits: what can't be sent at once is
 * buffered.
 *
 * <p>Not thread-safe; use from the loop's thread.
 */
public interface Transport {

    /**
     * Sends {@code data}, or buffers what the peer can't take yet. Ignored once the transport is closing.
     *
     * @throws IllegalStateException after {@link #writeEof}
     */
    default void write(byte[] data) {
        write(ByteBuffer.wrap(data));
    }

    /** Sends what remains in {@code data}, as {@link #write(byte[])}; nothing remains in it afterwards. */
    void write(ByteBuffer data);

    /**
     * Sends the end of the stream after what is buffered; the peer can still send. Only a second call may follow.
     *
     * @throws UnsupportedOperationException unless {@link #canWriteEof}: over TLS
     */
    void writeEof();

    /** Whether {@link #writeEof} is supported. */
    boolean canWriteEof();

    /** Reads no more, sends what is buffered, then closes. Calling it again does nothing. */
    void close();

    /** Closes at once; what is buffered is lost. */
    void abort();

    /** Whether it is closed or closing. */
    boolean isClosing();

    /** Delivers no more bytes until {@link #resumeReading}; what arrives waits in the system. */
    void pauseReading();

    /** Ends {@link #pauseReading}. */
    void resumeReading();

    /** Whether bytes are delivered as they arrive. */
    boolean isReading();

    /** Who is told of events. */
    Protocol protocol();

    /** Tells {@code protocol} of events from now on. */
    void setProtocol(Protocol protocol);

    /** How many bytes are buffered. */
    int writeBufferSize();

    /**
     * Sets when the protocol's writing is paused (more than {@code high} bytes are buffered) and resumed (no more than
     * {@code low}). At first 64 KiB and a quarter of it.
     *
     * @throws IllegalArgumentException unless {@code 0 <= low <= high}
     */
    void setWriteBufferLimits(int high, int low);

    /** Sets the high limit, and a quarter of it as the low one. */
    default void setWriteBufferLimits(int high) {
        setWriteBufferLimits(high, high / 4);
    }

    /** The high limit in bytes. */
    int writeBufferHigh();

    /** The low limit in bytes. */
    int writeBufferLow();

    /** This end's address. */
    SocketAddress localAddress();

    /** The peer's address. */
    SocketAddress remoteAddress();

    /**
     * What is known of the connection under one of asyncio's names: {@code peername} and {@code sockname} are its addresses.
     * Over TLS {@code ssl_object} is its {@code SSLSession}, {@code peercert} the peer's {@code X509Certificate},
     * {@code cipher} the cipher suite, {@code selected_alpn_protocol} what ALPN has agreed on, {@code sslcontext} the
     * {@code SSLContext}. Null for a name that says nothing here.
     */
    default Object extraInfo(String name) {
        return switch (name) {
            case "peername" -> remoteAddress();
            case "sockname" -> localAddress();
            default -> null;
        };
    }

    /** An option of its socket. */
    default <T> T option(SocketOption<T> option) throws IOException {
        throw new UnsupportedOperationException(this + " has no option " + option);
    }

    /** Sets an option of its socket. */
    default <T> void setOption(SocketOption<T> option, T value) throws IOException {
        throw new UnsupportedOperationException(this + " has no option " + option);
    }
}
