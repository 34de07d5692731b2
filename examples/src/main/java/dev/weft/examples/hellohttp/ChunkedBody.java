// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.hellohttp;

import java.io.ByteArrayOutputStream;

/** Puts a body together that comes in chunks. */
final class ChunkedBody {

    /*
     * SIZE -> EXTENSION          // behind the digits
     * EXTENSION -> DATA          // the line's end, of a chunk with data
     * EXTENSION -> TRAILER       // the line's end, of the last chunk
     * DATA -> DATA_END           // all of it
     * DATA_END -> SIZE           // the line's end
     * TRAILER -> TRAILER         // a field, which is dropped
     * TRAILER -> WHOLE           // an empty line
     */
    private enum State {
        SIZE,
        EXTENSION,
        DATA,
        DATA_END,
        TRAILER,
        WHOLE
    }

    private static final int MOST_DIGITS = 8;

    /** How long the lines between the data may be, all trailer fields together, in bytes. */
    private static final int LONGEST = 4096;

    private final int largest;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private State state = State.SIZE;
    private int digits;
    private long left;

    /** Of the line, or of the trailer, how many bytes have come. */
    private int length;

    /** Whether the byte before was a carriage return. */
    private boolean returned;

    /** Whether nothing has come of the trailer's line. */
    private boolean emptyLine;

    ChunkedBody(int largest) {
        this.largest = largest;
    }

    static HttpException tooLarge(int largest) {
        return new HttpException(Status.CONTENT_TOO_LARGE, "the body has more than " + largest + " bytes");
    }

    boolean isWhole() {
        return state == State.WHOLE;
    }

    byte[] bytes() {
        return body.toByteArray();
    }

    /** Takes what it can use of the bytes from {@code start} to {@code end}; answers where it has stopped. */
    int read(byte[] bytes, int start, int end) throws HttpException {
        int at = start;
        while (at < end && state != State.WHOLE) {
            if (state == State.DATA) {
                int n = (int) Math.min(left, end - at);
                body.write(bytes, at, n);
                at += n;
                left -= n;
                if (left == 0) {
                    enter(State.DATA_END);
                }
            } else {
                read(bytes[at++]);
            }
        }
        return at;
    }

    private void read(byte b) throws HttpException {
        if (++length > LONGEST) {
            throw bad("the lines between the chunks are too long");
        }
        int digit = state == State.SIZE ? Character.digit(b, 16) : -1;
        if (digit >= 0) {
            left = left * 16 + digit;
            if (++digits > MOST_DIGITS || body.size() + left > largest) {
                throw tooLarge(largest);
            }
            return;
        }
        if (state == State.SIZE) {
            if (digits == 0 || b != '\r' && b != ';' && b != ' ' && b != '\t') {
                throw bad("a chunk must begin with its size in hexadecimal digits");
            }
            state = State.EXTENSION;
        }
        if (returned != (b == '\n') || state == State.DATA_END && b != '\r' && b != '\n') {
            throw bad("a chunk's line must end with CR LF, and data with another");
        } else if (returned) {
            lineEnd();
        } else if (b == '\r') {
            returned = true;
        } else {
            emptyLine = false;
        }
    }

    private void lineEnd() {
        returned = false;
        if (state == State.DATA_END) {
            enter(State.SIZE);
        } else if (state == State.EXTENSION) {
            enter(left > 0 ? State.DATA : State.TRAILER);
        } else if (emptyLine) {
            state = State.WHOLE;
        } else {
            emptyLine = true;
        }
    }

    private void enter(State next) {
        state = next;
        length = 0;
        digits = 0;
        emptyLine = true;
    }

    private static HttpException bad(String message) {
        return new HttpException(Status.BAD_REQUEST, message);
    }
}
