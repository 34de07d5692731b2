// SPDX-License-Identifier: Apache-2.0
package dev.weft.exploration;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.waitFor;
import static dev.weft.Weft.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * A random program: actors that use one primitive, cancel each other and run out of time; and a model of the primitive, which
 * they tell what they do and what comes of it. All is drawn from the seed, and runs on one thread in virtual time.
 *
 * <p>Actors act at ticks. Between two ticks nothing can run, and whoever waits must have a reason that the model knows.
 */
abstract class Scenario {

    /** How many schedules each build explores; {@code -Dweft.explore.count} and {@code -Dweft.explore.seed} say otherwise. */
    static final int SCHEDULES = 300;

    private static final Duration TICK = Duration.ofMillis(2);
    private static final Duration HALF_TICK = TICK.dividedBy(2);

    /** When nothing has happened for so many ticks, nobody begins anything new, and those who wait are let go. */
    private static final int QUIET = 10;

    private static final int MOST_ACTORS = 8;
    private static final int MOST_STEPS = 12;

    private final SplittableRandom random;
    private final List<Actor> actors = new ArrayList<>();

    /** What has happened, and when. */
    private final List<Event> trace = new ArrayList<>();

    /** Whether actors cancel each other and run out of time. */
    final boolean disturbed;

    /** How many of ten pauses take no time. */
    private final int haste;

    /** How many ticks have passed since anything happened. */
    private int quiet;

    private boolean ending;

    private record Event(long nanos, Actor who, String what) {
        @Override
        public String toString() {
            return String.format("%4d ms  %s %s", nanos / 1_000_000, who, what);
        }
    }

    /** A program drawn from {@code seed}. */
    Scenario(long seed) {
        random = new SplittableRandom(~seed); // not the stream that the schedule is drawn from
        disturbed = chance(4, 5);
        haste = random(10);
    }

    /** Does one random thing. */
    abstract Coroutine<Void> act(Actor me) throws Exception;

    /** Nothing can run now: fails if somebody waits who need not. */
    abstract void checkIdle();

    /** Lets go those who may wait for ever; awaited at each of the last ticks. */
    Coroutine<Void> letGo(Actor director) {
        return done();
    }

    /** The whole program. */
    @Async
    final Coroutine<Void> run() {
        Actor director = new Actor("director");
        director.task = currentTask();
        try {
            int count = 2 + random(MOST_ACTORS - 1);
            for (int i = 0; i < count; i++) {
                Actor actor = new Actor("actor " + i);
                actors.add(actor);
                actor.task = createTask(actor(actor, 1 + random(MOST_STEPS)), actor.toString());
            }
            await(sleep(HALF_TICK));
            while (anybodyActs()) {
                checkIdle();
                await(sleep(HALF_TICK));
                quiet++;
                if (quiet == QUIET) {
                    assertThat(ending).as("who waits now waits for ever").isFalse();
                    ending = true;
                    log(director, "lets everybody go");
                }
                if (ending) {
                    await(letGo(director));
                }
                await(sleep(HALF_TICK));
            }
            checkIdle();
            return done();
        } catch (Throwable failure) {
            String events = trace.stream().map(Event::toString).collect(Collectors.joining(System.lineSeparator()));
            throw new AssertionError(failure.getMessage() + System.lineSeparator() + events, failure);
        }
    }

    /** Whether any actor has not ended; throws what one of them has failed with. */
    private boolean anybodyActs() throws Throwable {
        boolean any = false;
        for (Actor actor : actors) {
            if (!actor.task.isDone()) {
                any = true;
            } else if (actor.task.exception() != null) {
                throw actor.task.exception();
            }
        }
        return any;
    }

    @Async
    private Coroutine<Void> actor(Actor me, int steps) throws Exception {
        me.started = true;
        for (int i = 0; i < steps && !ending; i++) {
            try {
                await(pause());
                disturb();
                if (disturbed && chance(1, 3)) {
                    await(waitFor(cold(me), ticks(random(4)))); // with no time at all it does not begin
                } else {
                    await(act(me));
                }
                assertThat(me.cancelled).as("a cancellation of %s was lost", me).isFalse();
            } catch (TimeoutException e) {
                log(me, "is out of time");
                assertThat(me.cancelled).as("a cancellation of %s was lost", me).isFalse();
            } catch (CancelledError e) {
                log(me, "is cancelled");
                assertThat(me.cancelled).as("%s was cancelled", me).isTrue();
                me.cancelled = false;
                while (currentTask().cancelling() > 0) {
                    currentTask().uncancel();
                }
            }
        }
        return done();
    }

    /** Acts when it is awaited, and not before. */
    @Async
    private Coroutine<Void> cold(Actor me) throws Exception {
        return act(me);
    }

    /** Some turns, or some ticks, or nothing. */
    @Async
    final Coroutine<Void> pause() {
        if (chance(haste, 10)) {
            for (int turns = random(4); turns > 0; turns--) {
                await(yieldNow());
            }
        } else {
            await(sleep(ticks(random(4))));
        }
        return done();
    }

    /** Cancels somebody, perhaps; also called where somebody has just been woken. */
    final void disturb() {
        if (disturbed && chance(1, 3)) {
            Actor victim = actors.get(random(actors.size()));
            if (victim.started && victim.task != currentTask() && victim.task.cancel("disturbed")) {
                victim.cancelled = true;
                log(victim, "will be cancelled");
            }
        }
    }

    /** A number from 0 to {@code bound - 1}. */
    final int random(int bound) {
        return random.nextInt(bound);
    }

    /** True {@code times} times {@code of} so many. */
    final boolean chance(int times, int of) {
        return random.nextInt(of) < times;
    }

    /** So many ticks. */
    static Duration ticks(int count) {
        return TICK.multipliedBy(count);
    }

    /** Notes what happens, for the message of a failure. */
    final void log(Actor who, String what) {
        quiet = 0;
        trace.add(new Event(EventLoop.running().time(), who, what));
    }
}
