// SPDX-License-Identifier: Apache-2.0
package dev.weft.exploration;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.timeout;
import static dev.weft.Weft.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.Task;
import dev.weft.Timeout;
import dev.weft.Weft;
import dev.weft.testing.Explorer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** A block goes on until its deadline and not beyond it, a value that is there is taken, and no cancellation is lost. */
@org.junit.jupiter.api.Timeout(
        value = 2,
        unit = TimeUnit.HOURS) // as many schedules as are asked for, on a machine that may be busy
class TimeoutExplorationTest {

    @Test
    void timeoutKeepsItsModel() {
        Explorer.schedules(Scenario.SCHEDULES).explore(seed -> new Limiting(seed).run());
    }

    private static final class Limiting extends Scenario {

        private static final int DEEPEST = 3;

        Limiting(long seed) {
            super(seed);
        }

        @Override
        Coroutine<Void> act(Actor me) {
            return limited(me, new ArrayDeque<>());
        }

        /** A block with a limit, within {@code limits}. */
        @Async
        private Coroutine<Void> limited(Actor me, Deque<Timeout> limits) {
            Task<?> task = Weft.currentTask();
            int cancelling = task.cancelling();
            boolean cancelled = false;
            try (var limit = timeout(ticks(random(6)))) {
                limits.push(limit);
                log(me, "has until " + limit.when() / 1_000_000);
                for (int steps = random(4); steps > 0; steps--) {
                    await(step(me, limits));
                    for (Timeout outer : limits) {
                        assertThat(now()).as("time within the limit").isLessThanOrEqualTo(outer.when());
                    }
                }
                assertThat(limit.expired()).isFalse();
            } catch (TimeoutException e) {
                assertThat(limits.peek().expired()).isTrue();
                assertThat(now()).as("time at the end").isEqualTo(limits.peek().when());
                log(me, "is out of time within");
            } catch (CancelledError e) {
                cancelled = true;
                throw e;
            } finally {
                limits.pop();
                if (!cancelled && !disturbed && limits.stream().noneMatch(Timeout::expired)) {
                    assertThat(task.cancelling()).isEqualTo(cancelling);
                }
            }
            return done();
        }

        @Async
        private Coroutine<Void> step(Actor me, Deque<Timeout> limits) {
            switch (random(8)) {
                case 0, 1 -> await(sleep(ticks(random(4))));
                case 2, 3 -> await(takeValue(me));
                case 4 -> await(createTask(takeValue(me)));
                case 5 -> limits.peek().reschedule(ticks(random(6)));
                case 6 -> {
                    if (limits.size() < DEEPEST) {
                        await(limited(me, limits));
                    }
                }
                default -> await(yieldNow());
            }
            return done();
        }

        /** Waits for a value that something else provides. */
        @Async
        private Coroutine<Void> takeValue(Actor me) {
            EventLoop loop = EventLoop.running();
            Future<Void> value = loop.createFuture();
            Duration delay = ticks(random(4));
            loop.callSoon(() -> loop.callLater(delay, () -> {
                if (!value.isDone()) {
                    value.setResult(null);
                }
            }));
            try {
                await(value);
            } catch (CancelledError e) {
                if (!disturbed) {
                    assertThat(value.isCancelled())
                            .as("the value was not there")
                            .isTrue();
                }
                throw e;
            }
            return done();
        }

        private static long now() {
            return EventLoop.running().time();
        }

        @Override
        void checkIdle() {}
    }
}
