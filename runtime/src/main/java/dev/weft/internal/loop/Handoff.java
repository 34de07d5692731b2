// SPDX-License-Identifier: Apache-2.0
package dev.weft.internal.loop;

import java.util.concurrent.ConcurrentLinkedQueue;

/** How other threads give the loop something to run. The only structure that more than one thread touches. */
public final class Handoff {

    private final ConcurrentLinkedQueue<Ready> given = new ConcurrentLinkedQueue<>();

    /** Set after something was given, cleared before it is taken: a look at it costs less than one at the queue. */
    private volatile boolean any;

    /** Called by any thread; the caller then wakes the loop. */
    public void give(Ready ready) {
        given.add(ready);
        any = true;
    }

    /** Whether nothing was given. */
    public boolean isEmpty() {
        return !any;
    }

    /** Moves what was given to the end of {@code queue}, in the order it was given. */
    public void drainTo(ReadyQueue queue) {
        if (!any) {
            return;
        }
        any = false;
        for (Ready ready = given.poll(); ready != null; ready = given.poll()) {
            queue.add(ready, this);
        }
    }
}
