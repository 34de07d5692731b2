// SPDX-License-Identifier: Apache-2.0
package dev.weft.sync;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.runThreadsafe;
import static dev.weft.Weft.toThread;
import static dev.weft.sync.VirtualTime.run;
import static dev.weft.sync.VirtualTime.start;
import static dev.weft.sync.VirtualTime.turns;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.Async;
import dev.weft.Awaitable;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Runner;
import dev.weft.Task;
import dev.weft.Weft;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which loop and thread an object may be used on. */
@Timeout(60)
class LoopBoundTest {

    private final AsyncLock lock = new AsyncLock();

    @Async
    private static Coroutine<Void> contend(AsyncLock lock) {
        await(lock.acquire());
        Task<Permit> waiting = start(lock.acquire());
        await(turns(1));
        lock.release();
        await(waiting).close();
        return done();
    }

    @Test
    void objectThatWasMadeOutsideServesALoop() {
        run(() -> contend(lock));
    }

    @Test
    void objectThatNobodyWaitedForServesOneLoopAfterAnother() {
        for (int i = 0; i < 2; i++) {
            run(() -> {
                await(lock.acquire()).close();
                return done();
            });
        }
        run(() -> contend(lock));
        run(() -> {
            await(lock.acquire()).close(); // goes where nobody has to wait
            return done();
        });
    }

    @Async
    private static Coroutine<Void> waitsElsewhere(AsyncLock lock) {
        await(lock.acquire());
        try {
            await(lock.acquire());
        } finally {
            lock.release();
        }
        return done();
    }

    @Test
    void waitingOnASecondLoopIsRefused() {
        run(() -> contend(lock));
        assertThatThrownBy(() -> run(() -> waitsElsewhere(lock)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "<AsyncLock locked> is bound to a different event loop; that one is closed: make a new object for"
                                + " each run");
        assertThat(lock).hasToString("<AsyncLock unlocked>");
    }

    @Test
    void waitingOnAnotherThreadsLoopIsRefused() {
        run(() -> {
            await(lock.acquire());
            Task<Permit> waiting = start(lock.acquire());
            await(turns(1));
            try {
                await(toThread(() -> Weft.run(lock.acquire().toCoroutine())));
                throw new AssertionError("acquired");
            } catch (IllegalStateException e) {
                assertThat(e)
                        .hasMessage(
                                "<AsyncLock locked, waiters:1> is bound to a different event loop; use it in coroutines of"
                                        + " that one, started with Weft.runThreadsafe, or in callbacks given to its"
                                        + " callSoonThreadsafe");
            }
            lock.release();
            await(waiting);
            return done();
        });
    }

    /** Each with somebody waiting, and the ways to touch it. */
    private record Touched(Object object, List<Runnable> ways) {}

    @Async
    private static Coroutine<List<Touched>> awaited() throws Exception {
        AsyncLock lock = new AsyncLock();
        await(lock.acquire());
        AsyncEvent event = new AsyncEvent();
        AsyncSemaphore semaphore = new AsyncBoundedSemaphore(1);
        await(semaphore.acquire());
        AsyncBarrier barrier = new AsyncBarrier(2);
        AsyncQueue<String> empty = new AsyncPriorityQueue<>();
        AsyncQueue<String> full = new AsyncLifoQueue<>(1);
        full.putNowait("item");
        AsyncLock shared = new AsyncLock();
        await(contend(shared));
        AsyncCondition condition = new AsyncCondition(shared);
        await(condition.acquire());
        List<Awaitable<?>> waiting = List.of(
                lock.acquire(),
                event.await(),
                semaphore.acquire(),
                barrier.await(),
                empty.get(),
                full.put("other"),
                full.join(),
                condition.await());
        for (Awaitable<?> each : waiting) {
            start(each);
        }
        await(turns(1));
        await(condition.acquire());
        return done(List.of(
                new Touched(lock, List.of(lock::release)),
                new Touched(event, List.of(event::set, event::clear)),
                new Touched(semaphore, List.of(semaphore::release)),
                new Touched(barrier, List.of(barrier::abort, barrier::reset)),
                new Touched(
                        empty, List.of(() -> empty.putNowait("x"), empty::getNowait, empty::shutdown, empty::taskDone)),
                new Touched(full, List.of(full::getNowait, full::taskDone, () -> full.shutdown(true))),
                new Touched(condition, List.of(condition::signal, condition::signalAll, condition::release))));
    }

    @Async
    private static Coroutine<String> refusal(Runnable way) {
        try {
            await(toThread(() -> {
                way.run();
                return null;
            }));
            return done("none");
        } catch (IllegalStateException e) {
            return done(e.getMessage());
        }
    }

    @Test
    void touchFromAnotherThreadIsRefusedAndChangesNothing() {
        run(() -> {
            for (Touched touched : await(awaited())) {
                String before = touched.object().toString();
                for (Runnable way : touched.ways()) {
                    assertThat(await(refusal(way))).contains(" is bound to a different event loop; use it in");
                    assertThat(touched.object()).hasToString(before);
                }
                if (touched.object() instanceof AsyncCondition held) {
                    held.release(); // or who waits could not end
                }
            }
            return done();
        });
    }

    @Test
    void permitThatWasRefusedOnAnotherThreadStillReleases() {
        run(() -> {
            Permit permit = await(lock.acquire());
            Task<Permit> waiting = start(lock.acquire());
            await(turns(1));
            assertThat(await(refusal(permit::close))).contains("is bound to a different event loop");
            permit.close();
            await(waiting);
            return done();
        });
    }

    @Async
    private static Coroutine<String> take(AsyncQueue<String> queue) {
        return done(await(queue.get()));
    }

    @Test
    void remediesReachItFromAnotherThread() {
        run(() -> {
            AsyncQueue<String> queue = new AsyncQueue<>();
            Task<String> takes = createTask(take(queue));
            await(turns(1));
            EventLoop loop = EventLoop.running();
            await(toThread(() -> loop.callSoonThreadsafe(() -> queue.putNowait("callSoonThreadsafe"))));
            assertThat(await(takes)).isEqualTo("callSoonThreadsafe");
            takes = createTask(take(queue));
            await(toThread(() -> runThreadsafe(queue.put("runThreadsafe").toCoroutine(), loop)
                    .join()));
            assertThat(await(takes)).isEqualTo("runThreadsafe");
            return done();
        });
    }

    @Test
    void whileItsLoopStandsStillItMayBeTouched() {
        AsyncQueue<String> queue = new AsyncQueue<>();
        List<String> taken = new ArrayList<>();
        try (Runner runner = Runner.builder().virtualTime(true).build()) {
            Task<String> takes = runner.run(startTaking(queue));
            queue.putNowait("between two runs");
            taken.add(runner.run(result(takes)));
        }
        assertThat(taken).containsExactly("between two runs");
    }

    @Async
    private static Coroutine<Task<String>> startTaking(AsyncQueue<String> queue) {
        Task<String> takes = createTask(take(queue));
        await(turns(1));
        return done(takes);
    }

    @Async
    private static <T> Coroutine<T> result(Task<T> task) {
        return done(await(task));
    }
}
