// SPDX-License-Identifier: Apache-2.0
package dev.weft.exploration;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.sync.AsyncBarrier;
import dev.weft.testing.Explorer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nobody goes on before as many have come as it takes, and then all do. */
@Timeout(value = 2, unit = TimeUnit.HOURS) // as many schedules as are asked for, on a machine that may be busy
class BarrierExplorationTest {

    @Test
    void barrierKeepsItsModel() {
        Explorer.schedules(Scenario.SCHEDULES).explore(seed -> new Meeting(seed).run());
    }

    private static final class Meeting extends Scenario {

        /** Somebody who waits. */
        private static final class Waiting {
            final Actor actor;

            /** How many have waited while this one did, itself included. */
            int met = 1;

            /** Whether the barrier was broken or reset meanwhile, or was broken when this one came. */
            boolean mayFail;

            Waiting(Actor actor) {
                this.actor = actor;
            }

            @Override
            public String toString() {
                return actor.toString();
            }
        }

        private final int parties = 1 + random(3);
        private final AsyncBarrier barrier = new AsyncBarrier(parties);
        private final List<Waiting> inside = new ArrayList<>();
        private boolean broken;

        /** How many have gone on, and how many of them as the last to come. */
        private int passed;

        private int meetings;

        /** The answers since the last whole meeting. */
        private final List<Integer> answers = new ArrayList<>();

        Meeting(long seed) {
            super(seed);
        }

        @Override
        Coroutine<Void> act(Actor me) {
            int choice = random(10);
            if (!disturbed || choice < 8) {
                return waits(me);
            }
            inside.forEach(waiting -> waiting.mayFail = true);
            if (choice == 8) {
                log(me, "breaks the barrier");
                broken = true;
                barrier.abort();
            } else {
                log(me, "resets the barrier");
                broken = false;
                barrier.reset();
            }
            return done();
        }

        @Async
        private Coroutine<Void> waits(Actor me) {
            log(me, "waits");
            Waiting waiting = new Waiting(me);
            waiting.mayFail = broken;
            waiting.met += inside.size();
            inside.forEach(other -> other.met++);
            inside.add(waiting);
            try {
                int index = await(barrier.await());
                log(me, "goes on as number " + index);
                assertThat(waiting.met).as("those who have met %s", me).isGreaterThanOrEqualTo(parties);
                count(index);
            } catch (BrokenBarrierException e) {
                log(me, "finds it broken");
                assertThat(waiting.mayFail).as("%s may find it broken", me).isTrue();
            } finally {
                inside.remove(waiting);
            }
            return done();
        }

        private void count(int index) {
            assertThat(index).isBetween(0, parties - 1);
            passed++;
            if (index == parties - 1) {
                meetings++;
            }
            assertThat(passed)
                    .as("those who went on after %d meetings", meetings)
                    .isLessThanOrEqualTo(meetings * parties);
            disturb();
            answers.add(index);
            if (!disturbed && answers.size() == parties) {
                assertThat(answers)
                        .containsExactlyInAnyOrderElementsOf(
                                IntStream.range(0, parties).boxed().toList());
                answers.clear();
            }
        }

        @Override
        void checkIdle() {
            assertThat(barrier.isBroken()).isEqualTo(broken);
            assertThat(inside).hasSizeLessThan(broken ? 1 : parties);
            assertThat(barrier.waiting()).isEqualTo(inside.size());
        }

        @Override
        Coroutine<Void> letGo(Actor director) {
            inside.forEach(waiting -> waiting.mayFail = true);
            broken = true;
            barrier.abort();
            return done();
        }
    }
}
