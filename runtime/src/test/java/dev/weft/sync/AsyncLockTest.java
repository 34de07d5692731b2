// SPDX-License-Identifier: Apache-2.0
package dev.weft.sync;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.waitFor;
import static dev.weft.Weft.yieldNow;
import static dev.weft.sync.VirtualTime.run;
import static dev.weft.sync.VirtualTime.start;
import static dev.weft.sync.VirtualTime.turns;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.weft.Async;
import dev.weft.Awaitable;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // permits are held, not used
class AsyncLockTest {

    private final AsyncLock lock = new AsyncLock();
    private final List<String> log = new ArrayList<>();

    @Async
    private Coroutine<Void> hold(String name) {
        try (Permit held = await(lock.acquire())) {
            log.add(name);
            await(yieldNow());
        }
        return done();
    }

    private List<Task<Void>> holders(String... names) {
        List<Task<Void>> tasks = new ArrayList<>();
        for (String name : names) {
            tasks.add(createTask(hold(name)));
        }
        return tasks;
    }

    @Async
    private static Coroutine<Void> ended(List<? extends Task<?>> tasks) {
        for (Task<?> task : tasks) {
            try {
                await(task);
            } catch (CancelledError cancelled) {
                assertThat(task.isCancelled()).isTrue();
            }
        }
        return done();
    }

    @Test
    void freeLockIsAcquiredWithoutATurn() {
        run(() -> {
            EventLoop.running().callSoon(() -> log.add("turn"));
            await(lock.acquire());
            lock.release();
            assertThat(log).isEmpty();
            return done();
        });
    }

    @Test
    void acquireDoesNothingUntilItIsAwaited() {
        run(() -> {
            Awaitable<Permit> acquiring = lock.acquire();
            assertThat(lock.isLocked()).isFalse();
            await(acquiring);
            assertThat(lock.isLocked()).isTrue();
            assertThatThrownBy(() -> acquiring.toCoroutine().send(null))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("cannot reuse already awaited coroutine");
            return done();
        });
    }

    @Test
    void waitersGetItInTheOrderInWhichTheyCame() {
        run(() -> {
            await(ended(holders("a", "b", "c", "d")));
            assertThat(log).containsExactly("a", "b", "c", "d");
            assertThat(lock.isLocked()).isFalse();
            return done();
        });
    }

    @Test
    void newcomerDoesNotGetInBeforeTheOneWhoWasWoken() {
        run(() -> {
            await(lock.acquire());
            List<Task<Void>> tasks = holders("woken");
            await(turns(1));
            lock.release();
            assertThat(lock.isLocked()).isFalse();
            await(hold("newcomer"));
            await(ended(tasks));
            assertThat(log).containsExactly("woken", "newcomer");
            return done();
        });
    }

    @Test
    void whoReleasesItAndAsksAgainAtOnceQueues() {
        run(() -> {
            await(lock.acquire());
            List<Task<Void>> tasks = holders("a", "b");
            await(turns(1));
            lock.release();
            await(lock.acquire());
            log.add("again");
            lock.release();
            await(ended(tasks));
            assertThat(log).containsExactly("a", "b", "again");
            return done();
        });
    }

    @Test
    void cancelWhileWaiting() {
        run(() -> {
            await(lock.acquire());
            List<Task<Void>> tasks = holders("a", "b", "c");
            await(turns(1));
            tasks.get(1).cancel();
            await(turns(1));
            assertThat(lock).hasToString("<AsyncLock locked, waiters:2>");
            lock.release();
            await(ended(tasks));
            assertThat(log).containsExactly("a", "c");
            return done();
        });
    }

    @Test
    void cancelOfTheOneWhoWasWokenPassesItOn() {
        run(() -> {
            await(lock.acquire());
            List<Task<Void>> tasks = holders("a", "b");
            await(turns(1));
            lock.release();
            tasks.get(0).cancel();
            await(ended(tasks));
            assertThat(log).containsExactly("b");
            assertThat(lock).hasToString("<AsyncLock unlocked>");
            return done();
        });
    }

    /** The first is woken, then all but the last are cancelled, before any of them has run. */
    @Test
    void cancelOfAllButTheLastPassesItOnToTheLast() {
        run(() -> {
            await(lock.acquire());
            List<Task<Void>> tasks = holders("a", "b", "c", "d");
            await(turns(1));
            lock.release();
            tasks.subList(0, 3).forEach(Task::cancel);
            await(ended(tasks));
            assertThat(log).containsExactly("d");
            return done();
        });
    }

    @Test
    void cancelBeforeTheStartTakesNothing() {
        run(() -> {
            List<Task<Void>> tasks = holders("a");
            tasks.get(0).cancel();
            await(ended(tasks));
            assertThat(lock).hasToString("<AsyncLock unlocked>");
            return done();
        });
    }

    @Test
    void newcomerDoesNotWaitBehindThoseWhoAreCancelled() {
        run(() -> {
            await(lock.acquire());
            List<Task<Void>> tasks = holders("a", "b");
            await(turns(1));
            tasks.forEach(Task::cancel);
            lock.release();
            EventLoop.running().callSoon(() -> log.add("turn"));
            await(lock.acquire());
            assertThat(log).isEmpty();
            await(ended(tasks));
            assertThat(lock).hasToString("<AsyncLock locked>");
            return done();
        });
    }

    @Test
    void anyTaskMayReleaseIt() {
        run(() -> {
            await(lock.acquire());
            EventLoop.running().callSoon(lock::release);
            await(hold("other"));
            assertThat(log).containsExactly("other");
            return done();
        });
    }

    @Test
    void releaseOfAFreeLockIsRefused() {
        assertThatThrownBy(lock::release)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Lock is not acquired.");
    }

    @Test
    void whoAcquiresItTwiceWaitsForItself() {
        run(() -> {
            await(lock.acquire());
            try {
                await(waitFor(lock.acquire(), ofMillis(10)));
                log.add("acquired");
            } catch (TimeoutException e) {
                log.add("timeout");
            }
            assertThat(log).containsExactly("timeout");
            assertThat(lock).hasToString("<AsyncLock locked>");
            return done();
        });
    }

    @Test
    void permitClosedTwiceReleasesOnce() {
        run(() -> {
            Permit first = await(lock.acquire());
            first.close();
            await(lock.acquire());
            first.close();
            assertThat(lock.isLocked()).isTrue();
            return done();
        });
    }

    @Test
    void permitOfALockThatWasReleasedByHandIsRefused() {
        run(() -> {
            Permit permit = await(lock.acquire());
            lock.release();
            assertThatThrownBy(permit::close).isInstanceOf(IllegalStateException.class);
            return done();
        });
    }

    @Test
    void blockThatFailsOrIsCancelledReleasesIt() {
        run(() -> {
            try (Permit held = await(lock.acquire())) {
                throw new IllegalArgumentException("inside");
            } catch (IllegalArgumentException e) {
                assertThat(lock.isLocked()).isFalse();
            }
            List<Task<Void>> tasks = holders("a", "b");
            await(turns(1));
            tasks.get(0).cancel();
            await(ended(tasks));
            assertThat(log).containsExactly("a", "b");
            assertThat(lock.isLocked()).isFalse();
            return done();
        });
    }

    @Test
    void waitingCoroutineThatIsClosedByHandLeaves() {
        run(() -> {
            await(lock.acquire());
            List<Task<Void>> tasks = holders("a");
            Coroutine<Permit> byHand = lock.acquire().toCoroutine();
            assertThat(byHand.send(null)).isInstanceOf(Future.class);
            await(turns(1));
            lock.release(); // wakes the one driven by hand, who came first
            byHand.close();
            await(ended(tasks));
            assertThat(log).containsExactly("a");
            return done();
        });
    }

    @Test
    void stackOfATaskThatWaitsNamesTheLock() {
        run(() -> {
            await(lock.acquire());
            Task<Permit> waiting = start(lock.acquire());
            await(turns(1));
            assertThat(waiting.name()).startsWith("acquire-");
            assertThat(waiting.stack())
                    .extracting(StackTraceElement::getClassName, StackTraceElement::getMethodName)
                    .contains(tuple(AsyncLock.class.getName(), "acquire"));
            lock.release();
            await(waiting);
            return done();
        });
    }

    @Test
    void itsStateIsInItsName() {
        run(() -> {
            assertThat(lock).hasToString("<AsyncLock unlocked>");
            Permit permit = await(lock.acquire());
            assertThat(permit).hasToString("<Permit of <AsyncLock locked>>");
            List<Task<Void>> tasks = holders("a", "b");
            await(turns(1));
            assertThat(lock).hasToString("<AsyncLock locked, waiters:2>");
            permit.close();
            assertThat(permit).hasToString("<Permit closed>");
            assertThat(lock).hasToString("<AsyncLock unlocked, waiters:2>");
            await(ended(tasks));
            return done();
        });
    }
}
