// SPDX-License-Identifier: Apache-2.0
package dev.weft.sync;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.sync.VirtualTime.run;
import static dev.weft.sync.VirtualTime.start;
import static dev.weft.sync.VirtualTime.turns;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** 100,000 waiters. Work that grew with their number, for each of them, would take hours. */
@Timeout(60)
@SuppressWarnings("try") // permits are held, not used
class ManyWaitersTest {

    private static final int MANY = 100_000;

    private final List<Integer> log = new ArrayList<>();

    @Async
    private Coroutine<Void> hold(AsyncLock lock, int number) {
        Permit permit = await(lock.acquire());
        log.add(number);
        permit.close();
        return done();
    }

    /** Cancels three in four, the last first. */
    private static void cancelMost(List<? extends Task<?>> tasks) {
        for (int i = tasks.size() - 1; i >= 0; i--) {
            if (i % 4 != 0) {
                tasks.get(i).cancel();
            }
        }
    }

    private static List<Integer> everyFourth() {
        return IntStream.range(0, MANY).filter(i -> i % 4 == 0).boxed().toList();
    }

    @Test
    void lockPassesThroughThoseWhoAreLeft() {
        run(() -> {
            AsyncLock lock = new AsyncLock();
            await(lock.acquire());
            List<Task<Void>> tasks = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                tasks.add(createTask(hold(lock, i)));
            }
            await(turns(1));
            cancelMost(tasks);
            await(turns(1));
            assertThat(lock).hasToString("<AsyncLock locked, waiters:" + MANY / 4 + ">");
            lock.release();
            await(hold(lock, -1));
            log.remove(log.size() - 1);
            assertThat(log).isEqualTo(everyFourth());
            return done();
        });
    }

    /** Newcomers look for somebody to wait behind, among those who are cancelled and have not run. */
    @Test
    void newcomersMeetThoseWhoAreAllCancelled() {
        run(() -> {
            AsyncLock lock = new AsyncLock();
            await(lock.acquire());
            List<Task<Void>> tasks = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                tasks.add(createTask(hold(lock, i)));
            }
            await(turns(1));
            tasks.forEach(Task::cancel);
            lock.release();
            for (int i = 0; i < MANY; i++) {
                await(hold(lock, i));
            }
            assertThat(log).hasSize(MANY);
            return done();
        });
    }

    @Async
    private Coroutine<Void> take(AsyncSemaphore semaphore, int number) {
        await(semaphore.acquire());
        log.add(number);
        return done();
    }

    @Test
    void semaphoreLetsInThoseWhoAreLeft() {
        run(() -> {
            AsyncSemaphore semaphore = new AsyncSemaphore(0);
            List<Task<Void>> tasks = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                tasks.add(createTask(take(semaphore, i)));
            }
            await(turns(1));
            cancelMost(tasks);
            for (int i = 0; i < MANY; i++) {
                semaphore.release();
            }
            await(turns(1));
            assertThat(log).isEqualTo(everyFourth());
            assertThat(semaphore).hasToString("<AsyncSemaphore unlocked, value:" + MANY * 3 / 4 + ">");
            return done();
        });
    }

    @Async
    private Coroutine<Void> wait(AsyncCondition condition, int number) {
        try (Permit held = await(condition.acquire())) {
            await(condition.await());
            log.add(number);
        }
        return done();
    }

    @Test
    void conditionSignalsThoseWhoAreLeftOneByOne() {
        run(() -> {
            AsyncCondition condition = new AsyncCondition();
            List<Task<Void>> tasks = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                tasks.add(createTask(wait(condition, i)));
            }
            await(turns(1));
            cancelMost(tasks);
            await(turns(1));
            Permit permit = await(condition.acquire());
            for (int i = 0; i < MANY; i++) {
                condition.signal();
            }
            permit.close();
            for (int i = 0; i < MANY; i += 4) {
                await(tasks.get(i));
            }
            assertThat(log).isEqualTo(everyFourth());
            return done();
        });
    }

    @Async
    private Coroutine<Void> get(AsyncQueue<Integer> queue) {
        log.add(await(queue.get()));
        return done();
    }

    @Test
    void queueServesThoseWhoAreLeft() {
        run(() -> {
            AsyncQueue<Integer> queue = new AsyncQueue<>(MANY / 2);
            List<Task<Void>> getters = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                getters.add(createTask(get(queue)));
            }
            await(turns(1));
            List<Task<Void>> putters = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                putters.add(start(queue.put(i)));
            }
            cancelMost(getters);
            await(turns(MANY / 4));
            assertThat(log).isEqualTo(IntStream.range(0, MANY / 4).boxed().toList());
            Collections.reverse(putters);
            putters.forEach(Task::cancel);
            await(turns(1));
            assertThat(queue.size()).isEqualTo(MANY / 2);
            return done();
        });
    }

    @Test
    void eventWakesAll() {
        run(() -> {
            AsyncEvent event = new AsyncEvent();
            List<Task<Void>> tasks = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                tasks.add(start(event.await()));
            }
            await(turns(1));
            cancelMost(tasks);
            event.set();
            await(turns(1));
            assertThat(tasks).allMatch(Task::isDone);
            assertThat(event).hasToString("<AsyncEvent set>");
            return done();
        });
    }
}
