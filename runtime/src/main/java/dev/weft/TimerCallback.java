// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.internal.loop.Timer;

/** A callback that is due at a time. */
final class TimerCallback extends Timer implements TimerHandle {

    private final Callback callback;

    TimerCallback(EventLoop loop, long when, Runnable action) {
        super(when);
        this.callback = new Callback(loop, action, Context.copyFor(loop), this);
    }

    Context context() {
        return callback.context();
    }

    @Override
    public long when() {
        return when;
    }

    @Override
    public void cancel() {
        callback.cancel();
        unset();
    }

    @Override
    public boolean isCancelled() {
        return callback.isCancelled();
    }

    @Override
    protected void run() {
        callback.run();
    }

    @Override
    public String toString() {
        return "<TimerHandle when=" + when + " " + callback + ">";
    }
}
