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

    /** What it runs in; null for an empty context. */
    private final Context context;

    /** A callback of the loop's own. */
    Callback(EventLoop loop, Runnable action) {
        this(loop, action, null);
    }

    /** A callback that runs in {@code context}. */
    Callback(EventLoop loop, Runnable action, Context context) {
        this.loop = loop;
        this.action = action;
        this.handle = this;
        this.context = context;
    }

    /** The callback of another handle. */
    Callback(EventLoop loop, Runnable action, Context context, Handle handle) {
        this.loop = loop;
        this.action = action;
        this.handle = handle;
        this.context = context;
    }

    Context context() {
        return context;
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
            loop.enterCallback(context);
            try {
                run.run();
            } catch (Throwable error) {
                loop.reports.callbackFailed(error, handle);
            }
        }
    }

    @Override
    public String toString() {
        return "<Handle " + (action == null ? "cancelled" : Reports.text(action)) + ">";
    }
}
