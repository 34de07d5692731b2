// SPDX-License-Identifier: Apache-2.0
package dev.weft.internal.loop;

/** Something the loop runs in its turn. */
public abstract class Ready {

    /** For subclasses. */
    protected Ready() {}

    /** Called by the loop, once for each time it was queued, on the loop's thread. Must not throw. */
    protected abstract void run();
}
