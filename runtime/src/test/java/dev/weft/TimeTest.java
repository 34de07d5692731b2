// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.runInExecutor;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.toThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimeTest {

    private final List<Integer> order = new ArrayList<>();

    private static <T> T run(Coroutine<T> main) {
        try (Runner runner = Runner.builder().virtualTime(true).build()) {
            return runner.run(main);
        }
    }

    @Async
    private static Coroutine<Long> sleepsAYear() {
        long start = EventLoop.running().time();
        await(sleep(Duration.ofDays(365)));
        return done(EventLoop.running().time() - start);
    }

    @Test
    void virtualTimeJumpsToTheDeadlineExactly() {
        assertThat(run(sleepsAYear())).isEqualTo(Duration.ofDays(365).toNanos());
    }

    @Async
    private static Coroutine<Long> sleepsForEver() {
        Task<Void> sleeper = createTask(sleepsLong());
        await(sleep(Duration.ofSeconds(1)));
        sleeper.cancel();
        return done(EventLoop.running().time());
    }

    @Async
    private static Coroutine<Void> sleepsLong() {
        await(sleep(Duration.ofSeconds(Long.MAX_VALUE)));
        return done();
    }

    @Test
    void longestDurationDoesNotOverflow() {
        assertThat(run(sleepsForEver())).isEqualTo(Duration.ofSeconds(1).toNanos());
    }

    @Async
    private Coroutine<Void> equalDeadlines() {
        EventLoop loop = EventLoop.running();
        for (int i = 0; i < 200; i++) {
            int n = i;
            TimerHandle timer = loop.callAt(loop.time() + 1000, () -> order.add(n));
            if (n % 3 == 0) {
                timer.cancel();
            }
        }
        await(sleep(Duration.ofSeconds(1)));
        return done();
    }

    @Test
    void equalDeadlinesRunInTheOrderTheyWereSet() {
        run(equalDeadlines());
        assertThat(order)
                .containsExactlyElementsOf(
                        IntStream.range(0, 200).filter(n -> n % 3 != 0).boxed().toList());
    }

    @Async
    private static Coroutine<Long> threadThenTime(CountDownLatch release) {
        Task<Boolean> thread = createTask(inThread(release));
        EventLoop.running().callSoon(release::countDown);
        await(thread);
        long after = EventLoop.running().time();
        await(sleep(Duration.ofMillis(5)));
        return done(after);
    }

    @Async
    private static Coroutine<Boolean> inThread(CountDownLatch release) {
        Task<Void> later = createTask(sleepsLong());
        await(toThread(() -> {
            release.await();
            return null;
        }));
        return done(later.cancel());
    }

    @Test
    void virtualTimeStandsStillWhileAThreadMayStillCallBack() {
        assertThat(run(threadThenTime(new CountDownLatch(1)))).isZero();
    }

    /** Failed once in a while: the count of outside calls was lowered by the other thread, after the loop had gone on. */
    @Test
    void virtualTimeMovesOnOnceEveryThreadHasCalledBack() {
        for (int i = 0; i < 2_000; i++) {
            assertThat(run(threadThenTime(new CountDownLatch(1)))).isZero();
        }
    }

    @Test
    void interruptCancelsWhatRuns() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Weft.run(sleepsLong()))
                .isInstanceOf(CancelledError.class)
                .hasMessage("the loop's thread was interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Async
    private static CompletableFuture<String> promised() {
        await(sleep(Duration.ofMillis(100)));
        return CompletableFuture.completedFuture("value");
    }

    @Async
    private static Coroutine<String> awaitsOwnStage() {
        return done(await(promised().thenApply(value -> value + "!")));
    }

    /** It hung: time stood still for a stage that this very loop had to complete. */
    @Test
    void virtualTimeMovesForStagesOfTheLoopItself() {
        assertThat(run(awaitsOwnStage())).isEqualTo("value!");
    }

    @Async
    private static Coroutine<Boolean> rejected() {
        try {
            await(runInExecutor(
                    task -> {
                        throw new RejectedExecutionException("full");
                    },
                    () -> 1));
            return done(false);
        } catch (RejectedExecutionException e) {
            await(sleep(Duration.ofMillis(100)));
            return done(true);
        }
    }

    @Test
    void rejectedCallDoesNotStopTime() {
        assertThat(run(rejected())).isTrue();
    }
}
