// SPDX-License-Identifier: Apache-2.0
package dev.weft.sync;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static dev.weft.sync.VirtualTime.run;
import static dev.weft.sync.VirtualTime.start;
import static dev.weft.sync.VirtualTime.turns;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.Task;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // permits are held, not used
class AsyncConditionTest {

    private final AsyncCondition condition = new AsyncCondition();
    private final List<String> log = new ArrayList<>();
    private int value;

    @Async
    private Coroutine<Void> waiter(String name) {
        try (Permit held = await(condition.acquire())) {
            try {
                await(condition.await());
                log.add(name);
            } catch (CancelledError cancelled) {
                assertThat(condition.isLocked()).isTrue();
                log.add(name + " cancelled: " + cancelled.getMessage());
                throw cancelled;
            }
        }
        return done();
    }

    private List<Task<Void>> waiters(String... names) {
        List<Task<Void>> tasks = new ArrayList<>();
        for (String name : names) {
            tasks.add(createTask(waiter(name)));
        }
        return tasks;
    }

    @Async
    private Coroutine<Void> signal(int n) {
        try (Permit held = await(condition.acquire())) {
            condition.signal(n);
        }
        return done();
    }

    @Test
    void signalsGoInTheOrderInWhichTasksCame() {
        run(() -> {
            waiters("a", "b", "c", "d");
            await(turns(1));
            await(signal(1));
            await(turns(2));
            assertThat(log).containsExactly("a");
            await(signal(2));
            await(turns(3));
            assertThat(log).containsExactly("a", "b", "c");
            await(signal(5));
            await(turns(2));
            assertThat(log).containsExactly("a", "b", "c", "d");
            await(signal(1)); // heard by nobody, and not kept
            List<Task<Void>> late = waiters("late");
            await(turns(2));
            assertThat(late.get(0).isDone()).isFalse();
            return done();
        });
    }

    @Test
    void signalledTaskGoesOnWhenTheLockIsReleased() {
        run(() -> {
            waiters("a", "b");
            await(turns(1));
            try (Permit held = await(condition.acquire())) {
                condition.signalAll();
                await(turns(3));
                assertThat(log).isEmpty();
            }
            await(turns(2));
            assertThat(log).containsExactly("a", "b");
            return done();
        });
    }

    @Test
    void neitherWaitsNorSignalsWithoutTheLock() {
        run(() -> {
            assertThatThrownBy(condition::signal)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("cannot notify on un-acquired lock");
            assertThatThrownBy(condition::signalAll).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(condition::release).hasMessage("Lock is not acquired.");
            Task<Void> waits = start(condition.await());
            await(turns(1));
            assertThat(waits.exception())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("cannot wait on un-acquired lock");
            return done();
        });
    }

    @Test
    void cancelledTaskLeavesWhenItHasTheLockAgain() {
        run(() -> {
            Task<Void> waiting = waiters("a").get(0);
            await(turns(1));
            Permit permit = await(condition.acquire());
            waiting.cancel("why");
            await(turns(3));
            assertThat(waiting.isDone()).isFalse();
            permit.close();
            await(turns(2));
            assertThat(waiting.isCancelled()).isTrue();
            assertThat(log).containsExactly("a cancelled: why");
            assertThat(condition).hasToString("<AsyncCondition unlocked>");
            return done();
        });
    }

    @Test
    void lastOfSeveralCancellationsLeaves() {
        run(() -> {
            Task<Void> waiting = waiters("a").get(0);
            await(turns(1));
            Permit permit = await(condition.acquire());
            for (String message : List.of("first", "second", "last")) {
                waiting.cancel(message);
                await(turns(2));
            }
            permit.close();
            await(turns(2));
            assertThat(log).containsExactly("a cancelled: last");
            assertThat(waiting.cancelling()).isEqualTo(3);
            return done();
        });
    }

    /** CPython 3.11 loses the signal. */
    @Test
    void signalOfATaskThatIsCancelledBeforeItRunsGoesToTheNext() {
        run(() -> {
            List<Task<Void>> tasks = waiters("a", "b", "c");
            await(turns(1));
            await(signal(1));
            tasks.get(0).cancel();
            await(turns(4));
            assertThat(log).containsExactly("a cancelled: null", "b");
            assertThat(tasks.get(2).isDone()).isFalse();
            return done();
        });
    }

    @Test
    void signalOfATaskThatIsCancelledWhileItAcquiresTheLockGoesToTheNext() {
        run(() -> {
            List<Task<Void>> tasks = waiters("a", "b", "c");
            await(turns(1));
            Permit permit = await(condition.acquire());
            condition.signal();
            await(turns(2)); // it waits for the lock now
            tasks.get(0).cancel();
            await(turns(2));
            assertThat(log).isEmpty();
            permit.close();
            await(turns(4));
            assertThat(log).containsExactly("a cancelled: null", "b");
            assertThat(tasks.get(2).isDone()).isFalse();
            return done();
        });
    }

    /** CPython 3.14 wakes one here, too, and calls that a spurious wake-up. */
    @Test
    void cancelledTaskThatWasNotSignalledWakesNobody() {
        run(() -> {
            List<Task<Void>> tasks = waiters("a", "b");
            await(turns(1));
            tasks.get(0).cancel();
            await(turns(4));
            assertThat(log).containsExactly("a cancelled: null");
            assertThat(condition).hasToString("<AsyncCondition unlocked, waiters:1>");
            return done();
        });
    }

    @Async
    private Coroutine<Void> atLeast(int n) {
        try (Permit held = await(condition.acquire())) {
            await(condition.await(() -> {
                log.add("is " + value + " >= " + n);
                return value >= n;
            }));
        }
        return done();
    }

    @Test
    void predicateIsAskedAtOnceAndAfterEachSignal() {
        run(() -> {
            Task<Void> waiting = createTask(atLeast(2));
            await(turns(1));
            for (int i = 0; i < 2; i++) {
                value++;
                await(signal(1));
                await(turns(1));
            }
            await(waiting);
            await(atLeast(1));
            assertThat(log).containsExactly("is 0 >= 2", "is 1 >= 2", "is 2 >= 2", "is 2 >= 1");
            return done();
        });
    }

    @Async
    private Coroutine<Void> failingPredicate() {
        try (Permit held = await(condition.acquire())) {
            await(condition.await(() -> {
                if (value > 0) {
                    throw new IllegalArgumentException("predicate");
                }
                return false;
            }));
        }
        return done();
    }

    @Test
    void predicateThatThrowsEndsTheWaitWithTheLockHeld() {
        run(() -> {
            Task<Void> waiting = createTask(failingPredicate());
            await(turns(1));
            value++;
            await(signal(1));
            await(turns(2));
            assertThat(waiting.exception()).hasMessage("predicate");
            assertThat(condition.isLocked()).isFalse();
            return done();
        });
    }

    @Async
    private static Coroutine<Void> produce(Deque<Integer> buffer, AsyncCondition room, AsyncCondition filled) {
        for (int i = 0; i < 10; i++) {
            try (Permit held = await(room.acquire())) {
                await(room.await(() -> buffer.size() < 2));
                buffer.add(i);
                filled.signal();
            }
        }
        return done();
    }

    @Test
    void twoConditionsShareALock() {
        run(() -> {
            AsyncLock lock = new AsyncLock();
            AsyncCondition room = new AsyncCondition(lock);
            AsyncCondition filled = new AsyncCondition(lock);
            Deque<Integer> buffer = new ArrayDeque<>();
            createTask(produce(buffer, room, filled));
            List<Integer> taken = new ArrayList<>();
            while (taken.size() < 10) {
                try (Permit held = await(lock.acquire())) {
                    await(filled.await(() -> !buffer.isEmpty()));
                    taken.add(buffer.remove());
                    room.signal();
                }
                await(yieldNow());
            }
            assertThat(taken).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
            return done();
        });
    }

    @Test
    void itsStateIsInItsName() {
        run(() -> {
            waiters("a", "b");
            await(turns(1));
            assertThat(condition).hasToString("<AsyncCondition unlocked, waiters:2>");
            try (Permit held = await(condition.acquire())) {
                assertThat(condition).hasToString("<AsyncCondition locked, waiters:2>");
            }
            return done();
        });
    }
}
