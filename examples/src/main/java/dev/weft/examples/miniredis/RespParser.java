// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import java.util.Arrays;

/**
 * Divides what a client sends, however it comes in pieces, into requests: arrays of bulk strings, or lines typed by hand.
 * It works on bytes that are there already, so that a session awaits once a read, not once a line.
 */
final class RespParser {
    private static final int MOST_ARGUMENTS = 1024 * 1024;
    private static final int LONGEST_LINE = 64 * 1024;

    /** Room that is made for arguments before they come. */
    private static final int FIRST_ARGUMENTS = 16;

    private static final byte[] NOTHING = {};

    private final boolean typed;
    private final int longestBulk;
    private final long largestRequest;

    private byte[] buffer = NOTHING;
    private int position;
    private int limit;

    /** From here on no line end was looked for yet. */
    private int scanned;

    /** The arguments of the request that has begun, and how many of them are there; null: none has begun. */
    private Bytes[] arguments;

    private int count;

    /** How many arguments the request has. */
    private int announced;

    /** How long the argument that has begun is; -1: its length isn't known yet. */
    private int bulk = -1;

    /** The bytes of the arguments that are there. */
    private long held;

    /** One of what programs write, without a limit. */
    RespParser() {
        this(false, StringValue.LONGEST, Long.MAX_VALUE);
    }

    /**
     * One of what clients send.
     *
     * @param longestBulk the longest argument that is taken, in bytes
     * @param largestRequest the most bytes of all the arguments of a request
     */
    RespParser(int longestBulk, long largestRequest) {
        this(true, longestBulk, largestRequest);
    }

    private RespParser(boolean typed, int longestBulk, long largestRequest) {
        this.typed = typed;
        this.longestBulk = longestBulk;
        this.largestRequest = largestRequest;
    }

    /** Takes what came next; the array belongs to the parser from now on. */
    void feed(byte[] chunk) {
        if (position == limit) {
            buffer = chunk; // most requests come whole: nothing is copied but the arguments
            position = 0;
            limit = chunk.length;
            scanned = 0;
            return;
        }
        if (limit + chunk.length > buffer.length) {
            makeRoom(chunk.length);
        }
        System.arraycopy(chunk, 0, buffer, limit, chunk.length);
        limit += chunk.length;
    }

    /** How many bytes wait for the rest of their request, or for their turn. */
    int buffered() {
        return limit - position;
    }

    /** The next request, or null if it isn't all there yet. An empty one is passed over. */
    Bytes[] next() throws ProtocolException {
        while (true) {
            if (arguments == null) {
                if (position == limit) {
                    return null;
                }
                if (buffer[position] != '*') {
                    if (!typed) {
                        throw expected('*');
                    }
                    Bytes[] typed = typedLine();
                    if (typed == null || typed.length > 0) {
                        return typed;
                    }
                    continue;
                }
                if (!beginArray()) {
                    return null;
                }
            } else if (count == announced) {
                return endArray();
            } else if (!argument()) {
                return null;
            }
        }
    }

    /** False if the line that begins an array isn't all there yet. */
    private boolean beginArray() throws ProtocolException {
        int end = lineEnd("too big mbulk count string");
        if (end < 0) {
            return false;
        }
        long length = length(end, "invalid multibulk length");
        if (length > MOST_ARGUMENTS) {
            throw new ProtocolException("invalid multibulk length");
        }
        endLine(end);
        if (length > 0) {
            announced = (int) length;
            arguments = new Bytes[Math.min(announced, FIRST_ARGUMENTS)];
            count = 0;
            held = 0;
        }
        return true;
    }

    private Bytes[] endArray() {
        Bytes[] request = count == arguments.length ? arguments : Arrays.copyOf(arguments, count);
        arguments = null;
        if (position == limit) {
            buffer = NOTHING; // it may be large, and the client may stay idle for long
        }
        return request;
    }

    /** False if the next argument isn't all there yet. */
    private boolean argument() throws ProtocolException {
        if (bulk < 0) {
            if (position == limit) {
                return false;
            }
            int end = lineEnd("too big bulk count string");
            if (end < 0) {
                return false;
            }
            if (buffer[position] != '$') {
                throw expected('$');
            }
            long length = length(end, "invalid bulk length");
            if (length < 0 || length > longestBulk) {
                throw new ProtocolException("invalid bulk length");
            }
            held += length;
            if (held > largestRequest) {
                throw new ProtocolException("request is larger than " + largestRequest + " bytes");
            }
            endLine(end);
            bulk = (int) length;
        }
        if (limit - position < bulk + 2L) {
            return false;
        }
        if (count == arguments.length) {
            arguments = Arrays.copyOf(arguments, Math.min(announced, 2 * count));
        }
        arguments[count++] = Bytes.copyOf(buffer, position, position + bulk);
        position += bulk + 2; // as Redis, whatever the two bytes are
        scanned = position;
        bulk = -1;
        return true;
    }

    /** The words of a line; empty for a blank one, null if it isn't all there yet. */
    private Bytes[] typedLine() throws ProtocolException {
        int newline = indexOf('\n');
        if (newline < 0) {
            if (buffered() > LONGEST_LINE) {
                throw new ProtocolException("too big inline request");
            }
            return null;
        }
        int end = newline > position && buffer[newline - 1] == '\r' ? newline - 1 : newline;
        Bytes[] words = TypedLine.split(buffer, position, end);
        position = newline + 1;
        scanned = position;
        return words;
    }

    /** Where the carriage return of the line at the position is; -1 if it, or the byte after it, isn't there yet. */
    private int lineEnd(String tooLong) throws ProtocolException {
        int end = indexOf('\r');
        if (end < 0 && buffered() > LONGEST_LINE) {
            throw new ProtocolException(tooLong);
        }
        return end + 1 < limit ? end : -1;
    }

    private ProtocolException expected(char type) {
        return new ProtocolException("expected '" + type + "', got '" + (char) (buffer[position] & 0xff) + "'");
    }

    private void endLine(int end) {
        position = end + 2;
        scanned = position;
    }

    private int indexOf(char wanted) {
        for (int i = Math.max(scanned, position); i < limit; i++) {
            if (buffer[i] == wanted) {
                scanned = i; // found again when the rest of the line is there
                return i;
            }
        }
        scanned = limit;
        return -1;
    }

    private long length(int end, String problem) throws ProtocolException {
        try {
            return Numbers.integer(buffer, position + 1, end);
        } catch (NumberFormatException e) {
            throw new ProtocolException(problem);
        }
    }

    /** Moves what is left to the front; the room that is there at least doubles, so that a long bulk is seldom copied. */
    private void makeRoom(int more) {
        int left = limit - position;
        int needed = Math.addExact(left, more);
        byte[] target = needed <= buffer.length ? buffer : new byte[Math.max(needed, roomFor(needed))];
        System.arraycopy(buffer, position, target, 0, left);
        buffer = target;
        scanned -= position;
        limit = left;
        position = 0;
    }

    private int roomFor(int needed) {
        long most = bulk < 0 ? Integer.MAX_VALUE - 8 : bulk + 2L;
        return (int) Math.min(2L * needed, most);
    }
}
