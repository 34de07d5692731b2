// SPDX-License-Identifier: Apache-2.0
package dev.weft.frame;

/**
 * One call of a woven method: its saved state and the link to the frame that awaits it.
 *
 * <p>For generated code. The weaver makes a subclass for each woven method, with a field for each variable that is live
 * across a suspension. Not thread-safe; a frame belongs to whatever drives it.
 */
public abstract class Frame {

    /*
     * CREATED  -> RUNNING    // enter
     * CREATED  -> CLOSED     // close: finished without having run
     * RUNNING  -> k          // suspend(k), k > 0: saved at suspension point k
     * k        -> RUNNING    // enter
     * RUNNING  -> CLOSED     // returned or threw
     */
    static final int CREATED = 0;
    static final int RUNNING = -1;
    static final int CLOSED = -2;

    /** One of the constants above, or the suspension point (counted from 1) where the locals were saved. */
    int state;

    /**
     * The frame that awaits this one; null for the outermost. Before the first step, and for a frame driven by hand, the
     * place of a marker frame that belongs to the runtime.
     */
    Frame caller;

    /** Makes a frame that has not started. */
    protected Frame() {}

    /**
     * Runs the body from the recorded point.
     *
     * @return the result, or {@link Driver#SUSPENDED}
     */
    protected abstract Object resume(Driver driver);

    /** Drops the arguments of a call that will not run. */
    protected void clear() {}

    /** The method this frame is a call of. */
    protected abstract FrameType type();
}
