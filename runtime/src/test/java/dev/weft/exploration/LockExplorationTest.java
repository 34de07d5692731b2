// SPDX-License-Identifier: Apache-2.0
package dev.weft.exploration;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.sync.AsyncLock;
import dev.weft.sync.Permit;
import dev.weft.testing.Explorer;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One holder at a time, in the order of asking; a cancelled one hands over. */
@Timeout(value = 2, unit = TimeUnit.HOURS) // as many schedules as are asked for, on a machine that may be busy
class LockExplorationTest {

    @Test
    void lockKeepsItsModel() {
        Explorer.schedules(Scenario.SCHEDULES).explore(seed -> new Locking(seed).run());
    }

    private static final class Locking extends Scenario {

        private final AsyncLock lock = new AsyncLock();
        private final Line line = new Line(1);

        Locking(long seed) {
            super(seed);
        }

        @Async
        @Override
        Coroutine<Void> act(Actor me) {
            log(me, "asks");
            Place place = line.enter(me);
            try (Permit held = await(acquire(place))) {
                log(me, "holds");
                try {
                    await(pause());
                    assertThat(lock.isLocked()).isTrue();
                } finally {
                    log(me, "releases");
                    line.released();
                }
            }
            disturb();
            return done();
        }

        @Async
        private Coroutine<Permit> acquire(Place place) {
            try {
                Permit held = await(lock.acquire());
                line.granted(place);
                return done(held);
            } finally {
                line.left(place);
            }
        }

        @Override
        void checkIdle() {
            assertThat(lock.isLocked()).isEqualTo(line.free() == 0);
            line.checkIdle();
        }
    }
}
