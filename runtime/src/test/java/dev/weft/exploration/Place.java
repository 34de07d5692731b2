// SPDX-License-Identifier: Apache-2.0
package dev.weft.exploration;

/** Where an actor waits. */
final class Place {

    private final Actor actor;

    /** The cancellations of its task when it came. */
    private final int before;

    Place(Actor actor) {
        this.actor = actor;
        this.before = actor.task.cancelling();
    }

    /** Whether its task has been cancelled since, by somebody or by a timeout. */
    boolean isCancelled() {
        return actor.task.cancelling() > before;
    }

    @Override
    public String toString() {
        return actor + (isCancelled() ? " (cancelled)" : "");
    }
}
