// SPDX-License-Identifier: Apache-2.0
package dev.weft.exploration;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.sync.AsyncCondition;
import dev.weft.sync.AsyncLock;
import dev.weft.sync.Permit;
import dev.weft.testing.Explorer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A signal wakes the first who waits, or, if that one is cancelled, the next; whoever goes on has the lock. */
@Timeout(value = 2, unit = TimeUnit.HOURS) // as many schedules as are asked for, on a machine that may be busy
class ConditionExplorationTest {

    @Test
    void conditionKeepsItsModel() {
        Explorer.schedules(Scenario.SCHEDULES).explore(seed -> new Talking(seed).run());
    }

    private static final class Talking extends Scenario {

        /** Somebody who waits for a signal, or, once signalled, for the lock. */
        private static final class Waiting {
            final Place place;

            /** What the number must reach; zero for no predicate. */
            final int wanted;

            boolean signalled;

            Waiting(Actor actor, int wanted) {
                this.place = new Place(actor);
                this.wanted = wanted;
            }

            @Override
            public String toString() {
                return place + (signalled ? " (signalled)" : "");
            }
        }

        private final AsyncLock lock = new AsyncLock();
        private final AsyncCondition signals = new AsyncCondition(lock);
        private final AsyncCondition numbers = new AsyncCondition(lock);

        private final Line line = new Line(1);
        private final List<Waiting> forSignals = new ArrayList<>();
        private final List<Waiting> forNumbers = new ArrayList<>();
        private int number;

        Talking(long seed) {
            super(seed);
        }

        @Async
        @Override
        Coroutine<Void> act(Actor me) {
            try (Permit held = await(acquire(me))) {
                log(me, "has the lock");
                try {
                    await(pause());
                    await(talk(me));
                    await(pause());
                    assertThat(lock.isLocked()).isTrue();
                } finally {
                    log(me, "releases the lock");
                    line.released();
                }
            }
            disturb();
            return done();
        }

        @Async
        private Coroutine<Permit> acquire(Actor me) {
            Place place = line.enter(me);
            try {
                Permit permit = await(signals.acquire());
                line.granted(place);
                return done(permit);
            } finally {
                line.left(place);
            }
        }

        private Coroutine<Void> talk(Actor me) {
            switch (random(6)) {
                case 0, 1, 2:
                    return waitForSignal(me);
                case 3:
                    return waitForNumber(me, 1 + random(5));
                case 4:
                    log(me, "counts to " + (number + 1));
                    number++;
                    numbers.signalAll();
                    break;
                default:
                    int n = 1 + random(3);
                    log(me, "signals " + n);
                    signal(n);
                    signals.signal(n);
            }
            disturb();
            return done();
        }

        /** The first who wait, have not been signalled, and can still go on. */
        private void signal(int n) {
            forSignals.stream()
                    .filter(waiting -> !waiting.signalled && !waiting.place.isCancelled())
                    .limit(n)
                    .forEach(waiting -> waiting.signalled = true);
        }

        @Async
        private Coroutine<Void> waitForSignal(Actor me) {
            log(me, "waits for a signal");
            Waiting waiting = new Waiting(me, 0);
            forSignals.add(waiting);
            line.released();
            boolean wentOn = false;
            try {
                await(signals.await());
                wentOn = true;
                assertThat(waiting.signalled).as("%s was signalled", me).isTrue();
            } finally {
                line.taken(me);
                forSignals.remove(waiting);
                if (waiting.signalled && !wentOn) {
                    log(me, "passes the signal on");
                    signal(1);
                }
            }
            return done();
        }

        @Async
        private Coroutine<Void> waitForNumber(Actor me, int wanted) {
            log(me, "waits for " + wanted);
            if (number >= wanted) {
                await(numbers.await(() -> number >= wanted));
                return done();
            }
            Waiting waiting = new Waiting(me, wanted);
            forNumbers.add(waiting);
            line.released();
            try {
                await(numbers.await(() -> number >= wanted));
                assertThat(number).isGreaterThanOrEqualTo(wanted);
            } finally {
                line.taken(me);
                forNumbers.remove(waiting);
            }
            return done();
        }

        @Override
        void checkIdle() {
            line.checkIdle();
            assertThat(lock.isLocked()).isEqualTo(line.free() == 0);
            if (line.free() > 0) {
                assertThat(forSignals).noneMatch(waiting -> waiting.signalled);
                assertThat(forNumbers).noneMatch(waiting -> waiting.wanted <= number);
            }
        }

        @Async
        @Override
        Coroutine<Void> letGo(Actor director) {
            try (Permit held = await(acquire(director))) {
                number = Integer.MAX_VALUE;
                numbers.signalAll();
                signal(Integer.MAX_VALUE);
                signals.signalAll();
                line.released();
            }
            return done();
        }
    }
}
