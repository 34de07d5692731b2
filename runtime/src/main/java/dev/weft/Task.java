// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.frame.Driver;
import dev.weft.frame.Frame;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A coroutine that the loop runs beside others: asyncio's {@code Task}. Made by {@link Weft#createTask}; its loop holds it
 * until it is done. Awaiting it answers the coroutine's result or throws its error.
 *
 * <p>Not thread-safe; use from the loop's thread.
 *
 * @param <T> the coroutine's result
 */
public final class Task<T> extends Future<T> {

    /*
     * While it is not done, exactly one holds:
     *   queued    waiter is null or done, the task is in the ready queue
     *   waiting   waiter is pending and has the task among its callbacks
     *   running   it is the loop's current task
     */

    private final Coroutine<T> coroutine;

    /** The innermost frame of the suspended chain; where the next step begins. */
    private Frame innermost;

    /** What it waits for, or whose completion has queued it; null for a bare turn. */
    private Future<?> waiter;

    /** Its name; null until asked for if it has none of its own. */
    private String name;

    private final int number;

    /** Cancellations asked for and not taken back. */
    private int cancelling;

    /** The values of its context variables; null while it has none. */
    Context context;

    /** The last request to cancel it: the one that {@link #mustCancel} stands for. */
    private Cancellation request;

    /** Whether the first step has been taken. */
    private boolean started;

    /** Whether the next step throws a {@link CancelledError}. */
    private boolean mustCancel;

    /** Neighbours in the loop's {@link TaskList}. */
    Task<?> previous;

    Task<?> next;

    /** A task as {@code run} or a combinator makes one. */
    Task(EventLoop loop, Coroutine<T> coroutine) {
        this(loop, coroutine, TaskOptions.DEFAULT);
    }

    /** Queues the first step and runs nothing yet, or, if it is to start eagerly, takes it. */
    Task(EventLoop loop, Coroutine<T> coroutine, TaskOptions options) {
        super(loop);
        loop.checkThread();
        this.coroutine = coroutine;
        this.name = options.name();
        this.context = options.context() == null ? Context.copyFor(loop) : options.context();
        if (Stepper.callerOf(coroutine) instanceof CoroutineDriver driver) {
            this.innermost = driver.innermost();
            this.waiter = driver.wokenBy(loop);
            this.started = true;
        } else if (Stepper.stateOf(coroutine) > 0) {
            throw new IllegalStateException("coroutine is being awaited already");
        } else {
            this.innermost = coroutine;
        }
        if (loop.debug != null) {
            loop.debug.made(this);
        }
        this.number = loop.tasks.add(this);
        Stepper.unmark(coroutine);
        EagerStart start = options.eagerStart() && loop == EventLoop.runningOrNull() ? EagerStart.inside(loop) : null;
        if (start != null) {
            start.run(this);
        } else {
            loop.ready(this);
        }
    }

    /** Its name: the one it was given, else its method and a number, as in {@code fetchProfile-17}. */
    public String name() {
        if (name == null) {
            name = Stepper.typeOf(coroutine).methodName() + "-" + number;
        }
        return name;
    }

    /** Renames it. */
    public void setName(String newName) {
        name = newName;
    }

    /** How many cancellations were asked for and not taken back by {@link #uncancel}. */
    public int cancelling() {
        return cancelling;
    }

    /** Takes one cancellation back; answers how many remain. At zero, one that was not delivered yet is withdrawn. */
    public int uncancel() {
        if (cancelling > 0) {
            cancelling--;
            if (cancelling == 0) {
                mustCancel = false;
            }
        }
        return cancelling;
    }

    @Override
    boolean cancelFor(Cancellation why) {
        if (isDone()) {
            return false;
        }
        loop.checkThread();
        request = why;
        int chain = chain();
        if (chain == 0) { // it waits for tasks that wait for each other, for ever: it stops to
            waiter.remove(this);
            waiter = null;
            loop.ready(this);
        }
        Task<?> task = this;
        task.cancelling++;
        for (int i = 1; i < chain; i++) {
            task = (Task<?>) task.waiter;
            task.request = why;
            task.cancelling++;
        }
        if (task.waiter == null || !task.waiter.cancelFor(why)) {
            task.mustCancel = true;
        }
        return true;
    }

    /**
     * How many tasks there are from this one to the one at the end, each of which awaits the next; zero if there is no end
     * because they await each other. A loop: there may be more than fit on the stack.
     */
    private int chain() {
        Task<?> task = this;
        Task<?> passed = this;
        int tasks = 1;
        while (task.waiter instanceof Task<?> awaited && !awaited.isDone()) {
            if (awaited == passed) {
                return 0;
            } else if ((tasks & (tasks - 1)) == 0) { // remembers one after each power of two
                passed = awaited;
            }
            task = awaited;
            tasks++;
        }
        return tasks;
    }

    /** The lines it is at, innermost first: every frame of a suspended or running task; empty once it is done. */
    public List<StackTraceElement> stack() {
        if (isDone()) {
            return List.of();
        }
        int above = EagerStart.above(this);
        if (above < 0) {
            return loop.stepper.stackOf(this, innermost);
        }
        return StackTraces.running(new Throwable().getStackTrace(), above, resumed(above));
    }

    /**
     * The tasks it waits for now: the one it awaits, or those behind a {@code gather}, {@code wait}, {@code asCompleted},
     * {@code shield} or group that it awaits. Use from the loop's thread.
     */
    public List<Task<?>> awaiting() {
        Set<Task<?>> found = new LinkedHashSet<>();
        Set<Future<?>> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Future<?>> left = new ArrayDeque<>();
        if (waiter != null) {
            left.add(waiter);
        }
        while (!left.isEmpty()) {
            Future<?> next = left.poll();
            boolean pending = !next.isDone() && seen.add(next);
            if (pending && next instanceof Task<?> task) {
                found.add(task);
            } else if (pending) {
                left.addAll(next.behind());
            }
        }
        return List.copyOf(found);
    }

    /** The frame of it that the loop's thread has resumed, while it runs, {@code above} eager starts on top of it. */
    Frame resumed(int above) {
        Frame reached = EagerStart.reached(loop, above);
        return reached == null ? innermost : reached;
    }

    /** The coroutine it runs. */
    public Coroutine<T> coroutine() {
        return coroutine;
    }

    /** Not supported: its coroutine gives a task its result. */
    @Override
    public void setResult(T value) {
        throw new IllegalStateException("Task does not support set_result operation");
    }

    /** Not supported: its coroutine gives a task its error. */
    @Override
    public void setException(Throwable error) {
        throw new IllegalStateException("Task does not support set_exception operation");
    }

    /** Whether it has started the chain that ends at {@code outermost}. */
    boolean drives(Frame outermost) {
        return started && coroutine == outermost;
    }

    /** That of what it waits for, and the turn in which it takes it; whether it ends then is its own affair. */
    @Override
    int turnsLeft(int depth) {
        if (isDone()) {
            return super.turnsLeft(depth);
        } else if (waiter == null || depth == 0) {
            return -1;
        }
        return oneMore(waiter.turnsLeft(depth - 1));
    }

    /**
     * Withdraws nothing and adds nothing to {@link #cancelling}: delivers once more what was asked for before.
     *
     * @param seen what was delivered last, and caught; null if nothing was
     */
    void recancel(CancelledError seen) {
        Cancellation again = mustCancel || seen == null ? request : Cancellation.of(seen);
        uncancel();
        cancelFor(again);
    }

    @Override
    protected void run() {
        step(loop.stepper);
    }

    /*
     * One method on purpose. C2 compiles a hot method of more than 325 bytes of bytecode by itself; a smaller one is
     * inlined into the loop's turn, where a step keeps too much alive for the registers and takes 9 or 13 ns, as it
     * happens from one JVM to the next. By itself it takes 9.4.
     */
    /** One step: resumes the chain with the outcome of what it waited for, and waits for what it suspends with. */
    void step(Stepper stepper) {
        EventLoop on = loop;
        if (on.current != this) {
            on.current = this;
        }
        try {
            Object result;
            Future<?> woken = waiter;
            if (woken == null && started && !mustCancel) {
                result = stepper.drive(innermost, null, null);
            } else {
                result = resumeWith(woken, stepper);
            }
            if (result == Driver.SUSPENDED) {
                Frame suspended = stepper.innermost();
                if (innermost != suspended) {
                    innermost = suspended;
                }
                Object yielded = stepper.yielded();
                if (yielded == null) {
                    on.ready(this);
                } else if (yielded instanceof Future<?> future && future.loop == on && future != this) {
                    waiter = future;
                    future.addWaiter(this);
                    if (mustCancel && future.cancelFor(request)) {
                        mustCancel = false;
                    }
                } else {
                    // What can't be waited for is thrown into the coroutine at the next step.
                    String refusal;
                    if (yielded == this) {
                        refusal = "Task cannot await on itself: " + this;
                    } else if (yielded instanceof Future<?>) {
                        refusal = "Task " + this + " got Future " + yielded + " attached to a different loop;"
                                + " await a CompletableFuture of it, which runThreadsafe or, on that loop,"
                                + " toCompletableFuture makes";
                    } else {
                        refusal = "Task got bad yield: " + yielded;
                    }
                    IllegalStateException error = new IllegalStateException(refusal);
                    error.setStackTrace(stepper.stackOf(this, suspended).toArray(new StackTraceElement[0]));
                    Future<?> refused = new Future<>(on);
                    refused.fail(error);
                    waiter = refused;
                    on.ready(this);
                }
            } else {
                ended();
                if (mustCancel) {
                    cancelWith(request.error());
                } else {
                    if (on.debug != null) {
                        on.debug.endedWell(this);
                    }
                    succeed(result);
                }
            }
        } catch (CancelledError cancelled) {
            ended();
            cancelWith(cancelled);
        } catch (Throwable failure) {
            ended();
            fail(failure);
        }
    }

    private Object resumeWith(Future<?> woken, Stepper stepper) {
        Object value = null;
        Throwable error = null;
        if (woken != null) {
            waiter = null;
            error = woken.errorToThrow();
            value = error == null ? woken.value() : null;
        } else if (!started) {
            Stepper.claim(coroutine); // it may have been awaited, or made another task, since this one was made
        }
        if (mustCancel) {
            mustCancel = false;
            if (!(error instanceof CancelledError)) {
                error = request.error();
                value = null;
            }
        }
        if (error instanceof CancelledError && error.getStackTrace().length == 0) {
            error.setStackTrace(stepper.stackOf(this, innermost).toArray(new StackTraceElement[0]));
        }
        started = true;
        return stepper.drive(innermost, value, error);
    }

    private void ended() {
        loop.tasks.remove(this);
        innermost = null;
        waiter = null;
    }

    @Override
    String kind() {
        return "Task";
    }

    @Override
    public String toString() {
        List<StackTraceElement> at = loop.current == this ? List.of() : stack();
        return "<Task " + name() + " " + describe() + (at.isEmpty() ? "" : " at " + at.get(0)) + ">";
    }
}
