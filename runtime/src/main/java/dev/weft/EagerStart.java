// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.frame.Frame;

/** The first step of a task inside the call that makes it, on top of what runs there. */
final class EagerStart {

    private final EventLoop loop;

    /** The task that runs meanwhile stands still; null in a callback. */
    private final Task<?> creator;

    /** The start inside which this one is; null for none. */
    private final EagerStart outer;

    private final Stepper stepper;

    private EagerStart(EventLoop loop, int depth) {
        this.loop = loop;
        this.creator = loop.current;
        this.outer = loop.eager;
        this.stepper = new Stepper(loop, depth);
    }

    /** A start inside what runs now; null where coroutines are nested too deep on the thread's stack already. */
    static EagerStart inside(EventLoop loop) {
        int depth = steppingOn(loop, loop.eager).depth();
        return depth < Stepper.MAX_NESTED ? new EagerStart(loop, depth) : null;
    }

    /** Takes the step. */
    void run(Task<?> task) {
        loop.eager = this;
        try {
            if (loop.carriesMdc) {
                Mdc.start(task, stepper);
            } else {
                task.step(stepper);
            }
        } finally {
            loop.eager = outer;
            loop.current = creator;
        }
    }

    /** How many eager starts run on top of {@code task}; -1 if it does not run. */
    static int above(Task<?> task) {
        Task<?> running = task.loop.current;
        EagerStart start = task.loop.eager;
        int n = 0;
        while (running != task) {
            if (start == null) {
                return -1;
            }
            running = start.creator;
            start = start.outer;
            n++;
        }
        return n;
    }

    /** The frame that was resumed last in the task {@code above} the top; null while its first is. */
    static Frame reached(EventLoop loop, int above) {
        EagerStart start = loop.eager;
        for (int i = 0; i < above; i++) {
            start = start.outer;
        }
        return steppingOn(loop, start).reached();
    }

    private static Stepper steppingOn(EventLoop loop, EagerStart start) {
        return start == null ? loop.stepper.running() : start.stepper;
    }
}
