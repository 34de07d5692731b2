// SPDX-License-Identifier: Apache-2.0
package dev.weft.flow;

import static dev.weft.Weft.async;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.Async;
import dev.weft.AsyncGenerator;
import dev.weft.AsyncIterable;
import dev.weft.AsyncIterator;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.Task;
import dev.weft.Weft;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A source's items, published: on demand, in a task that cleans up. */
@Timeout(60)
class PublishTest {

    private final Recorder<Integer> recorder = new Recorder<>();
    private final List<String> log = new ArrayList<>();
    private final List<Map<String, Object>> reports = new ArrayList<>();

    /** Counts, and says what it does; from {@code blocksAt} on it waits for what never comes. */
    @Async
    private AsyncGenerator<Integer, Void> counting(int blocksAt) {
        try {
            for (int i = 0; ; i++) {
                log.add("makes " + i);
                if (i == blocksAt) {
                    await(EventLoop.running().createFuture());
                }
                AsyncGenerator.yield(i);
            }
        } finally {
            log.add("cleans up");
            await(yieldNow());
            await(yieldNow());
            log.add("cleaned up");
        }
    }

    /** Lets all that is ready have its turns. */
    @Async
    private static Coroutine<Void> turns() {
        for (int i = 0; i < 20; i++) {
            await(yieldNow());
        }
        return done();
    }

    private void run(Coroutine<Void> main) {
        Weft.run(reporting(main));
    }

    @Async
    private Coroutine<Void> reporting(Coroutine<Void> main) {
        EventLoop.running().setExceptionHandler(reports::add);
        await(main);
        return done();
    }

    @Async
    private Coroutine<Void> requestsTwice() {
        Publishers.publish(counting(99)).subscribe(recorder);
        await(turns());
        assertThat(log).as("nobody has asked").isEmpty();
        recorder.request(2);
        await(turns());
        assertThat(recorder.told).containsExactly(0, 1);
        assertThat(log).containsExactly("makes 0", "makes 1");
        recorder.request(1);
        await(turns());
        assertThat(recorder.told).containsExactly(0, 1, 2);
        recorder.cancel();
        await(turns());
        assertThat(log).endsWith("makes 2", "cleans up", "cleaned up");
        return done();
    }

    @Test
    void itemsAreMadeOnDemandOnly() {
        run(requestsTwice());
        assertThat(recorder.told).containsExactly(0, 1, 2);
        assertThat(reports).isEmpty();
    }

    @Async
    private Coroutine<Void> cancelsWhileTheSourceWaits() {
        Publishers.publish(counting(1)).subscribe(recorder);
        recorder.request(5);
        await(turns());
        assertThat(log).endsWith("makes 1");
        recorder.cancel();
        await(yieldNow());
        recorder.cancel(); // which must not hit the clean-up
        await(yieldNow());
        recorder.cancel();
        recorder.request(1);
        recorder.request(-1);
        await(turns());
        return done();
    }

    @Test
    void cancellationReachesWhatTheSourceWaitsFor() {
        run(cancelsWhileTheSourceWaits());
        assertThat(log).containsExactly("makes 0", "makes 1", "cleans up", "cleaned up");
        assertThat(recorder.told).containsExactly(0);
        assertThat(reports).isEmpty();
    }

    @Async
    private Coroutine<Void> cancelsBeforeTheTaskStarts() {
        Publishers.publish(counting(99)).subscribe(recorder);
        recorder.request(5);
        recorder.cancel();
        await(turns());
        return done();
    }

    @Test
    void cancellationBeforeTheTaskStartsMakesNothing() {
        run(cancelsBeforeTheTaskStarts());
        assertThat(log).isEmpty();
        assertThat(recorder.told).isEmpty();
    }

    @Test
    void cancellationFromWithinOnNextCleansUp() {
        Recorder<Integer> third = new Recorder<>() {
            @Override
            public void onNext(Integer item) {
                super.onNext(item);
                if (item == 2) {
                    cancel();
                }
            }
        };
        run(async(() -> {
            Publishers.publish(counting(99)).subscribe(third);
            third.request(Long.MAX_VALUE);
            await(turns());
            return done();
        }));
        assertThat(third.told).containsExactly(0, 1, 2);
        assertThat(log).endsWith("makes 2", "cleans up", "cleaned up");
    }

    @Async
    private Coroutine<Void> refusesARequest() {
        Publishers.publish(counting(1)).subscribe(recorder);
        recorder.request(5);
        await(turns());
        recorder.request(0); // while the source waits
        await(recorder.over);
        return done();
    }

    @Test
    void requestForNothingIsAnErrorAtOnce() {
        run(refusesARequest());
        assertThat(recorder.told).hasSize(2);
        assertThat((Throwable) recorder.told.get(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("request(0)");
        assertThat(log).endsWith("cleans up", "cleaned up");
    }

    @Async
    private static AsyncGenerator<Integer, Void> failing(Exception error) throws Exception {
        AsyncGenerator.yield(0);
        await(yieldNow());
        throw error;
    }

    @Async
    private Coroutine<Void> publishesWhatFails(Exception error) throws Exception {
        Publishers.publish(failing(error)).subscribe(recorder);
        recorder.request(9);
        await(recorder.over);
        return done();
    }

    @Test
    void errorOfTheSourceArrivesAsItself() throws Exception {
        IOException error = new IOException("in the source");
        run(publishesWhatFails(error));
        assertThat(recorder.told).containsExactly(0, error);
        assertThat(reports).isEmpty();
    }

    @Async
    private static AsyncGenerator<Integer, Void> failingInCleanup() throws IOException {
        try {
            AsyncGenerator.yield(0);
        } finally {
            await(yieldNow());
            fail();
        }
        return AsyncGenerator.end();
    }

    private static void fail() throws IOException {
        throw new IOException("in the clean-up");
    }

    @Async
    private Coroutine<Void> cancelsWhatFailsInCleanup() throws IOException {
        Publishers.publish(failingInCleanup()).subscribe(recorder);
        recorder.request(1);
        await(turns());
        recorder.cancel();
        await(turns());
        return done();
    }

    @Test
    void errorThatTheSubscriberIsNotToldOfIsReported() throws IOException {
        run(cancelsWhatFailsInCleanup());
        assertThat(recorder.told).containsExactly(0);
        assertThat(reports).singleElement().satisfies(report -> {
            assertThat(report.get("message")).isEqualTo("the source of a cancelled Flow.Subscription has failed");
            assertThat((Throwable) report.get("exception")).hasMessage("in the clean-up");
        });
    }

    /** Throws in one of its methods. */
    private static final class Throwing extends Recorder<Integer> {

        private final String where;

        Throwing(String where) {
            this.where = where;
        }

        private void at(String method) {
            if (where.equals(method)) {
                throw new IllegalStateException("thrown in " + method);
            }
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            super.onSubscribe(given);
            given.request(9);
            at("onSubscribe");
        }

        @Override
        public void onNext(Integer item) {
            super.onNext(item);
            at("onNext");
        }

        @Override
        public void onError(Throwable error) {
            super.onError(error);
            at("onError");
        }

        @Override
        public void onComplete() {
            super.onComplete();
            at("onComplete");
        }
    }

    private List<Object> toldTo(String where, AsyncIterable<Integer> source) {
        Throwing subscriber = new Throwing(where);
        run(async(() -> {
            Publishers.publish(source).subscribe(subscriber);
            await(turns());
            return done();
        }));
        assertThat(reports).singleElement().satisfies(report -> {
            assertThat(report.get("message"))
                    .isEqualTo("a Flow.Subscriber has thrown in " + where + "; it is told no more");
            assertThat((Throwable) report.get("exception")).hasMessage("thrown in " + where);
        });
        return subscriber.told;
    }

    @Test
    void subscriberThatThrowsInOnSubscribeIsToldNoMore() {
        assertThat(toldTo("onSubscribe", counting(99))).isEmpty();
        assertThat(log).isEmpty();
    }

    @Test
    void subscriberThatThrowsInOnNextIsToldNoMoreAndTheSourceCleansUp() {
        assertThat(toldTo("onNext", counting(99))).containsExactly(0);
        assertThat(log).containsExactly("makes 0", "cleans up", "cleaned up");
    }

    @Test
    void subscriberThatThrowsAtTheEnd() throws Exception {
        assertThat(toldTo("onError", failing(new IOException("source")))).hasSize(2);
        reports.clear();
        assertThat(toldTo("onComplete", two())).containsExactly(0, 1, "complete");
    }

    @Async
    private static AsyncGenerator<Integer, Void> two() {
        AsyncGenerator.yield(0);
        AsyncGenerator.yield(1);
        return AsyncGenerator.end();
    }

    @Async
    private Coroutine<Void> subscribesTwice(Flow.Publisher<Integer> publisher, Recorder<Integer> second) {
        publisher.subscribe(recorder);
        publisher.subscribe(second);
        recorder.request(9);
        second.request(9);
        await(recorder.over);
        await(second.over);
        return done();
    }

    @Test
    void generatorHasOneSubscriber() {
        Recorder<Integer> second = new Recorder<>();
        run(async(() -> {
            await(subscribesTwice(Publishers.publish(two()), second));
            return done();
        }));
        assertThat(recorder.told).containsExactly(0, 1, "complete");
        assertThat((Throwable) second.told.get(0)).hasMessageContaining("has a subscriber already");
    }

    @Test
    void generatorForEachSubscriber() {
        Recorder<Integer> second = new Recorder<>();
        run(async(() -> {
            await(subscribesTwice(Publishers.publish(() -> two().asyncIterator()), second));
            return done();
        }));
        assertThat(recorder.told).containsExactly(0, 1, "complete");
        assertThat(second.told).containsExactly(0, 1, "complete");
    }

    @Async
    private Coroutine<Void> leavesASubscription() {
        Publishers.publish(counting(1)).subscribe(recorder);
        recorder.request(5);
        await(turns());
        return done();
    }

    @Test
    void endOfTheLoopCleansUpAndIsAnError() {
        run(leavesASubscription());
        assertThat(log).endsWith("cleans up", "cleaned up");
        assertThat(recorder.told).hasSize(2);
        assertThat(recorder.told.get(1)).isInstanceOf(CancellationException.class);
    }

    @Test
    void subscriptionToAClosedLoopIsAnError() {
        EventLoop closed = EventLoop.create();
        closed.close();
        Publishers.publish(counting(99), closed).subscribe(recorder);
        assertThat((Throwable) recorder.told.get(0)).hasMessage("Event loop is closed");
        recorder.request(1);
        recorder.cancel();
        assertThat(recorder.told).hasSize(1);
    }

    @Test
    void loopThatClosesBeforeTheTaskStartsIsAnError() {
        EventLoop loop = EventLoop.create();
        Publishers.publish(counting(99), loop).subscribe(recorder);
        assertThat(recorder.told).isEmpty();
        loop.close();
        assertThat((Throwable) recorder.told.get(0)).hasMessage("Event loop is closed");
    }

    @Test
    void whereNoLoopRunsTheBackgroundLoopDoes() {
        List<EventLoop> loops = new ArrayList<>();
        Publishers.publish(numbersOf(loops)).subscribe(recorder);
        recorder.request(1);
        recorder.request(1);
        recorder.over.join();
        assertThat(recorder.told).containsExactly(1, "complete");
        assertThat(loops).containsExactly(EventLoop.background());
        EventLoop.closeBackground();
    }

    @Async
    private static AsyncGenerator<Integer, Void> numbersOf(List<EventLoop> loops) {
        loops.add(EventLoop.running());
        await(yieldNow());
        AsyncGenerator.yield(1);
        return AsyncGenerator.end();
    }

    @Async
    private Coroutine<Void> publishesNulls() {
        Publishers.publish(() -> (AsyncIterator<Integer>) () -> yieldNull()).subscribe(recorder);
        recorder.request(1);
        await(recorder.over);
        Recorder<Integer> second = new Recorder<>();
        Publishers.publish((AsyncIterable<Integer>) () -> null).subscribe(second);
        await(second.over);
        assertThat((Throwable) second.told.get(0)).hasMessageContaining(".asyncIterator() answered null");
        return done();
    }

    @Async
    private static Coroutine<Integer> yieldNull() {
        return done(null);
    }

    @Test
    void nullsAreErrors() {
        run(publishesNulls());
        assertThat((Throwable) recorder.told.get(0))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("yielded null");
        assertThatThrownBy(() -> Publishers.publish(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> Publishers.publish(counting(0), null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> Publishers.publish(counting(0)).subscribe(null))
                .isInstanceOf(NullPointerException.class);
    }

    @Async
    private Coroutine<Integer> ticksUntil(Future<Void> enough) {
        int ticks = 0;
        while (!enough.isDone()) {
            await(yieldNow());
            ticks++;
        }
        return done(ticks);
    }

    @Async
    private Coroutine<Void> sendsWithoutEverWaiting() {
        Future<Void> enough = EventLoop.running().createFuture();
        Recorder<Integer> many = new Recorder<>() {
            @Override
            public void onNext(Integer item) {
                if (item == 10_000) {
                    enough.setResult(null);
                    cancel();
                }
            }
        };
        Task<Integer> ticks = createTask(ticksUntil(enough));
        Publishers.publish(counting(-1)).subscribe(many);
        many.request(Long.MAX_VALUE);
        log.add(await(ticks) > 100 ? "others had turns" : "others starved");
        return done();
    }

    @Test
    void othersGetTheirTurnsWhileASourceNeverWaits() {
        run(sendsWithoutEverWaiting());
        assertThat(log).contains("others had turns");
    }

    @Test
    void twoThreadsRequestAndCancel() throws Exception {
        for (int i = 0; i < 300; i++) {
            Recorder<Integer> raced = new Recorder<>();
            CompletableFuture<Void> cleaned = new CompletableFuture<>();
            Publishers.publish(endless(cleaned)).subscribe(raced);
            Thread requester = new Thread(() -> {
                for (int n = 0; n < 50; n++) {
                    raced.request(1);
                }
            });
            requester.start();
            raced.request(1);
            while (raced.told.isEmpty()) {
                Thread.onSpinWait();
            }
            raced.cancel();
            cleaned.join();
            requester.join();
            assertThat(raced.told).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(51);
        }
        EventLoop.closeBackground();
    }

    @Async
    private static AsyncGenerator<Integer, Void> endless(CompletableFuture<Void> cleaned) {
        try {
            for (int i = 0; ; i++) {
                AsyncGenerator.yield(i);
            }
        } finally {
            await(yieldNow());
            cleaned.complete(null);
        }
    }
}
