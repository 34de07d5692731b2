// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;

/**
 * The names that programs import: {@code import static dev.weft.Weft.*}. The rules are asyncio's; a duration is a
 * {@link Duration}, loop time is in nanoseconds, and "the running loop" is the one that runs on the calling thread.
 */
public final class Weft {

    private Weft() {}

    /**
     * Runs a program: makes a loop, runs {@code main} to its end, cancels and awaits the tasks that are left, and closes the
     * loop. Errors leave it as themselves. Ctrl-C cancels {@code main}, as {@link Runner#run} tells.
     *
     * @throws KeyboardInterrupt if {@code main} ended by that cancellation
     * @throws IllegalStateException if a loop runs on this thread already
     */
    public static <T> T run(Coroutine<T> main) {
        if (EventLoop.runningOrNull() != null) {
            throw new IllegalStateException(
                    "Weft.run() cannot be called from a running event loop; await the coroutine");
        }
        try (Runner runner = Runner.builder().build()) {
            return runner.run(main);
        }
    }

    /**
     * Waits for {@code awaitable}, and answers its value or throws its error. Suspends unless the value is there.
     *
     * @throws IllegalStateException if the calling method is not woven
     */
    public static <T> T await(Awaitable<T> awaitable) {
        return Unwoven.refuse("await");
    }

    /** Waits for a stage, as {@link #await(Awaitable)}; cancelling the waiting task cancels the stage. */
    public static <T> T await(CompletionStage<T> stage) {
        return Unwoven.refuse("await");
    }

    /** Iterates over items as they arrive: {@code for (T item : await(source))}. */
    public static <T> Iterable<T> await(AsyncIterable<T> source) {
        return Unwoven.refuse("await");
    }

    /** Ends a coroutine that has no value: {@code return done();}. */
    public static Coroutine<Void> done() {
        return new Done<>(null);
    }

    /** Ends a coroutine with a value: {@code return done(x);} allocates nothing. */
    public static <T> Coroutine<T> done(T value) {
        return new Done<>(value);
    }

    /** Waits for a time; not at all for zero or less, but gives every ready task a turn. Suspends. */
    public static Awaitable<Void> sleep(Duration delay) {
        return sleep(delay, null);
    }

    /** Waits for a time and ends with {@code value}. Suspends. */
    public static <T> Awaitable<T> sleep(Duration delay, T value) {
        return new Sleep<>(Durations.nanos(delay), value);
    }

    /** Gives every ready task one turn: asyncio's {@code sleep(0)}. Suspends. */
    public static Awaitable<Void> yieldNow() {
        return YieldNow.INSTANCE;
    }

    /** Runs a coroutine beside the current one, from the next turn on. The loop holds the task until it is done. */
    public static <T> Task<T> createTask(Coroutine<T> coroutine) {
        return createTask(coroutine, TaskOptions.DEFAULT);
    }

    /** Runs a coroutine as a task with a name. */
    public static <T> Task<T> createTask(Coroutine<T> coroutine, String name) {
        return createTask(coroutine, TaskOptions.DEFAULT.withName(name));
    }

    /** Runs a coroutine as a task: under a name, in a context, or at once, as {@code options} say. */
    public static <T> Task<T> createTask(Coroutine<T> coroutine, TaskOptions options) {
        return new Task<>(EventLoop.running(), coroutine, options);
    }

    /** A cold coroutine that runs a lambda when it is awaited. */
    public static <T> Coroutine<T> async(AsyncCallable<T> body) {
        return Await.async(body);
    }

    /**
     * Runs all and waits for all; results stand in argument order. The first error ends it, while the others run on.
     * Cancelling it cancels them.
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public static <T> Future<List<T>> gather(Awaitable<? extends T>... awaitables) {
        return gather(List.of(awaitables));
    }

    /** As {@link #gather(Awaitable[])}. */
    public static <T> Future<List<T>> gather(Collection<? extends Awaitable<? extends T>> awaitables) {
        return Gathering.ofValues(awaitables);
    }

    /** Runs all and waits for all; each result says how it ended, and no error ends it early. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public static <T> Future<List<Outcome<T>>> gatherOutcomes(Awaitable<? extends T>... awaitables) {
        return gatherOutcomes(List.of(awaitables));
    }

    /** As {@link #gatherOutcomes(Awaitable[])}. */
    public static <T> Future<List<Outcome<T>>> gatherOutcomes(Collection<? extends Awaitable<? extends T>> awaitables) {
        return Gathering.ofOutcomes(EventLoop.running(), awaitables);
    }

    /**
     * Waits until one, or all, of {@code futures} are done, and says which are. Neither a failure nor a cancellation of the
     * waiting task touches them.
     *
     * @return a coroutine that throws {@link IllegalArgumentException} if there are none when it starts
     */
    public static <F extends Future<?>> Coroutine<Waited<F>> wait(Collection<F> futures, ReturnWhen when) {
        return wait(futures, when, null);
    }

    /** As {@link #wait(Collection, ReturnWhen)}, for at most {@code limit}; null for no limit. Never throws for the time. */
    public static <F extends Future<?>> Coroutine<Waited<F>> wait(
            Collection<F> futures, ReturnWhen when, Duration limit) {
        return new Waiting<>(futures, when, limit);
    }

    /** The futures in the order in which they are done: {@code for (var task : await(asCompleted(tasks)))}. */
    public static <F extends Future<?>> AsyncIterable<F> asCompleted(Collection<F> futures) {
        return new AsCompleted<>(futures);
    }

    /**
     * Runs {@code awaitable} so that a cancellation of whoever awaits the result doesn't reach it. The loop holds it until it
     * is done. If it fails after that cancellation and nobody else takes the error, it is reported.
     */
    public static <T> Future<T> shield(Awaitable<T> awaitable) {
        return Shield.of(awaitable);
    }

    /**
     * Awaits {@code awaitable} for at most {@code limit} (null: no limit), in the awaiting task itself. When the time is over
     * it is cancelled, and its clean-up waited for. A value that it waits for directly, and that is
     * there already, is not thrown away.
     *
     * @return a coroutine that throws {@link TimeoutException} when the time is over
     */
    public static <T> Coroutine<T> waitFor(Awaitable<T> awaitable, Duration limit) throws TimeoutException {
        return new WaitFor<>(awaitable, limit);
    }

    /**
     * Limits the time of a block: {@code try (var limit = timeout(ofSeconds(1))) { ... }}. Enters at once.
     *
     * @param limit null for none; zero or less has run out already, and the block's first wait ends it
     */
    public static Timeout timeout(Duration limit) {
        return entered(
                limit == null ? null : Durations.after(EventLoop.running().time(), limit));
    }

    /** Limits the time of a block to a loop time in nanoseconds, as {@link #timeout}. */
    public static Timeout timeoutAt(long loopNanos) {
        return entered(loopNanos);
    }

    private static Timeout entered(Long when) {
        Timeout timeout = new Timeout(when);
        timeout.enter();
        return timeout;
    }

    /** Calls {@code call} in a thread of the loop's executor when awaited. Cancelling does not stop a call that runs. */
    public static <T> Awaitable<T> toThread(Callable<T> call) {
        return toThread(call, OnCancel.ABANDON);
    }

    /**
     * Calls {@code call} in a thread of the loop's executor when awaited. A cancellation arrives at once, whatever the thread
     * does; {@code onCancel} says what becomes of a call that runs. One that waits for a thread never starts.
     */
    public static <T> Awaitable<T> toThread(Callable<T> call, OnCancel onCancel) {
        return Await.thread(call, onCancel);
    }

    /** Submits {@code call} to {@code executor} now; null for the loop's own. Cancelling does not stop a call that runs. */
    public static <T> Awaitable<T> runInExecutor(Executor executor, Callable<T> call) {
        return runInExecutor(executor, call, OnCancel.ABANDON);
    }

    /** As {@link #runInExecutor(Executor, Callable)}; {@code onCancel} says what becomes of a call that runs. */
    public static <T> Awaitable<T> runInExecutor(Executor executor, Callable<T> call, OnCancel onCancel) {
        return executor == null
                ? EventLoop.running().workers().submit(call, onCancel)
                : Executors.submit(executor, call, onCancel);
    }

    /** The task that is running; null in a callback. */
    public static Task<?> currentTask() {
        return EventLoop.running().current;
    }

    /** The tasks of the running loop that are not done, oldest first. */
    public static Set<Task<?>> allTasks() {
        return EventLoop.running().tasks.snapshot();
    }

    /** Who waits for {@code task}, who for those, and where each is: 3.14's {@code capture_call_graph}. */
    public static CallGraph callGraph(Task<?> task) {
        return CallGraph.of(task);
    }

    /** Runs a coroutine on the loop of another thread; cancelling the result cancels the task. Called from any thread. */
    public static <T> CompletableFuture<T> runThreadsafe(Coroutine<T> coroutine, EventLoop loop) {
        return Stages.startOn(loop, coroutine);
    }
}
