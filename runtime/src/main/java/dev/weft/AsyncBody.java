// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.frame.Frame;

/** A call of an asynchronous generator method: its frame, and how far it has come. */
final class AsyncBody {

    /** What runs; waits at a yield, unless {@link #running}. */
    final Frame frame;

    /** Whether a step is under way. */
    boolean running;

    /** Whether closing it has begun. */
    boolean closing;

    /** Its entry in the list of its loop; null before the first step, after the end, and when no loop runs. */
    private AsyncGenerators.Open open;

    AsyncBody(Frame frame) {
        this.frame = frame;
    }

    boolean isCreated() {
        return Stepper.stateOf(frame) == Stepper.CREATED;
    }

    boolean isEnded() {
        return Stepper.stateOf(frame) == Stepper.CLOSED;
    }

    /** A step begins: from the first on, the loop looks after the generator. */
    void stepped(Object generator) {
        running = true;
        EventLoop loop = EventLoop.runningOrNull();
        if (isCreated() && loop != null) {
            open = loop.asyncGenerators.add(this, generator);
        }
    }

    /** A step is over. */
    void stepEnded() {
        running = false;
        if (open != null && isEnded()) {
            open.forget();
            open = null;
        }
    }

    /** Ends it without running a line. */
    void discard() {
        closing = true;
        Stepper.discard(frame);
    }

    @Override
    public String toString() {
        return "<async generator " + Stepper.typeOf(frame).methodName() + " " + ByHand.stateOf(frame) + ">";
    }
}
