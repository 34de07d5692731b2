// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.internal.loop.Timer;

/** A callback that is due at a time. */
final class TimerCallback extends Timer implements TimerHandle {

    private final EventLoop loop;

    /** What to run; null once cancelled. */
    private Runnable action;

    TimerCallback(EventLoop loop, long when, Runnable action) {
        super(when);
        this.loop = loop;
        this.action = action;
    }

    @Override
    public long when() {
        return when;
    }

    @Override
    public void cancel() {
        action = null;
        unset();
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
                loop.callbackFailed(error, this);
            }
        }
    }

    @Override
    public String toString() {
        return "<TimerHandle when=" + when + " " + (action == null ? "cancelled" : action) + ">";
    }
}
