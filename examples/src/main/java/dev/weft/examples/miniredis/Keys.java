// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

/** Which arguments of a command are keys: from the first to the last (from the end if negative), by steps. */
enum Keys {
    NONE(0, 0, 0),
    ONE(1, 1, 1),
    TWO(1, 2, 1),
    ALL(1, -1, 1),
    ALL_BUT_LAST(1, -2, 1),
    PAIRS(1, -1, 2);

    final int first;
    final int last;
    final int step;

    Keys(int first, int last, int step) {
        this.first = first;
        this.last = last;
        this.step = step;
    }
}
