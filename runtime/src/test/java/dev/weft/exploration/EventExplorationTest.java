// SPDX-License-Identifier: Apache-2.0
package dev.weft.exploration;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.sync.AsyncEvent;
import dev.weft.testing.Explorer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Setting an event lets all go on who wait at that time, in order, and nobody else. */
@Timeout(value = 2, unit = TimeUnit.HOURS) // as many schedules as are asked for, on a machine that may be busy
class EventExplorationTest {

    @Test
    void eventKeepsItsModel() {
        Explorer.schedules(Scenario.SCHEDULES).explore(seed -> new Signalling(seed).run());
    }

    private static final class Signalling extends Scenario {

        /** Somebody who waits. */
        private static final class Waiting {
            final Place place;

            /** Which setting of the event lets it go on; zero for none yet. */
            int setting;

            Waiting(Actor actor) {
                this.place = new Place(actor);
            }

            @Override
            public String toString() {
                return place + (setting > 0 ? " (may go on)" : "");
            }
        }

        private final AsyncEvent event = new AsyncEvent();
        private final List<Waiting> waiting = new ArrayList<>();
        private boolean set;

        /** How often it was set. */
        private int settings;

        Signalling(long seed) {
            super(seed);
        }

        @Override
        Coroutine<Void> act(Actor me) {
            if (chance(2, 3)) {
                return waits(me);
            }
            if (chance(1, 2)) {
                log(me, "sets");
                set();
                disturb();
            } else {
                log(me, "clears");
                set = false;
                event.clear();
            }
            return done();
        }

        private void set() {
            set = true;
            settings++;
            waiting.stream().filter(waiter -> waiter.setting == 0).forEach(waiter -> waiter.setting = settings);
            event.set();
        }

        @Async
        private Coroutine<Void> waits(Actor me) {
            log(me, "waits");
            if (set) {
                await(event.await());
                return done();
            }
            Waiting waiter = new Waiting(me);
            waiting.add(waiter);
            try {
                await(event.await());
                log(me, "goes on");
                assertThat(waiter.setting).isPositive();
                assertThat(waiting.subList(0, waiting.indexOf(waiter)))
                        .as("those who waited before %s", me)
                        .allMatch(earlier -> earlier.setting != waiter.setting || earlier.place.isCancelled());
            } finally {
                waiting.remove(waiter);
            }
            return done();
        }

        @Override
        void checkIdle() {
            assertThat(event.isSet()).isEqualTo(set);
            assertThat(waiting).noneMatch(waiter -> waiter.setting > 0);
        }

        @Override
        Coroutine<Void> letGo(Actor director) {
            set();
            return done();
        }
    }
}
