// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Tasks that end together: asyncio's {@code TaskGroup}. Leaving the group waits for all of its tasks. When one fails the
 * others, and the block itself, are cancelled, and all errors leave in an {@link ExceptionGroup}.
 *
 * <p>Not thread-safe; use from the loop's thread.
 */
public final class TaskGroup implements AsyncScope {

    /** The task whose block this is. */
    private final Task<?> parent;

    private final Set<Task<?>> tasks = new LinkedHashSet<>();
    private final List<Throwable> errors = new ArrayList<>();

    /** Whether this group has cancelled its parent, to interrupt the block. */
    private boolean parentCancelled;

    /** Whether the tasks have been cancelled. */
    private boolean aborting;

    /** Whether the block is over. */
    private boolean exiting;

    /** Set when the last task ends; null unless {@link #exit} waits for it. */
    private Future<Void> completed;

    /**
     * Enters a group in the running task.
     *
     * @throws IllegalStateException if no task is running
     */
    public TaskGroup() {
        parent = EventLoop.running().current;
        if (parent == null) {
            throw new IllegalStateException("TaskGroup cannot determine the parent task");
        }
    }

    /**
     * Runs {@code body} in a group of its own and ends with its result once all tasks have ended.
     *
     * @return a coroutine that throws {@link ExceptionGroup} if the body or a task failed
     */
    public static <T> Coroutine<T> run(AsyncFunction<? super TaskGroup, T> body) {
        return new GroupRun<>(body);
    }

    /** Starts a task of this group. */
    public <T> Task<T> createTask(Coroutine<T> coroutine) {
        return createTask(coroutine, TaskOptions.DEFAULT);
    }

    /**
     * Starts a task of this group under a name.
     *
     * @throws IllegalStateException as {@link #createTask(Coroutine, TaskOptions)}
     */
    public <T> Task<T> createTask(Coroutine<T> coroutine, String name) {
        return createTask(coroutine, TaskOptions.DEFAULT.withName(name));
    }

    /**
     * Starts a task of this group as {@code options} say.
     *
     * @throws IllegalStateException if the group is over or shutting down; the coroutine is then closed
     */
    public <T> Task<T> createTask(Coroutine<T> coroutine, TaskOptions options) {
        boolean finished = exiting && tasks.isEmpty();
        if (finished || aborting) {
            coroutine.close();
            throw new IllegalStateException("TaskGroup " + this + (finished ? " is finished" : " is shutting down"));
        }
        Task<T> task = new Task<>(parent.loop, coroutine, options);
        tasks.add(task);
        task.addDoneCallback(this::taskDone);
        if (aborting) { // by the task itself, which has started eagerly
            task.cancel("TaskGroup: it is shutting down");
        }
        return task;
    }

    /** Ends the group early: cancels its tasks and its block, which then ends without an error of this group's making. */
    public void cancel() {
        parent.loop.checkThread();
        if (!aborting && !(exiting && tasks.isEmpty())) {
            abortBlock("TaskGroup.cancel");
        }
    }

    @Override
    public Awaitable<Throwable> exit(Throwable primary) {
        return new GroupExit(this, primary);
    }

    /**
     * Not to be called outside woven code, where leaving can't wait.
     *
     * @throws IllegalStateException always
     */
    @Override
    public void close() {
        throw new IllegalStateException(
                "TaskGroup.close() can't wait here; use TaskGroup.run(group -> ...), or a try block in an @Async method");
    }

    /** The block is over; {@code primary} leaves it, or null. */
    void leaving(Throwable primary) {
        exiting = true;
        if (primary != null && !aborting) {
            abort("TaskGroup: its block failed");
        }
    }

    /** What to wait for before the group can end, or null if all tasks have ended. */
    Future<Void> unfinished() {
        if (tasks.isEmpty()) {
            return null;
        }
        completed = new Joint(parent.loop, () -> tasks);
        return completed;
    }

    /** A cancellation reached the group while it waited for its tasks; answers whether it is what ends the group. */
    boolean cancelledWhileWaiting() {
        completed = null;
        if (aborting) {
            return false;
        }
        abort("TaskGroup: its parent was cancelled");
        return true;
    }

    /**
     * All tasks have ended.
     *
     * @param primary what left the block, or null
     * @param cancelled the cancellation that ended the block or, before anything else did, the wait for the tasks; or null
     * @param later the last cancellation that reached the group while it waited for its tasks; or null
     * @return what leaves the group, or null
     */
    Throwable left(Throwable primary, CancelledError cancelled, CancelledError later) {
        CancelledError leaving = cancelled;
        if (parentCancelled) {
            boolean onlyOurs = parent.uncancel() == 0;
            leaving = onlyOurs ? null : cancelled == null ? later : cancelled;
        }
        if (leaving != null && errors.isEmpty()) {
            return leaving;
        }
        if (primary != null && !(primary instanceof CancelledError)) {
            errors.add(primary);
        }
        if (errors.isEmpty()) {
            return null;
        }
        if (parent.cancelling() > 0) {
            parent.recancel(later == null ? cancelled : later);
        }
        if (primary instanceof GeneratorExit && errors.size() == 1) {
            return primary; // whoever closes the block's coroutine expects it
        }
        return new ExceptionGroup("unhandled errors in a TaskGroup", errors);
    }

    private void taskDone(Future<?> task) {
        tasks.remove(task);
        if (tasks.isEmpty() && completed != null) {
            completed.setResultUnlessDone(null);
        }
        Throwable error = task.errorToThrow();
        if (error == null || task.isCancelled()) {
            return;
        }
        errors.add(error);
        if (parent.isDone()) {
            reportOrphan(task, error);
        } else if (!aborting && !parentCancelled) {
            abortBlock("TaskGroup: " + ((Task<?>) task).name() + " failed");
        }
    }

    private void abortBlock(String reason) {
        abort(reason);
        parentCancelled = true;
        parent.cancel(reason);
    }

    private void abort(String reason) {
        aborting = true;
        for (Task<?> task : tasks) {
            task.cancel(reason);
        }
    }

    private void reportOrphan(Future<?> task, Throwable error) {
        parent.loop.callExceptionHandler(ExceptionContext.saying(
                        "Task " + task + " has errored out but its parent task " + parent + " is already completed")
                .withException(error)
                .with("task", task));
    }

    @Override
    public String toString() {
        return "<TaskGroup tasks=" + tasks.size() + (errors.isEmpty() ? "" : " errors=" + errors.size())
                + (aborting ? " cancelling" : exiting ? " exiting" : "") + ">";
    }
}
