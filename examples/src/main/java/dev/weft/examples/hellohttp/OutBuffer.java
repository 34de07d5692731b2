// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.hellohttp;

import dev.weft.net.StreamWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;

/**
 * Responses on their way to a connection, so that those of requests that came together leave together. A connection has one
 * only while it answers: the next takes it from the pool.
 */
final class OutBuffer {
    private static final int SIZE = 16 * 1024;

    /** The most that Content-Length and Connection take, and the line that ends the fields. */
    private static final int OWN_FIELDS = 64;

    private static final Map<Status, byte[]> STATUS_LINES = new EnumMap<>(Status.class);

    static {
        for (Status status : Status.values()) {
            STATUS_LINES.put(status, ascii("HTTP/1.1 " + status.text() + "\r\n"));
        }
    }

    private static final byte[] CONTINUE = ascii("HTTP/1.1 100 Continue\r\n\r\n");
    private static final byte[] LENGTH = ascii("Content-Length: ");
    private static final byte[] CLOSE = ascii("Connection: close\r\n");
    private static final byte[] KEEP_ALIVE = ascii("Connection: keep-alive\r\n");
    private static final byte[] LINE_END = ascii("\r\n");

    private final ByteBuffer bytes = ByteBuffer.allocateDirect(SIZE);

    /** Those that are free; as many as answered at a time. */
    static final class Pool {
        private static final int MOST = 64;

        private final ArrayDeque<OutBuffer> free = new ArrayDeque<>();

        OutBuffer take() {
            OutBuffer last = free.pollLast();
            return last == null ? new OutBuffer() : last;
        }

        void giveBack(OutBuffer empty) {
            if (free.size() < MOST) {
                free.add(empty);
            }
        }
    }

    /** Tells the client to send its request's body. */
    void putContinue(StreamWriter writer) {
        put(CONTINUE, writer);
    }

    /**
     * Puts a response behind the others, and sends them if they don't fit.
     *
     * @param to the request it answers, or null
     * @param last whether the connection ends with it
     */
    void put(Response response, Request to, boolean last, HttpDate date, StreamWriter writer) {
        byte[] body = response.body();
        put(STATUS_LINES.get(response.status()), writer);
        put(date.field(), writer);
        put(response.fields(), writer);
        makeRoom(OWN_FIELDS, writer);
        putNumber(bytes.put(LENGTH), body.length);
        bytes.put(LINE_END);
        if (last) {
            bytes.put(CLOSE);
        } else if (to.minor() == 0) {
            bytes.put(KEEP_ALIVE);
        }
        bytes.put(LINE_END);
        if (to == null || !to.isHead()) {
            put(body, writer);
        }
    }

    /** Sends what there is, which the writer then has, or has sent. */
    void send(StreamWriter writer) {
        if (bytes.position() > 0) {
            writer.write(bytes.flip());
            bytes.clear();
        }
    }

    private void put(byte[] piece, StreamWriter writer) {
        makeRoom(piece.length, writer);
        if (piece.length <= bytes.remaining()) {
            bytes.put(piece);
        } else {
            writer.write(piece);
        }
    }

    private void makeRoom(int n, StreamWriter writer) {
        if (bytes.remaining() < n) {
            send(writer);
        }
    }

    private static void putNumber(ByteBuffer to, int number) {
        int scale = 1;
        while (number / scale >= 10) {
            scale *= 10;
        }
        for (; scale > 0; scale /= 10) {
            to.put((byte) ('0' + number / scale % 10));
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
