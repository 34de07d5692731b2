// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.frame.Frame;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Steps each task on a thread of its own, for debuggers. They step by threads and stacks: where a suspension leaves the
 * stack, a step over the await would end wherever the loop goes on.
 */
final class TaskThreads extends Stepper {

    /** System property: whether tasks have threads. The agent sets it in a JVM that a debugger has started. */
    static final String DEBUGGER = "weft.debugger";

    /** How many tasks have threads; more are stepped on the loop's. */
    private static final int MOST = 1000;

    private final Map<Task<?>, TaskThread> threads = new HashMap<>();

    /** The one that stepped last; null for the loop's own thread. */
    private TaskThread last;

    private TaskThreads(EventLoop loop) {
        super(loop);
    }

    /** Not a constructor: one would have this class loaded where none is made, which costs the inlining of its methods. */
    static Stepper forLoop(EventLoop loop) {
        return new TaskThreads(loop);
    }

    @Override
    Object drive(Frame frame, Object value, Throwable error) {
        Task<?> task = loop.current;
        last = threads.get(task);
        if (last == null && threads.size() < MOST) {
            last = new TaskThread(loop, task.name());
            threads.put(task, last);
        }
        if (last == null) {
            return super.drive(frame, value, error);
        }
        Object result = null;
        try {
            result = last.step(frame, value, error);
        } finally {
            if (result != SUSPENDED) {
                threads.remove(task);
            }
        }
        return result;
    }

    @Override
    Frame innermost() {
        return last == null ? super.innermost() : last.innermost();
    }

    @Override
    Object yielded() {
        return last == null ? super.yielded() : last.yielded();
    }

    @Override
    Stepper running() {
        return last == null ? this : last;
    }

    @Override
    void forget() {
        super.forget();
        last = null;
    }

    @Override
    List<StackTraceElement> stackOf(Task<?> task, Frame innermost) {
        TaskThread thread = threads.get(task);
        return thread == null ? super.stackOf(task, innermost) : thread.stack();
    }

    @Override
    void close() {
        threads.values().forEach(TaskThread::release);
        threads.clear();
    }
}
