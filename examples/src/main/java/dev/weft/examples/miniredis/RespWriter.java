// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Replies, one behind the other in one buffer: what a client, or the log, is to be sent next. */
final class RespWriter {
    /** A buffer that has grown beyond this is not kept once it is empty. */
    private static final int KEPT = 1024;

    private static final byte[] NONE = new byte[0];
    private static final byte[] OK = ascii("+OK\r\n");
    private static final byte[] NIL = ascii("$-1\r\n");
    private static final byte[] NIL_ARRAY = ascii("*-1\r\n");
    private static final byte[] NIL_3 = ascii("_\r\n");

    private final int limit;
    private byte[] buffer = NONE;
    private int size;
    private int protocol = 2;

    /** One that grows as large as an array can. */
    RespWriter() {
        this(Integer.MAX_VALUE - 8);
    }

    /** @param limit how many bytes it holds at most; what goes beyond throws {@link TooLargeException} */
    RespWriter(int limit) {
        this.limit = limit;
    }

    /** A reply for which there is no room. */
    static final class TooLargeException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLargeException(int limit) {
            super("ERR reply is larger than " + limit + " bytes", null, false, false);
        }
    }

    /** 2 or 3: whether maps, sets and pushed messages are told from arrays. */
    int protocol() {
        return protocol;
    }

    void protocol(int version) {
        protocol = version;
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** What was written since the last call. */
    byte[] take() {
        byte[] taken = Arrays.copyOf(buffer, size);
        clear();
        return taken;
    }

    /** Takes back what was written since the size was this. */
    void rewind(int earlier) {
        size = earlier;
    }

    void clear() {
        size = 0;
        if (buffer.length > KEPT) {
            buffer = NONE;
        }
    }

    void ok() {
        raw(OK);
    }

    void simple(String text) {
        line('+', text);
    }

    /** @param message code and text; line ends in it become blanks */
    void error(String message) {
        line('-', message.replace('\r', ' ').replace('\n', ' '));
    }

    void integer(long number) {
        number(':', number);
    }

    void integer(boolean yes) {
        number(':', yes ? 1 : 0);
    }

    void bulk(Bytes text) {
        if (text == null) {
            nil();
        } else {
            bulk(text.array(), 0, text.length());
        }
    }

    void bulk(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        bulk(bytes, 0, bytes.length);
    }

    void bulk(byte[] from, int start, int length) {
        number('$', length);
        room(length + 2);
        System.arraycopy(from, start, buffer, size, length);
        size += length;
        endLine();
    }

    void nil() {
        raw(protocol == 2 ? NIL : NIL_3);
    }

    /** What stands for an array that isn't there. */
    void nilArray() {
        raw(protocol == 2 ? NIL_ARRAY : NIL_3);
    }

    /** Begins an array of so many elements. */
    void array(long length) {
        number('*', length);
    }

    /** Begins so many pairs of a key and a value. */
    void map(int pairs) {
        if (protocol == 2) {
            number('*', 2L * pairs);
        } else {
            number('%', pairs);
        }
    }

    void set(int length) {
        number(protocol == 2 ? '*' : '~', length);
    }

    /** Begins a message that is no reply. */
    void push(int length) {
        number(protocol == 2 ? '*' : '>', length);
    }

    /** A request, as a client would send it. */
    void request(Bytes... arguments) {
        array(arguments.length);
        for (Bytes argument : arguments) {
            bulk(argument);
        }
    }

    void raw(byte[] encoded) {
        room(encoded.length);
        System.arraycopy(encoded, 0, buffer, size, encoded.length);
        size += encoded.length;
    }

    private void line(char type, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        room(bytes.length + 3);
        buffer[size++] = (byte) type;
        System.arraycopy(bytes, 0, buffer, size, bytes.length);
        size += bytes.length;
        endLine();
    }

    private void number(char type, long number) {
        room(23);
        buffer[size++] = (byte) type;
        if (number >= 0 && number < 10) {
            buffer[size++] = (byte) ('0' + number);
        } else {
            byte[] digits = Numbers.decimal(number);
            System.arraycopy(digits, 0, buffer, size, digits.length);
            size += digits.length;
        }
        endLine();
    }

    private void endLine() {
        buffer[size++] = '\r';
        buffer[size++] = '\n';
    }

    private void room(int more) {
        long needed = (long) size + more;
        if (needed > buffer.length) {
            if (needed > limit) {
                throw new TooLargeException(limit);
            }
            buffer = Arrays.copyOf(buffer, (int) Math.min(Math.max(2 * needed, 64), limit));
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(UTF_8);
    }
}
