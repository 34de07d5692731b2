// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.healthcheck;

import java.util.ArrayList;
import java.util.List;

/** What is known so far. Not thread-safe; use from the loop's thread, or once the loop has ended. */
final class Tally {
    /** A slot for each target, in the order they were named; null: not checked yet. */
    private final Result[] slots;

    private int checked;
    private int failing;

    Tally(int targets) {
        slots = new Result[targets];
    }

    void add(int index, Result result) {
        slots[index] = result;
        checked++;
        if (!result.healthy()) {
            failing++;
        }
    }

    int targets() {
        return slots.length;
    }

    int checked() {
        return checked;
    }

    int failing() {
        return failing;
    }

    /** The results there are, in the order their targets were named. */
    List<Result> results() {
        List<Result> results = new ArrayList<>(checked);
        for (Result result : slots) {
            if (result != null) {
                results.add(result);
            }
        }
        return results;
    }
}
