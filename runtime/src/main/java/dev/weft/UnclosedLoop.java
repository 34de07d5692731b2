// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Selector;

/** Reports a loop that becomes unreachable without having been closed, and closes its selector. */
final class UnclosedLoop extends Reaper.Reference {

    private final Selector selector;

    /** Where the loop was made; null unless in debug mode. */
    private final Throwable made;

    UnclosedLoop(EventLoop loop, Selector selector, boolean debug) {
        super(loop);
        this.selector = selector;
        this.made = debug ? new Throwable("made here") : null;
        Reaper.watch(this);
    }

    @Override
    void collected() {
        if (made != null) {
            RuntimeHost.countDebugged(-1);
        }
        Log.warn("unclosed event loop: call EventLoop.close(), or use a Runner in a try block", made);
        try {
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
