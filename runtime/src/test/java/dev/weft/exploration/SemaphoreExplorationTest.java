// SPDX-License-Identifier: Apache-2.0
package dev.weft.exploration;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.sync.AsyncBoundedSemaphore;
import dev.weft.sync.AsyncSemaphore;
import dev.weft.sync.Permit;
import dev.weft.testing.Explorer;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** So many holders at a time, in the order of asking; a cancelled one hands over, and no permit is lost or made. */
@Timeout(value = 2, unit = TimeUnit.HOURS) // as many schedules as are asked for, on a machine that may be busy
class SemaphoreExplorationTest {

    @Test
    void semaphoreKeepsItsModel() {
        Explorer.schedules(Scenario.SCHEDULES).explore(seed -> new Holding(seed, false).run());
    }

    @Test
    void boundedSemaphoreKeepsItsModel() {
        Explorer.schedules(Scenario.SCHEDULES).explore(seed -> new Holding(seed, true).run());
    }

    private static final class Holding extends Scenario {

        private final int permits = 1 + random(3);
        private final AsyncSemaphore semaphore;
        private final Line line = new Line(permits);

        Holding(long seed, boolean bounded) {
            super(seed);
            semaphore = bounded ? new AsyncBoundedSemaphore(permits) : new AsyncSemaphore(permits);
        }

        @Async
        @Override
        Coroutine<Void> act(Actor me) {
            log(me, "asks");
            await(acquire(me));
            log(me, "holds");
            try {
                await(pause());
            } finally {
                log(me, "releases");
                line.released();
                semaphore.release();
            }
            disturb();
            return done();
        }

        @Async
        private Coroutine<Permit> acquire(Actor me) {
            Place place = line.enter(me);
            try {
                Permit permit = await(semaphore.acquire());
                line.granted(place);
                return done(permit);
            } finally {
                line.left(place);
            }
        }

        @Override
        void checkIdle() {
            line.checkIdle();
            assertThat(semaphore.isLocked()).isEqualTo(line.free() == 0);
            if (semaphore instanceof AsyncBoundedSemaphore && line.free() == permits) {
                assertThatThrownBy(semaphore::release).isInstanceOf(IllegalArgumentException.class);
            }
        }
    }
}
