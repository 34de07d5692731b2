// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A call in a thread of an executor. Cancelled before a thread has taken it, it never starts. */
final class ThreadCall<T> extends CompletableFuture<T> implements Runnable {

    /*
     * WAITING -> RUNNING   // a thread has taken it
     * WAITING -> ENDED     // cancelled
     * RUNNING -> ENDED     // the call has returned, or thrown; it may have been cancelled, and interrupted, before
     */
    private enum State {
        WAITING,
        RUNNING,
        ENDED
    }

    private final Callable<T> call;
    private final OnCancel onCancel;

    /** Called once, when it has completed and nothing of it runs, by whichever thread sees to that. */
    private final Consumer<? super ThreadCall<T>> atEnd;

    /** Guarded, as the rest, by this object's monitor, so that the interrupt of one call can't hit the next. */
    private State state = State.WAITING;

    /** Where it runs. */
    private Thread thread;

    private boolean interrupted;

    ThreadCall(Callable<T> call, OnCancel onCancel, Consumer<? super ThreadCall<T>> atEnd) {
        this.call = call;
        this.onCancel = onCancel;
        this.atEnd = atEnd;
    }

    @Override
    public void run() {
        if (!begin()) {
            return;
        }
        T value = null;
        Throwable error = null;
        try {
            value = call.call();
        } catch (Throwable thrown) {
            error = thrown;
        }
        end();
        if (error == null) {
            complete(value);
        } else {
            completeExceptionally(error);
        }
        atEnd.accept(this);
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        if (!super.cancel(mayInterruptIfRunning)) {
            return false;
        }
        if (neverStarts()) {
            atEnd.accept(this);
        }
        return true;
    }

    private synchronized boolean begin() {
        if (state != State.WAITING) {
            return false;
        }
        state = State.RUNNING;
        thread = Thread.currentThread();
        return true;
    }

    private synchronized void end() {
        if (interrupted) {
            Thread.interrupted();
        }
        thread = null;
        state = State.ENDED;
    }

    /** It was cancelled: interrupts what runs, if it is to; answers whether nothing runs nor will. */
    private synchronized boolean neverStarts() {
        if (state == State.WAITING) {
            state = State.ENDED;
            return true;
        } else if (state == State.RUNNING && onCancel == OnCancel.INTERRUPT) {
            interrupted = true;
            thread.interrupt();
        }
        return false;
    }

    /** The thread it runs in, and the line of the program that this is at. */
    @Override
    public synchronized String toString() {
        if (thread == null) {
            return "a call that is " + (state == State.WAITING ? "waiting" : "over");
        }
        for (StackTraceElement line : thread.getStackTrace()) {
            String name = line.getClassName();
            if (!name.startsWith("java.") && !name.startsWith("jdk.")) {
                return thread.getName() + " at " // without the names of loader and module
                        + new StackTraceElement(name, line.getMethodName(), line.getFileName(), line.getLineNumber());
            }
        }
        return thread.getName();
    }
}
