// SPDX-License-Identifier: Apache-2.0
package dev.weft.os;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Arrays;

/** Reads and writes files chunk by chunk, so that a call that is to stop stops between two of them. */
final class Chunks {

    /** In bytes. */
    static final int SIZE = 64 * 1024;

    /** The longest array that JVMs make. */
    private static final int MAX_ARRAY = Integer.MAX_VALUE - 8;

    private Chunks() {}

    /** One read or write of what remains in a buffer. */
    @FunctionalInterface
    interface Transfer {
        /**
         * Moves bytes, not necessarily all.
         *
         * @param offset of the first of them, from where the call began
         * @return how many were moved; negative at the end
         */
        int transfer(ByteBuffer buffer, long offset) throws IOException;
    }

    /**
     * Reads all up to the end.
     *
     * @param expected how many bytes that is, as far as is known; their array is not copied if it is right
     */
    static byte[] readAll(Transfer read, long expected, FileCall<?> call) throws IOException {
        byte[] bytes = new byte[arrayLength(expected)];
        int length = readUpTo(read, 0, ByteBuffer.wrap(bytes), call);
        while (length == bytes.length) {
            ByteBuffer more = ByteBuffer.allocate(SIZE);
            int n = readUpTo(read, length, more, call);
            if (n == 0) {
                return bytes;
            }
            bytes = Arrays.copyOf(bytes, arrayLength(Math.max((long) length + n, Math.min(2L * length, MAX_ARRAY))));
            more.flip().get(bytes, length, n);
            length += n;
            length += readUpTo(read, length, ByteBuffer.wrap(bytes, length, bytes.length - length), call);
        }
        return Arrays.copyOf(bytes, length);
    }

    /** Fills {@code into}, unless the end comes before; answers how many bytes were read. */
    static int readUpTo(Transfer read, long offset, ByteBuffer into, FileCall<?> call) throws IOException {
        int end = into.limit();
        int start = into.position();
        while (into.position() < end) {
            call.checkpoint();
            into.limit(Math.min(end, into.position() + SIZE));
            if (read.transfer(into, offset + into.position() - start) < 0) {
                break;
            }
        }
        into.limit(end);
        return into.position() - start;
    }

    /** Writes all of {@code bytes}. */
    static void writeAll(Transfer write, byte[] bytes, FileCall<?> call) throws IOException {
        for (int from = 0; from < bytes.length; from += SIZE) {
            call.checkpoint();
            ByteBuffer chunk = ByteBuffer.wrap(bytes, from, Math.min(SIZE, bytes.length - from));
            while (chunk.hasRemaining()) {
                int unused = write.transfer(chunk, chunk.position());
            }
        }
    }

    /** Reads {@code from} to its end and writes that. */
    static void copy(ReadableByteChannel from, WritableByteChannel to, FileCall<?> call) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(SIZE);
        while (from.read(chunk) >= 0) {
            call.checkpoint();
            chunk.flip();
            while (chunk.hasRemaining()) {
                to.write(chunk);
            }
            chunk.clear();
        }
    }

    private static int arrayLength(long length) {
        if (length > MAX_ARRAY) {
            throw new OutOfMemoryError("Required array size too large: " + length + " bytes");
        }
        return (int) length;
    }
}
