// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.internal.loop.Ready;

/** A callback in the ready queue. */
final class Callback extends Ready implements Handle {

    private final EventLoop loop;

    /** What to run; null once cancelled, so that what it holds can be collected. */
    private Runnable action;

    /** What the program knows it by. */
    private final Handle handle;

    Callback(EventLoop loop, Runnable action) {
        this.loop = loop;
        this.action = action;
        this.handle = this;
    }

    /** The callback of another handle. */
    Callback(EventLoop loop, Runnable action, Handle handle) {
        this.loop = loop;
        this.action = action;
        this.handle = handle;
    }

    @Override
    public void cancel() {
        action = null;
    }

    @Override
    public boolean isCancelled() {
        return action == null;
    }

    @Override
    protected void run() {
        Runnable run = action;
        if (run != null) {
            loop.current = null;
            try {
                run.run();
            } catch (Throwable error) {
                loop.callbackFailed(error, handle);
            }
        }
    }

    @Override
    public String toString() {
        return "<Handle " + (action == null ? "cancelled" : action) + ">";
    }
}
