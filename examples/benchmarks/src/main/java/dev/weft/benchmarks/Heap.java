// SPDX-License-Identifier: Apache-2.0
package dev.weft.benchmarks;

/** What the heap of this JVM holds. */
final class Heap {
    private static final int COLLECTIONS = 5;

    private Heap() {}

    /** Bytes of live objects: the least that several collections leave, since what references free goes one later. */
    static long used() {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }
}
