// SPDX-License-Identifier: Apache-2.0
package dev.weft.load;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Bytes on one way from somebody to somebody else. Which ones they are is fixed, so that each of them is checked. */
final class Flow {

    /** What flows take their bytes from: letters. */
    static final byte[] TEXT = letters(2 << 20);

    /** Flows start at different places of the text, none beyond this. */
    private static final int STARTS = 1 << 16;

    /** The most that one flow carries. */
    static final int MOST = TEXT.length - STARTS;

    private final String name;

    /** Where in the text it begins. */
    private final int start;

    private int sent;
    private int received;

    Flow(String name, int number) {
        this.name = name;
        this.start = Math.floorMod(number * 31, STARTS);
    }

    private static byte[] letters(int n) {
        Random random = new Random(1);
        byte[] text = new byte[n];
        for (int i = 0; i < n; i++) {
            text[i] = (byte) ('a' + random.nextInt(26));
        }
        return text;
    }

    /** The next bytes to send. */
    byte[] next(int n) {
        byte[] bytes = Arrays.copyOfRange(TEXT, start + sent, start + sent + n);
        sent += n;
        return bytes;
    }

    /** The next bytes to send, as text. */
    String nextText(int n) {
        return new String(next(n), StandardCharsets.US_ASCII);
    }

    /** Where in the text the next byte to send stands: for somebody who sends the text itself. */
    int place() {
        return start + sent;
    }

    /** So many bytes were sent from the text itself. */
    void sent(long n) {
        sent += (int) n;
    }

    /** These were received, and have to be those that come next. */
    void receive(byte[] bytes) {
        int from = start + received;
        int wrong = Arrays.mismatch(TEXT, from, from + bytes.length, bytes, 0, bytes.length);
        if (wrong >= 0) {
            throw new AssertionError("byte " + (received + wrong) + " of " + this + " is another one than was sent");
        }
        received += bytes.length;
        if (received > sent) {
            throw new AssertionError("more was received than sent: " + this);
        }
    }

    void receive(String text) {
        receive(text.getBytes(StandardCharsets.US_ASCII));
    }

    int sent() {
        return sent;
    }

    int received() {
        return received;
    }

    @Override
    public String toString() {
        return name + " (" + sent + " sent, " + received + " received)";
    }
}
