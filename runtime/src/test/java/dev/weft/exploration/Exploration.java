// SPDX-License-Identifier: Apache-2.0
package dev.weft.exploration;

/** How much of it there is in each build; {@code -Dweft.explore.count} and {@code -Dweft.explore.seed} say otherwise. */
final class Exploration {

    /** Schedules of each primitive. */
    static final int COUNT = 300;

    private Exploration() {}
}
