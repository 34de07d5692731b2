// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.healthcheck;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Runner;
import dev.weft.Task;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** One run of the checks, from the first attempt to the summary. */
final class Session {
    private final Options options;
    private final List<Target> targets;
    private final Progress progress;
    private final Interrupt interrupt;

    Session(Options options, List<Target> targets, Progress progress, Interrupt interrupt) {
        this.options = options;
        this.targets = targets;
        this.progress = progress;
        this.interrupt = interrupt;
    }

    Summary run() {
        Tally tally = new Tally(targets.size());
        try (Probe probe = new Probe(options.timeout());
                Runner runner = Runner.builder().name("healthcheck").build()) {
            Checker checker = new Checker(probe, options, targets, tally, RandomGenerator.getDefault());
            return runner.run(check(checker, tally));
        }
    }

    @Async
    private Coroutine<Summary> check(Checker checker, Tally tally) {
        EventLoop loop = EventLoop.running();
        long start = loop.time();
        Task<Void> checks = createTask(checker.checkAll(), "checks");
        Task<Void> bar = createTask(progress.show(tally), "progress");
        interrupt.cancels(checks);
        try {
            await(checks);
        } catch (CancelledError e) {
            // Not handed on: what was done up to here is the result.
        } finally {
            bar.cancel();
            progress.erase();
        }
        Duration elapsed = Duration.ofNanos(loop.time() - start);
        return done(Summary.of(tally, elapsed, interrupt.signal()));
    }
}
