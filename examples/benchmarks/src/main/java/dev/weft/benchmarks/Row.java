// SPDX-License-Identifier: Apache-2.0
package dev.weft.benchmarks;

import java.util.List;

/**
 * A row of the table.
 *
 * @param id what {@code --only} calls it
 * @param title what the table calls it
 * @param unit of its figures; less is better
 */
record Row(String id, String title, String unit, Measure measure, Goal goal) {

    /** Whose figures are taken. */
    List<Peer> peers() {
        return measure.peers().stream().filter(Peer::isPresent).toList();
    }
}
