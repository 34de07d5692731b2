// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

/** From one index to another, both included; negative ones count from the end. */
record Range(long start, long end) {
    static Range parse(Bytes start, Bytes end) throws CommandException {
        return new Range(Numbers.integer(start), Numbers.integer(end));
    }

    /** The part that a sequence of some length has. */
    Range in(int length) {
        long from = start < 0 ? Math.max(0, start + length) : start;
        long to = end < 0 ? Math.max(-1, end + length) : Math.min(end, length - 1L);
        return new Range(from, to);
    }

    boolean isEmpty() {
        return start > end;
    }

    int length() {
        return isEmpty() ? 0 : (int) (end - start + 1);
    }
}
