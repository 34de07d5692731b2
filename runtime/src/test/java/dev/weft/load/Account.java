// SPDX-License-Identifier: Apache-2.0
package dev.weft.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/** What one operation sends and receives, and what goes wrong with it on purpose. */
final class Account {

    /** What goes wrong on purpose. */
    enum Fault {
        NOTHING,
        /** Who runs the operation cancels it some turns later. */
        CANCEL,
        /** It has too little time. */
        TIMEOUT,
        /** The client breaks the connection. */
        CLIENT_RESETS,
        /** The server breaks the connection. */
        SERVER_RESETS,
        /** The server closes the connection, with bytes in it that it has not read. */
        SERVER_CLOSES,
        /** The server's handler throws. */
        SERVER_THROWS
    }

    private static final int HEADER = 8;

    final int number;

    /** What the one who runs the operation draws. */
    final Random random;

    /** What the server draws. */
    final Random serverRandom;

    final Fault fault;

    /** From the one who runs the operation to the server, and back. */
    final Flow up;

    final Flow down;

    /** Whether what was to go wrong has, so that bytes may be lost. */
    boolean broken;

    Account(int number, long seed) {
        this.number = number;
        this.random = new Random(seed * 1_000_003 + number);
        this.serverRandom = new Random(random.nextLong());
        Fault[] faults = Fault.values();
        this.fault = random.nextInt(3) > 0 ? Fault.NOTHING : faults[random.nextInt(faults.length)];
        this.up = new Flow("up " + number, number);
        this.down = new Flow("down " + number, -number);
    }

    /** What tells the server whose bytes follow. */
    byte[] header() {
        return String.format(Locale.ROOT, "%0" + HEADER + "d", number).getBytes(US_ASCII);
    }

    /** The number that a header says. */
    static int number(byte[] header) {
        return Integer.parseInt(new String(header, 0, HEADER, US_ASCII));
    }

    static int headerLength() {
        return HEADER;
    }

    /** A packet: the header and what follows it. */
    byte[] withHeader(byte[] bytes) {
        byte[] packet = Arrays.copyOf(header(), HEADER + bytes.length);
        System.arraycopy(bytes, 0, packet, HEADER, bytes.length);
        return packet;
    }

    static byte[] withoutHeader(byte[] packet) {
        return Arrays.copyOfRange(packet, HEADER, packet.length);
    }

    long lost() {
        return up.sent() - up.received() + down.sent() - (long) down.received();
    }

    @Override
    public String toString() {
        return up + ", " + down + ", fault " + fault + (broken ? ", broken" : "");
    }
}
