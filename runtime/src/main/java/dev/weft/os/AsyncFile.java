// SPDX-License-Identifier: Apache-2.0
package dev.weft.os;

import static dev.weft.Weft.async;
import static dev.weft.Weft.await;
import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.AsyncCloseable;
import dev.weft.Coroutine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An open file, with a position that reads and writes begin at and move: a {@link FileChannel} whose calls are made in a thread
 * of the loop's executor. Opened by {@link AsyncFiles#open}.
 *
 * <p>All calls but {@link #position} suspend. One is made at a time; another then throws {@link IllegalStateException}. One that
 * is cancelled stops after the chunk of 64 KiB in hand and does not move the position, but what a write has written by then is
 * written.
 *
 * <p>Not thread-safe; use from the loop's thread.
 */
public final class AsyncFile implements AsyncCloseable {

    private final FileChannel channel;

    /** Whether each write goes to the end of the file, wherever that is by then. */
    private final boolean appends;

    private long position;

    /** The call under way, or null. */
    private String call;

    AsyncFile(FileChannel channel, boolean appends) {
        this.channel = channel;
        this.appends = appends;
    }

    /**
     * Reads {@code n} bytes, or fewer if the file ends before; none at its end.
     *
     * @throws IllegalArgumentException if {@code n} is negative
     */
    @Async
    public Coroutine<byte[]> read(int n) throws IOException {
        if (n < 0) {
            throw new IllegalArgumentException("negative length: " + n);
        }
        long from = position;
        byte[] bytes = await(alone("read", thread -> {
            ByteBuffer into = ByteBuffer.allocate((int) Math.min(n, Math.max(Chunks.SIZE, channel.size() - from)));
            int length = Chunks.readUpTo(readingFrom(from), 0, into, thread);
            return Arrays.copyOf(into.array(), length);
        }));
        position = from + bytes.length;
        return done(bytes);
    }

    /** Reads all up to the end of the file. */
    @Async
    public Coroutine<byte[]> readAll() throws IOException {
        long from = position;
        byte[] bytes = await(alone(
                "readAll", thread -> Chunks.readAll(readingFrom(from), Math.max(0, channel.size() - from), thread)));
        position = from + bytes.length;
        return done(bytes);
    }

    private Chunks.Transfer readingFrom(long from) {
        return (buffer, offset) -> channel.read(buffer, from + offset);
    }

    /** Writes {@code bytes}, all of them; leave the array alone until it has. */
    @Async
    public Coroutine<Void> write(byte[] bytes) throws IOException {
        long from = position;
        position = await(alone("write", thread -> {
            if (appends) {
                Chunks.writeAll((buffer, offset) -> channel.write(buffer), bytes, thread);
                return channel.position();
            }
            Chunks.writeAll((buffer, offset) -> channel.write(buffer, from + offset), bytes, thread);
            return from + bytes.length;
        }));
        return done();
    }

    /** Writes a text as UTF-8. */
    public Coroutine<Void> write(String text) throws IOException {
        return write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Where the next read or write begins, in bytes. */
    public long position() {
        return position;
    }

    /**
     * Has the next read or write begin elsewhere, beyond the end too.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public AsyncFile position(long newPosition) {
        if (newPosition < 0) {
            throw new IllegalArgumentException("negative position: " + newPosition);
        }
        position = newPosition;
        return this;
    }

    /** How many bytes the file has. */
    public Coroutine<Long> size() throws IOException {
        return alone("size", thread -> channel.size());
    }

    /** Cuts the file to {@code size} bytes if it has more; a position beyond becomes its end. */
    @Async
    public Coroutine<Void> truncate(long size) throws IOException {
        await(alone("truncate", thread -> channel.truncate(size)));
        position = Math.min(position, size);
        return done();
    }

    /**
     * Waits until the storage has what was written.
     *
     * @param metaData whether it is to have the file's attributes too
     */
    public Coroutine<Void> force(boolean metaData) throws IOException {
        return alone("force", thread -> {
            channel.force(metaData);
            return null;
        });
    }

    /** Whether it has not been closed. */
    public boolean isOpen() {
        return channel.isOpen();
    }

    /** Closes the file, even if it is cancelled; a call under way fails. Closing it again does nothing. */
    @Override
    public Coroutine<Void> closeAsync() {
        return async(() -> FileCall.closing(thread -> {
            channel.close();
            return null;
        }));
    }

    @Async
    private <T> Coroutine<T> alone(String name, FileCall.Body<T> body) throws IOException {
        if (call != null) {
            throw new IllegalStateException(name + "() called while " + call + "() of the same file is under way;"
                    + " await one before the other");
        }
        call = name;
        try {
            return done(await(FileCall.of(body)));
        } finally {
            call = null;
        }
    }
}
