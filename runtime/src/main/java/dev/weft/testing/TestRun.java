// SPDX-License-Identifier: Apache-2.0
package dev.weft.testing;

import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.ExceptionContext;
import dev.weft.Handle;
import dev.weft.ReturnWhen;
import dev.weft.Runner;
import dev.weft.Task;
import dev.weft.Waited;
import dev.weft.Weft;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** One run of a test: a runner of its own, an eye on its time, and what is wrong with it in the end. */
final class TestRun {

    /** After this, nothing is left that could wake a task: in virtual time, and unless something sleeps for a century. */
    private static final Duration FOREVER = Duration.ofDays(36_525);

    /** How long tasks may take to end once they are cancelled, in the loop's time. */
    private static final Duration CLEANUP = Duration.ofMinutes(1);

    private final TestOptions options;
    private final Runner runner;
    private final List<ExceptionContext> reports = new ArrayList<>();

    /** Ends what is left of the time. */
    private Handle alarm;

    /** What its tasks were at when the time was over; null if it was not. */
    private String overdue;

    TestRun(TestOptions options) {
        this.options = options;
        Runner.Builder builder =
                Runner.builder().virtualTime(options.virtualTime()).debug(options.debug());
        if (options.schedule() != null) {
            builder.schedule(options.schedule());
        }
        runner = builder.build();
        loop().setExceptionHandler(context -> reports.add(ExceptionContext.of(context)));
        if (options.limit() != null || options.virtualTime()) {
            alarm = loop().callLater(options.limit() == null ? FOREVER : options.limit(), this::timeIsOver);
        }
    }

    Runner runner() {
        return runner;
    }

    EventLoop loop() {
        return runner.loop();
    }

    /** Cancels everything; what goes on nevertheless stops the loop. */
    private void timeIsOver() {
        Collection<Task<?>> tasks = Weft.allTasks();
        overdue = (options.limit() == null
                        ? "The test is stuck: nothing is left that could wake one of its tasks."
                        : "The test has not ended within " + options.limit() + ".")
                + describe(tasks);
        tasks.forEach(task -> task.cancel("the time of the test is over"));
        alarm = loop().callLater(CLEANUP, loop()::stop);
    }

    /**
     * Ends the tasks that are left, and closes the runner.
     *
     * @param thrown what the test has thrown, or null
     * @return what the test fails with, or null
     */
    Throwable end(Throwable thrown) {
        if (alarm != null) {
            alarm.cancel();
        }
        String pending = runner.run(Weft.async(() -> Weft.done(describe(pendingTasks()))));
        Collection<? extends Task<?>> stubborn = runner.run(endTasks());
        if (stubborn.isEmpty()) {
            runner.close();
        } else {
            loop().close(); // the runner would wait for them
        }
        if (overdue != null) {
            return new AssertionError(overdue, thrown);
        } else if (thrown != null) {
            return thrown;
        } else if (!stubborn.isEmpty()) {
            return new AssertionError(
                    "The test has left tasks that do not end when they are cancelled." + describe(stubborn));
        }
        return leftovers(pending);
    }

    /** The tasks that are left and that nobody has cancelled. */
    private static Collection<Task<?>> pendingTasks() {
        Collection<Task<?>> pending = othersThanCurrent();
        pending.removeIf(task -> task.cancelling() > 0);
        return pending;
    }

    private static Collection<Task<?>> othersThanCurrent() {
        Collection<Task<?>> tasks = new ArrayList<>(Weft.allTasks());
        tasks.remove(Weft.currentTask());
        return tasks;
    }

    /** Cancels what is left; ends with those that don't end. */
    private static Coroutine<Collection<? extends Task<?>>> endTasks() {
        return Weft.async(() -> {
            Collection<Task<?>> left = othersThanCurrent();
            if (left.isEmpty()) {
                return Weft.done(left);
            }
            left.forEach(task -> task.cancel("the test is over"));
            Waited<Task<?>> waited = Weft.await(Weft.wait(left, ReturnWhen.ALL_COMPLETED, CLEANUP));
            return Weft.done(waited.pending());
        });
    }

    /** An error that says what the test has left, or null. */
    private AssertionError leftovers(String pending) {
        List<String> faults = new ArrayList<>();
        Throwable cause = null;
        if (!pending.isEmpty() && !options.allowed().contains(Leftover.PENDING_TASK)) {
            faults.add("The test has left tasks that are not done; await or cancel them, or allow PENDING_TASK."
                    + pending);
        }
        for (ExceptionContext report : reports) {
            Leftover kind = report.containsKey("coroutine") ? Leftover.UNAWAITED_COROUTINE : Leftover.REPORTED_ERROR;
            if (!options.allowed().contains(kind)) {
                faults.add("The loop has reported, which " + kind + " would allow: " + report.describe());
                cause = cause == null ? report.exception() : cause;
            }
        }
        return faults.isEmpty() ? null : new AssertionError(String.join(System.lineSeparator(), faults), cause);
    }

    private static String describe(Collection<? extends Task<?>> tasks) {
        StringBuilder text = new StringBuilder();
        for (Task<?> task : tasks) {
            text.append(System.lineSeparator()).append("  task ").append(task.name());
            for (StackTraceElement line : task.stack()) {
                text.append(System.lineSeparator()).append("    at ").append(line);
            }
        }
        return text.toString();
    }
}
