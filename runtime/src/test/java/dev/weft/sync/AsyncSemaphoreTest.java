// SPDX-License-Identifier: Apache-2.0
package dev.weft.sync;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.sync.VirtualTime.run;
import static dev.weft.sync.VirtualTime.turns;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Task;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AsyncSemaphoreTest {

    private final List<String> log = new ArrayList<>();

    @Async
    private Coroutine<Permit> take(AsyncSemaphore semaphore, String name) {
        Permit permit = await(semaphore.acquire());
        log.add(name);
        return done(permit);
    }

    private List<Task<Permit>> takers(AsyncSemaphore semaphore, String... names) {
        List<Task<Permit>> tasks = new ArrayList<>();
        for (String name : names) {
            tasks.add(createTask(take(semaphore, name)));
        }
        return tasks;
    }

    @Test
    void permitsAreTakenWithoutATurn() {
        run(() -> {
            AsyncSemaphore semaphore = new AsyncSemaphore(2);
            EventLoop.running().callSoon(() -> log.add("turn"));
            await(semaphore.acquire());
            assertThat(semaphore.isLocked()).isFalse();
            await(semaphore.acquire());
            assertThat(semaphore.isLocked()).isTrue();
            assertThat(log).isEmpty();
            return done();
        });
    }

    @Test
    void firstComeFirstServed() {
        run(() -> {
            AsyncSemaphore semaphore = new AsyncSemaphore(0);
            takers(semaphore, "a", "b", "c");
            await(turns(1));
            semaphore.release();
            semaphore.release();
            takers(semaphore, "late");
            await(turns(2));
            assertThat(log).containsExactly("a", "b");
            semaphore.release();
            semaphore.release();
            await(turns(1));
            assertThat(log).containsExactly("a", "b", "c", "late");
            return done();
        });
    }

    @Test
    void whoReleasesItAndAsksAgainAtOnceQueues() {
        run(() -> {
            AsyncSemaphore semaphore = new AsyncSemaphore(1);
            Permit permit = await(semaphore.acquire());
            takers(semaphore, "waiter");
            await(turns(1));
            permit.close();
            List<Task<Permit>> again = takers(semaphore, "again");
            await(turns(3));
            assertThat(log).containsExactly("waiter");
            semaphore.release();
            await(again.get(0));
            return done();
        });
    }

    @Test
    void cancelOfTheOneWhoGotAPermitGivesItToTheNext() {
        run(() -> {
            AsyncSemaphore semaphore = new AsyncSemaphore(0);
            List<Task<Permit>> tasks = takers(semaphore, "a", "b", "c");
            await(turns(1));
            semaphore.release();
            tasks.get(0).cancel();
            tasks.get(1).cancel();
            await(tasks.get(2));
            assertThat(log).containsExactly("c");
            assertThat(semaphore).hasToString("<AsyncSemaphore locked>");
            return done();
        });
    }

    @Test
    void permitOfACancelledTaskIsKeptWhereNobodyElseWaits() {
        run(() -> {
            AsyncSemaphore semaphore = new AsyncSemaphore(0);
            List<Task<Permit>> tasks = takers(semaphore, "a");
            await(turns(1));
            semaphore.release();
            tasks.get(0).cancel();
            await(turns(1));
            assertThat(semaphore).hasToString("<AsyncSemaphore unlocked, value:1>");
            return done();
        });
    }

    @Test
    void cancelWhileWaiting() {
        run(() -> {
            AsyncSemaphore semaphore = new AsyncSemaphore(0);
            List<Task<Permit>> tasks = takers(semaphore, "a", "b");
            await(turns(1));
            tasks.get(0).cancel();
            semaphore.release(); // passes over the one that is cancelled, and has not run
            await(turns(1));
            assertThat(log).containsExactly("b");
            return done();
        });
    }

    /** Several permits are left while one that was woken has not run: those who come then must wait, but not longer. */
    @Test
    void thoseWhoCameMeanwhileAreLetInWhenTheWokenHasRun() {
        run(() -> {
            AsyncSemaphore semaphore = new AsyncSemaphore(0);
            takers(semaphore, "woken");
            await(turns(1));
            semaphore.release();
            semaphore.release();
            semaphore.release();
            semaphore.release();
            assertThat(semaphore.isLocked()).as("others come first").isTrue();
            EventLoop.running().callSoon(() -> takers(semaphore, "d"));
            Permit mine = await(semaphore.acquire());
            log.add("mine");
            await(turns(2));
            assertThat(log).containsExactly("woken", "mine", "d");
            assertThat(semaphore).hasToString("<AsyncSemaphore unlocked, value:1>");
            mine.close();
            return done();
        });
    }

    @Test
    void permitClosedTwiceReleasesOnce() {
        run(() -> {
            AsyncSemaphore semaphore = new AsyncSemaphore(1);
            Permit permit = await(semaphore.acquire());
            permit.close();
            permit.close();
            assertThat(semaphore).hasToString("<AsyncSemaphore unlocked, value:1>");
            return done();
        });
    }

    @Test
    void plainOneMayBeReleasedMoreOftenThanItWasAcquired() {
        AsyncSemaphore semaphore = new AsyncSemaphore(1);
        semaphore.release();
        assertThat(semaphore).hasToString("<AsyncSemaphore unlocked, value:2>");
    }

    @Test
    void boundedOneMayNot() {
        run(() -> {
            AsyncSemaphore semaphore = new AsyncBoundedSemaphore(1);
            assertThatThrownBy(semaphore::release)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("BoundedSemaphore released too many times");
            await(semaphore.acquire()).close();
            assertThat(semaphore).hasToString("<AsyncBoundedSemaphore unlocked, value:1>");
            Permit permit = await(semaphore.acquire());
            semaphore.release();
            assertThatThrownBy(permit::close).isInstanceOf(IllegalArgumentException.class);
            return done();
        });
    }

    @Test
    void negativeValueIsRefused() {
        assertThatThrownBy(() -> new AsyncBoundedSemaphore(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Semaphore initial value must be >= 0");
    }

    @Test
    void itsStateIsInItsName() {
        run(() -> {
            AsyncSemaphore semaphore = new AsyncSemaphore(0);
            takers(semaphore, "a", "b");
            await(turns(1));
            assertThat(semaphore).hasToString("<AsyncSemaphore locked, waiters:2>");
            return done();
        });
    }
}
