// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** A string of bytes that doesn't change: what a request is made of, and the key of every {@link Dict}. */
final class Bytes implements Comparable<Bytes> {
    static final Bytes EMPTY = new Bytes(new byte[0]);

    private final byte[] array;

    /** 0: not computed yet. */
    private int hash;

    /** @param array belongs to the new object; whoever made it must not change it any more */
    Bytes(byte[] array) {
        this.array = array;
    }

    static Bytes of(String text) {
        return new Bytes(text.getBytes(UTF_8));
    }

    static Bytes of(long number) {
        return new Bytes(Numbers.decimal(number));
    }

    static Bytes copyOf(byte[] from, int start, int end) {
        return new Bytes(Arrays.copyOfRange(from, start, end));
    }

    int length() {
        return array.length;
    }

    byte at(int index) {
        return array[index];
    }

    /** The bytes themselves, only to be read. */
    byte[] array() {
        return array;
    }

    /** Whether these are the letters of {@code word}, which is in upper case, in any case. */
    boolean is(String word) {
        if (word.length() != array.length) {
            return false;
        }
        for (int i = 0; i < array.length; i++) {
            int letter = array[i];
            if ((letter >= 'a' && letter <= 'z' ? letter - 'a' + 'A' : letter) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && Arrays.equals(array, bytes.array);
    }

    @Override
    public int hashCode() {
        int known = hash;
        if (known == 0) {
            known = SipHash.of(array);
            hash = known;
        }
        return known;
    }

    @Override
    public int compareTo(Bytes other) {
        return Arrays.compareUnsigned(array, other.array);
    }

    @Override
    public String toString() {
        return new String(array, UTF_8);
    }
}
