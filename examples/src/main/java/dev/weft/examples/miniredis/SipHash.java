// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.security.SecureRandom;

/**
 * SipHash-1-3 with a key that each process draws: who doesn't know the key can't choose strings that collide, and so
 * can't turn the tables of a server into lists.
 */
final class SipHash {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, LITTLE_ENDIAN);
    private static final long KEY_0;
    private static final long KEY_1;

    static {
        SecureRandom random = new SecureRandom();
        KEY_0 = random.nextLong();
        KEY_1 = random.nextLong();
    }

    private SipHash() {}

    static int of(byte[] data) {
        long hash = of(data, KEY_0, KEY_1);
        return (int) (hash ^ hash >>> 32);
    }

    static long of(byte[] data, long key0, long key1) {
        long v0 = key0 ^ 0x736f6d6570736575L;
        long v1 = key1 ^ 0x646f72616e646f6dL;
        long v2 = key0 ^ 0x6c7967656e657261L;
        long v3 = key1 ^ 0x7465646279746573L;
        int words = data.length >>> 3;
        // One round a word, then one for the tail with the length, then three to finish: all the same round.
        for (int i = 0; i < words + 4; i++) {
            long word = i < words ? (long) LONGS.get(data, i << 3) : i == words ? tail(data, words << 3) : 0;
            if (i == words + 1) {
                v2 ^= 0xff;
            }
            v3 ^= word;
            v0 += v1;
            v1 = Long.rotateLeft(v1, 13) ^ v0;
            v0 = Long.rotateLeft(v0, 32);
            v2 += v3;
            v3 = Long.rotateLeft(v3, 16) ^ v2;
            v0 += v3;
            v3 = Long.rotateLeft(v3, 21) ^ v0;
            v2 += v1;
            v1 = Long.rotateLeft(v1, 17) ^ v2;
            v2 = Long.rotateLeft(v2, 32);
            v0 ^= word;
        }
        return v0 ^ v1 ^ v2 ^ v3;
    }

    private static long tail(byte[] data, int from) {
        long word = (long) data.length << 56;
        for (int i = data.length - 1; i >= from; i--) {
            word |= (data[i] & 0xffL) << (i - from << 3);
        }
        return word;
    }
}
