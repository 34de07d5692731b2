// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.healthcheck;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.TaskGroup;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Checks a list of targets, so many at a time: as many workers take from the list until it is empty.
 *
 * <p>The workers share {@code next}, {@code pace} and {@code tally} without a lock: between two awaits nothing else runs.
 */
final class Checker {
    private final Probe probe;
    private final Options options;
    private final List<Target> targets;
    private final Tally tally;
    private final RandomGenerator random;
    private final Pace pace;
    private int next;

    Checker(Probe probe, Options options, List<Target> targets, Tally tally, RandomGenerator random) {
        this.probe = probe;
        this.options = options;
        this.targets = targets;
        this.tally = tally;
        this.random = random;
        this.pace = new Pace(options.interval());
    }

    /** Ends when every target is checked; cancelling it cancels the attempts under way, and the tally keeps the rest. */
    Coroutine<Void> checkAll() {
        return TaskGroup.run(group -> {
            int workers = Math.min(options.concurrency(), targets.size());
            for (int i = 0; i < workers; i++) {
                group.createTask(worker(), "worker-" + i);
            }
            return done();
        });
    }

    @Async
    private Coroutine<Void> worker() {
        while (next < targets.size()) {
            int index = next++;
            Result result = await(check(targets.get(index)));
            tally.add(index, result);
        }
        return done();
    }

    @Async
    private Coroutine<Result> check(Target target) {
        if (target instanceof Target.Invalid invalid) {
            return done(Result.of(invalid));
        }
        Duration busy = Duration.ZERO;
        for (int attempts = 1; ; attempts++) {
            await(sleep(pace.take(EventLoop.running().time())));
            Attempt attempt = await(probe.attempt(target));
            busy = busy.plus(attempt.took());
            if (attempt.healthy() || attempt.isFinal() || attempts > options.retries()) {
                return done(new Result(target, attempt, attempts, busy));
            }
            await(sleep(Backoff.after(attempts, random)));
        }
    }
}
