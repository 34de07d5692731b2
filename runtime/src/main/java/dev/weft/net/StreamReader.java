// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import dev.weft.AsyncIterable;
import dev.weft.Awaitable;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The bytes that a peer sends: asyncio's {@code StreamReader}. Bytes that have arrived wait in a buffer; when it holds more
 * than twice the limit nothing more is taken from the peer until it has been read down to the limit.
 *
 * <p>Each read suspends only while what it needs is missing. One coroutine may wait at a time; another's read then throws
 * {@link IllegalStateException}. After the connection has failed every read throws what it failed with. A read that is
 * cancelled takes nothing.
 *
 * <p>Iterating over it answers lines: {@code for (String line : await(reader))}.
 *
 * <p>Not thread-safe; use from the loop's thread.
 */
public interface StreamReader extends AsyncIterable<String> {

    /**
     * Reads at least one byte and at most {@code n}, whatever is there first; all up to the end of the stream for a negative
     * {@code n}. Empty at the end of the stream.
     */
    Awaitable<byte[]> read(int n) throws IOException;

    /** Reads all up to the end of the stream. */
    Awaitable<byte[]> readAll() throws IOException;

    /**
     * Reads {@code n} bytes.
     *
     * @throws IncompleteReadException if the stream ends before; the buffer is then empty
     * @throws IllegalArgumentException if {@code n} is negative
     */
    Awaitable<byte[]> readExactly(int n) throws IOException;

    /**
     * Reads a line of UTF-8, without the line feed, or the carriage return and line feed, that ends it; null at the end of
     * the stream. What stands between the last line feed and the end of the stream is a line if it is not empty.
     *
     * @throws LimitOverrunException if the line is longer than the limit; it is dropped, or, when its end has not come, all
     *     that has
     */
    Awaitable<String> readLine() throws IOException;

    /**
     * Reads a line as {@link #readLine()}, up to a limit of its own.
     *
     * @param limit in bytes
     * @throws LimitOverrunException if the line is longer; it stays in the buffer
     */
    Awaitable<String> readLine(int limit) throws IOException;

    /**
     * Reads all up to and including {@code separator}.
     *
     * @throws LimitOverrunException if it does not come within the limit; what has come stays in the buffer
     * @throws IncompleteReadException if the stream ends before; the buffer is then empty
     * @throws IllegalArgumentException if the separator is empty
     */
    Awaitable<byte[]> readUntil(byte[] separator) throws IOException;

    /** Reads up to and including whichever of {@code separators} ends first, as {@link #readUntil(byte[])}. */
    Awaitable<byte[]> readUntil(byte[]... separators) throws IOException;

    /**
     * Reads at least one byte into {@code buffer} and at most what remains there, whatever is there first; a direct buffer
     * saves a copy. The buffer is used only as this ends: coroutines that are done with it before they await anything else
     * can share one.
     *
     * @return how many bytes were read; -1 at the end of the stream
     */
    Awaitable<Integer> readInto(ByteBuffer buffer) throws IOException;

    /** Whether the stream has ended and all of it was read. */
    boolean atEof();
}
