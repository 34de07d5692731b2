// SPDX-License-Identifier: Apache-2.0
package dev.weft.exploration;

import dev.weft.Task;

/** One who acts in a {@link Scenario}. */
final class Actor {

    private final String name;

    Task<?> task;

    /** Whether it has begun; cancelled before that, it would not run at all. */
    boolean started;

    /** Whether somebody has cancelled it, and it does not know yet. */
    boolean cancelled;

    Actor(String name) {
        this.name = name;
    }

    @Override
    public String toString() {
        return name;
    }
}
