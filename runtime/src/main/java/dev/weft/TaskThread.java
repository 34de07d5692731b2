// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.frame.Frame;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;

/**
 * Steps one task on a thread of its own, where a coroutine that suspends stays on the stack and goes on when the loop steps
 * the task again. One of the two threads waits for the other, always: what happens, and in which order, is as on one.
 */
final class TaskThread extends Stepper {

    private final Thread thread;

    /** The task's turn. */
    private final Semaphore step = new Semaphore(0);

    /** The loop's turn. */
    private final Semaphore stepped = new Semaphore(0);

    /** What the loop steps with. */
    private Frame frame;

    private Object value;
    private Throwable error;

    /** Whether the thread is to end, leaving what is suspended to itself. */
    private boolean released;

    /** Whether the step has interrupted what it takes for the loop's thread. */
    private boolean interrupted;

    /** What goes from one thread to the other with the turn, if the loop carries SLF4J's MDC; else null. */
    private Map<String, String> mdc;

    /** What the step ended with. */
    private Object result;

    private Throwable failure;

    /** The frame at the bottom of the thread's stack. */
    private Frame bottom;

    TaskThread(EventLoop loop, String name) {
        super(loop);
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** One step of the task; called on the loop's thread. */
    Object step(Frame innermost, Object sent, Throwable thrown) {
        frame = innermost;
        value = sent;
        error = thrown;
        giveMdc();
        step.release();
        stepped.acquireUninterruptibly();
        takeMdc();
        if (interrupted) {
            interrupted = false;
            Thread.currentThread().interrupt();
        }
        Throwable failed = failure;
        if (failed != null) {
            failure = null;
            throw Errors.unchecked(failed);
        }
        return result;
    }

    /** Ends the thread; what is suspended there is suspended as it would be without it. */
    void release() {
        released = true;
        step.release();
        stepped.acquireUninterruptibly();
    }

    private void run() {
        EventLoop.setRunning(loop);
        awaitStep();
        while (!released) {
            bottom = frame;
            try {
                result = drive(frame, value, error);
            } catch (Throwable thrown) {
                failure = thrown;
            }
            boolean ended = failure != null || result != SUSPENDED;
            if (!released) {
                handBack();
                if (ended) {
                    return;
                }
                awaitStep();
            }
        }
        stepped.release();
    }

    private void awaitStep() {
        step.acquireUninterruptibly();
        takeMdc();
    }

    private void handBack() {
        interrupted = Thread.interrupted();
        giveMdc();
        stepped.release();
    }

    private void giveMdc() {
        mdc = loop.carriesMdc ? Mdc.ofThread() : null;
    }

    private void takeMdc() {
        if (mdc != null) {
            Mdc.put(mdc);
        }
    }

    /** Suspends without leaving the stack. */
    @Override
    Object suspendWith(Object awaited, Frame suspended) {
        result = super.suspendWith(awaited, suspended);
        handBack();
        awaitStep();
        if (released) {
            return SUSPENDED;
        } else if (error != null) {
            throw Errors.unchecked(error);
        }
        return value;
    }

    @Override
    Frame reached() {
        Frame later = super.reached();
        return later == null ? bottom : later;
    }

    /** The lines of the suspended task, innermost first. */
    List<StackTraceElement> stack() {
        StackTraceElement[] physical = thread.getStackTrace();
        int own = 0;
        while (!physical[own].getClassName().equals(TaskThread.class.getName())) {
            own++;
        }
        return StackTraces.running(Arrays.copyOfRange(physical, own, physical.length), 0, reached());
    }
}
