// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.AsyncIterator;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.StopAsyncIteration;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Comparator;

/** The reader of a connection. */
final class Incoming implements StreamReader {

    private static final byte[] NOTHING = {};
    private static final byte[] LINE_FEED = {'\n'};

    /** Not dropped while somebody reads. */
    private final Stream stream;

    private final StreamProtocol protocol;
    private final ReadBuffer arrived;

    Incoming(Stream stream, StreamProtocol protocol) {
        this.stream = stream;
        this.protocol = protocol;
        this.arrived = protocol.arrived;
    }

    @Async
    @Override
    public Coroutine<byte[]> read(int n) throws IOException {
        protocol.check();
        if (n < 0) {
            return readAll();
        } else if (n == 0) {
            return done(NOTHING);
        }
        while (arrived.isEmpty() && !protocol.isEof()) {
            await(protocol.arrival(true, "read"));
            byte[] data = arrived.isEmpty() ? receive(n) : NOTHING;
            if (data.length > 0) {
                return done(data);
            }
        }
        byte[] data = arrived.take(n);
        protocol.consumed();
        return done(data);
    }

    private byte[] receive(int most) {
        ByteBuffer shared = protocol.network.incoming.clear();
        int n = protocol.receive(shared.limit(Math.min(most, shared.capacity())));
        if (n == 0) {
            return NOTHING;
        }
        byte[] data = new byte[n];
        shared.flip().get(data);
        return data;
    }

    @Async
    @Override
    public Coroutine<byte[]> readAll() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            while (true) {
                byte[] block = await(read(protocol.limit));
                if (block.length == 0) {
                    return done(all.toByteArray());
                }
                all.write(block, 0, block.length);
            }
        } catch (CancelledError e) {
            arrived.prepend(ByteBuffer.wrap(all.toByteArray()));
            throw e;
        }
    }

    @Async
    @Override
    public Coroutine<byte[]> readExactly(int n) throws IOException {
        if (n < 0) {
            throw new IllegalArgumentException("readexactly size can not be less than zero");
        }
        protocol.check();
        if (n == 0) {
            return done(NOTHING);
        }
        while (arrived.size() < n) {
            if (protocol.isEof()) {
                throw new IncompleteReadException(arrived.take(n), n);
            }
            await(protocol.arrival(false, "readexactly"));
        }
        byte[] data = arrived.take(n);
        protocol.consumed();
        return done(data);
    }

    @Async
    @Override
    public Coroutine<String> readLine() throws IOException {
        int end;
        try {
            end = await(find(protocol.limit, "readuntil", LINE_FEED));
        } catch (LimitOverrunException e) {
            dropLine((int) e.consumed());
            throw e;
        }
        return done(takeLine(end));
    }

    @Async
    @Override
    public Coroutine<String> readLine(int limit) throws IOException {
        return done(takeLine(await(find(Limits.positive(limit), "readuntil", LINE_FEED))));
    }

    private String takeLine(int end) {
        String line = end > 0 ? arrived.takeLine(end) : arrived.isEmpty() ? null : arrived.takeLine(arrived.size());
        protocol.consumed();
        return line;
    }

    /** The line that is too long, if its end has come, else all that has. */
    private void dropLine(int length) {
        if (arrived.indexOf(LINE_FEED, length) == length) {
            arrived.drop(length + 1);
        } else {
            arrived.clear();
        }
        protocol.consumed();
    }

    @Override
    public Coroutine<byte[]> readUntil(byte[] separator) throws IOException {
        return readUntil(new byte[][] {separator});
    }

    @Async
    @Override
    public Coroutine<byte[]> readUntil(byte[]... separators) throws IOException {
        byte[][] shortestFirst = separators.clone();
        Arrays.sort(shortestFirst, Comparator.comparingInt((byte[] separator) -> separator.length));
        if (shortestFirst.length == 0) {
            throw new IllegalArgumentException("Separator should contain at least one element");
        } else if (shortestFirst[0].length == 0) {
            throw new IllegalArgumentException("Separator should be at least one-byte string");
        }
        int end = await(find(protocol.limit, "readuntil", shortestFirst));
        if (end < 0) {
            throw new IncompleteReadException(arrived.take(arrived.size()), -1);
        }
        byte[] data = arrived.take(end);
        protocol.consumed();
        return done(data);
    }

    /** Waits for a separator, the shortest first; ends with where it ends, or -1 if the stream ends before. */
    @Async
    private Coroutine<Integer> find(int limit, String call, byte[]... separators) throws IOException {
        protocol.check();
        int longest = separators[separators.length - 1].length;
        int from = 0;
        while (true) {
            int start = -1;
            int end = Integer.MAX_VALUE;
            for (byte[] separator : separators) {
                int found = arrived.indexOf(separator, from);
                if (found >= 0 && found + separator.length < end) {
                    start = found;
                    end = found + separator.length;
                }
            }
            if (start > limit) {
                throw new LimitOverrunException("Separator is found, but chunk is longer than limit", start);
            } else if (start >= 0) {
                return done(end);
            }
            from = Math.max(from, arrived.size() + 1 - longest);
            if (from > limit) {
                throw new LimitOverrunException("Separator is not found, and chunk exceed the limit", from);
            } else if (protocol.isEof()) {
                return done(-1);
            }
            await(protocol.arrival(false, call));
        }
    }

    @Async
    @Override
    public Coroutine<Integer> readInto(ByteBuffer buffer) throws IOException {
        protocol.check();
        if (!buffer.hasRemaining()) {
            return done(0);
        }
        int start = buffer.position();
        int end = buffer.limit();
        while (arrived.isEmpty() && !protocol.isEof()) {
            await(protocol.arrival(true, "readinto"));
            buffer.limit(end).position(start); // another may have used it
            int n = arrived.isEmpty() ? protocol.receive(buffer) : 0;
            if (n > 0) {
                return done(n);
            }
        }
        int n = arrived.takeInto(buffer);
        protocol.consumed();
        return done(n > 0 ? n : -1);
    }

    @Override
    public boolean atEof() {
        return protocol.isEof() && arrived.isEmpty();
    }

    @Override
    public AsyncIterator<String> asyncIterator() {
        return this::nextLine;
    }

    @Async
    private Coroutine<String> nextLine() {
        String line;
        try {
            line = await(readLine());
        } catch (IOException e) {
            throw Thrown.unchecked(e);
        }
        if (line == null) {
            throw new StopAsyncIteration();
        }
        return done(line);
    }

    @Override
    public String toString() {
        return "<StreamReader " + arrived.size() + " bytes" + (protocol.isEof() ? " eof" : "") + " of " + stream + ">";
    }
}
