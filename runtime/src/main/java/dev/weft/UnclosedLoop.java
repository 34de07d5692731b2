// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.internal.loop.Poller;

/** Reports a loop that becomes unreachable without having been closed, and closes its selector. */
final class UnclosedLoop extends Reaper.Reference {

    private final Poller poller;

    /** Where the loop was made; null unless in debug mode. */
    private final Throwable made;

    UnclosedLoop(EventLoop loop, Poller poller, boolean debug) {
        super(loop);
        this.poller = poller;
        this.made = debug ? new Throwable("made here") : null;
        Reaper.watch(this);
    }

    @Override
    void collected() {
        Log.warn("unclosed event loop: call EventLoop.close(), or use a Runner in a try block", made);
        poller.close();
    }
}
