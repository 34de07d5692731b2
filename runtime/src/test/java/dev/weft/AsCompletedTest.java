// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import static dev.weft.Weft.asCompleted;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.waitFor;
import static dev.weft.Weft.yieldNow;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** {@code async for} over what completes, which CPython has since 3.13, and where Weft follows rules of its own. */
class AsCompletedTest {

    private static <T> T run(Coroutine<T> main) {
        try (Runner runner = Runner.builder().virtualTime(true).build()) {
            return runner.run(main);
        }
    }

    private static List<Future<Integer>> futures(int n) {
        List<Future<Integer>> futures = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            futures.add(EventLoop.running().createFuture());
        }
        return futures;
    }

    private static void complete(List<Future<Integer>> futures, int... which) {
        for (int i : which) {
            futures.get(i).setResult(i);
        }
    }

    @Async
    private static Coroutine<Void> turns(int n) {
        for (int i = 0; i < n; i++) {
            await(yieldNow());
        }
        return done();
    }

    @Async
    private static Coroutine<List<Integer>> all(AsyncIterable<Future<Integer>> source) {
        List<Integer> values = new ArrayList<>();
        for (Future<Integer> future : await(source)) {
            values.add(future.result());
        }
        return done(values);
    }

    @Async
    private static Coroutine<Void> theSameFutures() {
        List<Future<Integer>> futures = futures(3);
        complete(futures, 2, 0);
        List<Future<Integer>> seen = new ArrayList<>();
        for (Future<Integer> future : await(asCompleted(futures))) {
            seen.add(future);
            if (seen.size() == 2) {
                futures.get(1).cancel();
            }
        }
        assertThat(seen).containsExactly(futures.get(0), futures.get(2), futures.get(1));
        return done();
    }

    /** Those done before come first, in argument order; in CPython they have none. */
    @Test
    void itemsAreTheFuturesThatWereGiven() {
        run(theSameFutures());
    }

    @Async
    private static Coroutine<Void> cancelledTaker() {
        List<Future<Integer>> futures = futures(2);
        AsyncIterable<Future<Integer>> source = asCompleted(futures);
        Task<Future<Integer>> taker = createTask(source.asyncIterator().next().toCoroutine());
        await(turns(2));
        taker.cancel();
        complete(futures, 1, 0);
        assertThat(await(all(source))).containsExactly(1, 0);
        assertThat(taker.isCancelled()).isTrue();
        return done();
    }

    /** CPython counts it as handed out, and ends one too early. */
    @Test
    void itemOfACancelledTakerIsNotLost() {
        run(cancelledTaker());
    }

    @Async
    private static Coroutine<Void> limitedTakers() throws TimeoutException {
        List<Future<Integer>> futures = futures(2);
        AsyncIterable<Future<Integer>> source = asCompleted(futures);
        AsyncIterator<Future<Integer>> items = source.asyncIterator();
        EventLoop.running().callLater(ofMillis(95), () -> complete(futures, 0));
        int timeouts = 0;
        while (!futures.get(0).isDone()) {
            try {
                assertThat(await(waitFor(items.next(), ofMillis(10)))).isSameAs(futures.get(0));
            } catch (TimeoutException e) {
                timeouts++;
            }
        }
        assertThat(timeouts).isEqualTo(9);
        complete(futures, 1);
        assertThat(await(all(source))).containsExactly(1);
        return done();
    }

    @Test
    void limitOnTheNextLosesNothing() throws TimeoutException {
        run(limitedTakers());
    }

    @Async
    private static Coroutine<Void> moreTakersThanItems() {
        List<Future<Integer>> futures = futures(1);
        AsyncIterable<Future<Integer>> source = asCompleted(futures);
        Task<List<Integer>> first = createTask(all(source));
        Task<List<Integer>> second = createTask(all(source));
        await(turns(2));
        assertThat(second.result()).isEmpty();
        assertThat(first.isDone()).isFalse();
        complete(futures, 0);
        assertThat(await(first)).containsExactly(0);
        return done();
    }

    @Test
    void whoeverComesWhenTheRestIsClaimedEndsAtOnce() {
        run(moreTakersThanItems());
    }

    @Async
    private static Coroutine<Void> takerOfTheLastIsCancelled() {
        List<Future<Integer>> futures = futures(1);
        AsyncIterable<Future<Integer>> source = asCompleted(futures);
        Task<List<Integer>> first = createTask(all(source));
        await(turns(2));
        complete(futures, 0);
        await(turns(1));
        first.cancel();
        await(turns(2));
        assertThat(first.isCancelled()).isTrue();
        assertThat(await(all(source))).containsExactly(0);
        assertThat(await(all(source))).isEmpty();
        return done();
    }

    @Test
    void takerCancelledAsItWakesGivesItsClaimBack() {
        run(takerOfTheLastIsCancelled());
    }

    @Async
    private static Coroutine<Void> ended() {
        AsyncIterator<Future<Integer>> items = asCompleted(futures(0)).asyncIterator();
        for (int i = 0; i < 2; i++) {
            try {
                await(items.next());
                throw new AssertionError("an item out of nothing");
            } catch (StopAsyncIteration e) {
                assertThat(e.getMessage()).isNull();
            }
        }
        return done();
    }

    @Test
    void nextOfAnEndedOneThrowsEachTime() {
        run(ended());
    }
}
