// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import java.util.Arrays;

/** A string that can grow. */
final class StringValue extends Value {
    /** The longest string: as long as an array can be, less what a reply adds. */
    static final int LONGEST = 512 * 1024 * 1024;

    private static final Bytes SET = Bytes.of("SET");

    /** May be shared with the request that it came in, until it is changed in place. */
    private byte[] bytes;

    private int length;
    private boolean owned;

    StringValue(Bytes text) {
        this.bytes = text.array();
        this.length = bytes.length;
    }

    int length() {
        return length;
    }

    Bytes bytes() {
        return length == bytes.length && !owned ? new Bytes(bytes) : Bytes.copyOf(bytes, 0, length);
    }

    void write(RespWriter out) {
        out.bulk(bytes, 0, length);
    }

    /** The bytes from one index to another, both included. */
    void write(int from, int to, RespWriter out) {
        out.bulk(bytes, from, to - from + 1);
    }

    long integer() throws CommandException {
        try {
            return Numbers.integer(bytes, 0, length);
        } catch (NumberFormatException e) {
            throw new CommandException(CommandException.NOT_AN_INTEGER);
        }
    }

    void set(long number) {
        bytes = Numbers.decimal(number);
        length = bytes.length;
        owned = true;
    }

    void append(Bytes more) throws CommandException {
        overwrite(length, more);
    }

    /** Writes over what is at {@code offset}; what lies between the end and there becomes zeros. */
    void overwrite(int offset, Bytes text) throws CommandException {
        long end = (long) offset + text.length();
        if (end > LONGEST) {
            throw new CommandException(CommandException.TOO_LONG);
        }
        int longer = Math.max(length, (int) end);
        if (longer > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(longer, (int) Math.min(2L * length, LONGEST)));
        } else if (!owned) {
            bytes = bytes.clone();
        }
        owned = true;
        System.arraycopy(text.array(), 0, bytes, offset, text.length());
        length = longer;
    }

    @Override
    String type() {
        return "string";
    }

    /** A string is there though it is empty. */
    @Override
    boolean isEmpty() {
        return false;
    }

    @Override
    void rebuild(Bytes key, RespWriter out) {
        out.request(SET, key, bytes());
    }
}
