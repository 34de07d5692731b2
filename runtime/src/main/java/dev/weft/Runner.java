// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.internal.loop.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * Runs coroutines, one after the other, on one loop: asyncio's {@code Runner}. Closing it cancels the tasks that are left,
 * waits for them, reports their errors, and closes the loop.
 *
 * <p>Not thread-safe.
 */
public final class Runner implements AutoCloseable {

    private final LoopOptions options;

    /** How long closing waits for calls in threads; null for no limit. */
    private final Duration shutdownLimit;

    private EventLoop loop;

    /** What its coroutines run in, one after the other. */
    private Context context;

    private boolean closed;

    private Runner(LoopOptions options, Duration shutdownLimit) {
        this.options = options;
        this.shutdownLimit = shutdownLimit;
    }

    /** How a runner is to be. */
    public static Builder builder() {
        return new RunnerBuilder();
    }

    /**
     * Runs a coroutine to its end. On a program's main thread, as long as the program and its starter have not decided what
     * Ctrl-C does, the first one cancels the coroutine, and a second one ends the JVM at once.
     *
     * @throws KeyboardInterrupt if the coroutine ended by the cancellation that Ctrl-C asked for
     * @throws IllegalStateException if a loop runs on this thread, or if this runner is closed
     */
    public <T> T run(Coroutine<T> coroutine) {
        if (EventLoop.runningOrNull() != null) {
            throw new IllegalStateException(
                    "Runner.run() cannot be called from a running event loop; await the coroutine");
        }
        EventLoop on = loop();
        if (context == null) {
            context = Context.copyCurrent();
            context = options.mdc() ? Mdc.into(context) : context;
        }
        Task<T> main = new Task<>(on, coroutine, TaskOptions.DEFAULT.withContext(context));
        SigintHandler sigint = SigintHandler.install(main);
        try {
            return on.runUntilComplete(main);
        } catch (CancelledError cancelled) {
            if (sigint.hasCancelled() && main.uncancel() == 0) {
                throw new KeyboardInterrupt(cancelled);
            }
            throw cancelled;
        } finally {
            sigint.uninstall();
        }
    }

    /** The loop, made at the first use. */
    public EventLoop loop() {
        if (closed) {
            throw new IllegalStateException("Runner is closed");
        }
        if (loop == null) {
            loop = new SelectorEventLoop(options);
        }
        return loop;
    }

    /**
     * Cancels the tasks that are left and waits for them, closes the asynchronous generators that are open, waits for the
     * calls in the loop's threads, and closes the loop.
     *
     * @throws IllegalStateException if it runs
     */
    @Override
    public void close() {
        if (loop != null && loop.isRunning()) {
            throw new IllegalStateException("Runner.close() can't be called while it runs");
        } else if (closed) {
            return;
        }
        closed = true;
        if (loop == null) {
            return;
        }
        boolean interrupted = Thread.interrupted(); // it was meant for what ran, and has cancelled it
        try {
            cancelLeftovers();
            closeGenerators();
            joinWorkers();
        } finally {
            loop.close();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void cancelLeftovers() {
        Set<Task<?>> left = loop.tasks.snapshot();
        if (left.isEmpty()) {
            return;
        }
        left.forEach(task -> task.cancel("the loop is shutting down"));
        Future<List<Outcome<Object>>> ended = Gathering.ofOutcomes(loop, left);
        loop.runUntilComplete(ended);
        for (Task<?> task : left) {
            Throwable error = task.errorToThrow();
            if (error != null && !task.isCancelled()) {
                report("unhandled exception during Weft.run() shutdown", error, "task", task);
            }
        }
    }

    private void closeGenerators() {
        Map<Object, Coroutine<Void>> closings = loop.asyncGenerators.shutDown();
        List<Outcome<Void>> outcomes = loop.runUntilComplete(Await.async(() -> closings.isEmpty()
                ? new Done<>(List.of())
                : Gathering.ofOutcomes(loop, closings.values()).toCoroutine()));
        int i = 0;
        for (Object generator : closings.keySet()) {
            if (outcomes.get(i++) instanceof Outcome.Failure<Void> failure) {
                report(
                        "an error occurred during closing of asynchronous generator " + generator,
                        failure.error(),
                        "asyncgen",
                        generator);
            }
        }
    }

    private void joinWorkers() {
        try {
            loop.runUntilComplete(loop.shutdownDefaultExecutor(shutdownLimit));
        } catch (CancelledError interrupted) {
            // this thread is wanted back, and what runs in others is left alone
        }
    }

    private void report(String message, Throwable error, String key, Object culprit) {
        loop.callExceptionHandler(
                ExceptionContext.saying(message).withException(error).with(key, culprit));
    }

    /** How a runner is to be; what is not said stays as {@link Weft#run} has it. */
    public interface Builder {

        /**
         * Whether the loop runs in debug mode; if nobody says so, {@code -Dweft.debug=true} or a variable {@code WEFT_DEBUG}
         * does.
         */
        Builder debug(boolean debug);

        /** Whether each task keeps SLF4J's MDC across its suspensions; if nobody says so, {@code -Dweft.mdc} does. */
        Builder mdc(boolean mdc);

        /** Part of the names of the loop's threads. */
        Builder name(String name);

        /** Where {@link Weft#toThread} runs things; the runner does not shut it down. */
        Builder executor(Executor executor);

        /** How long closing waits for calls in threads; null for no limit. Five minutes if not said, as in asyncio. */
        Builder shutdownLimit(Duration limit);

        /** Whether time jumps to the next deadline instead of passing: for tests. */
        Builder virtualTime(boolean virtual);

        /**
         * Puts what is ready in each turn of the loop into an order of its own, drawn from {@code seed}: for tests that a
         * program does not depend on an order that is nobody's promise. With virtual time, and without other threads and
         * channels, the same seed gives the same run.
         *
         * <p>Turns stay what they are: what becomes ready in one runs in the next. Within a turn, what has the same cause
         * keeps its order; different causes are independent of each other, and how their effects interleave is drawn. A cause
         * is
         *
         * <ul>
         *   <li>one callback, or one step of a task (from one suspension to the next): the callbacks and tasks that it has
         *       queued, the waiters of futures that it has completed, and itself if it only yields its turn;
         *   <li>one channel: its reader goes before its writer;
         *   <li>all other threads together, since they may have waited for each other;
         *   <li>one deadline and what has set it: timers of one deadline that one callback or step has set keep their order,
         *       and an earlier deadline goes before a later one.
         * </ul>
         *
         * <p>Without a seed a loop keeps the order in which things became ready, whatever their causes, as asyncio does.
         */
        Builder schedule(long seed);

        /** The runner. */
        Runner build();
    }

    private static final class RunnerBuilder implements Builder {

        private static final LoopOptions DEFAULT = LoopOptions.defaults();

        private Duration shutdownLimit = Duration.ofMinutes(5);
        private boolean virtual;
        private Long schedule;
        private Executor executor;
        private String name = DEFAULT.name();
        private boolean debug = DEFAULT.debug();
        private boolean mdc = DEFAULT.mdc();

        @Override
        public Builder debug(boolean newDebug) {
            debug = newDebug;
            return this;
        }

        @Override
        public Builder mdc(boolean newMdc) {
            mdc = newMdc;
            return this;
        }

        @Override
        public Builder name(String newName) {
            name = newName;
            return this;
        }

        @Override
        public Builder executor(Executor newExecutor) {
            executor = newExecutor;
            return this;
        }

        @Override
        public Builder shutdownLimit(Duration limit) {
            shutdownLimit = limit;
            return this;
        }

        @Override
        public Builder virtualTime(boolean newVirtual) {
            virtual = newVirtual;
            return this;
        }

        @Override
        public Builder schedule(long seed) {
            schedule = seed;
            return this;
        }

        @Override
        public Runner build() {
            Clock clock = virtual ? Clock.virtual() : Clock.system();
            return new Runner(new LoopOptions(clock, executor, name, debug, mdc, schedule), shutdownLimit);
        }
    }
}
