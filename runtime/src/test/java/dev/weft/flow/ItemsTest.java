// SPDX-License-Identifier: Apache-2.0
package dev.weft.flow;

import static dev.weft.Weft.async;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.timeout;
import static dev.weft.Weft.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.Async;
import dev.weft.AsyncGenerator;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Runner;
import dev.weft.Task;
import dev.weft.Weft;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A publisher's items, iterated over. */
@Timeout(60)
class ItemsTest {

    private final ManualPublisher<Integer> publisher = new ManualPublisher<>();
    private final List<Object> seen = new ArrayList<>();

    /** Sends, when asked, as many numbers as it is asked for, in the same thread. */
    private static class Counting extends ManualPublisher<Integer> {

        private int next;

        @Override
        public void request(long n) {
            super.request(n);
            for (long i = 0; i < n; i++) {
                subscriber().onNext(next++);
            }
        }
    }

    @Async
    private Coroutine<Void> collect(Flow.Publisher<Integer> from, int prefetch) {
        for (int item : await(Publishers.items(from, prefetch))) {
            seen.add(item);
        }
        seen.add("end");
        return done();
    }

    @Async
    private Coroutine<Void> takes(Flow.Publisher<Integer> from, int prefetch, int count) {
        try (var items = Publishers.items(from, prefetch)) {
            for (int item : await(items)) {
                seen.add(item);
                if (seen.size() == count) {
                    break;
                }
            }
        }
        return done();
    }

    @Test
    void itemsOfAnotherThreadArriveInOrder() {
        List<Integer> sent = new ArrayList<>();
        try (SubmissionPublisher<Integer> submission = new SubmissionPublisher<>()) {
            Thread sender = new Thread(() -> {
                for (int i = 0; i < 10_000; i++) {
                    sent.add(i);
                    submission.submit(i);
                }
                submission.close();
            });
            Weft.run(collect(
                    subscriber -> {
                        submission.subscribe(subscriber);
                        sender.start();
                    },
                    7));
        }
        assertThat(seen).hasSize(10_001).startsWith(0, 1, 2).endsWith(9_998, 9_999, "end");
        assertThat(seen.subList(0, 10_000)).isEqualTo(sent);
    }

    @Test
    void asksForMoreOnceThreeQuartersAreTaken() {
        Counting counting = new Counting();
        Weft.run(takes(counting, 8, 13));
        assertThat(counting.log).containsExactly("subscribe", "request(8)", "request(6)", "request(6)", "cancel");
    }

    @Test
    void roomForOneIsEnough() {
        Counting counting = new Counting();
        Weft.run(takes(counting, 1, 3));
        assertThat(counting.log).containsExactly("subscribe", "request(1)", "request(1)", "request(1)", "cancel");
    }

    @Test
    void subscribesWhenTheFirstItemIsAskedFor() {
        Weft.run(async(() -> {
            var items = Publishers.items(publisher, 4);
            assertThat(publisher.log).isEmpty();
            await(items.aclose());
            return done();
        }));
        assertThat(publisher.log).isEmpty();
    }

    @Async
    private Coroutine<Void> collectMeanwhile(Runnable signals) {
        Task<Void> collecting = createTask(collect(publisher, 4));
        await(publisher.subscriber);
        await(yieldNow());
        signals.run();
        await(collecting);
        return done();
    }

    @Test
    void errorComesBehindTheItemsAndAsItself() {
        IOException error = new IOException("upstream");
        assertThatThrownBy(() -> Weft.run(collectMeanwhile(() -> {
                    publisher.subscriber().onNext(1);
                    publisher.subscriber().onNext(2);
                    publisher.subscriber().onError(error);
                })))
                .isSameAs(error);
        assertThat(seen).containsExactly(1, 2);
        assertThat(publisher.log).containsExactly("subscribe", "request(4)");
    }

    @Test
    void publisherThatFloodsIsCutOff() {
        assertThatThrownBy(() -> Weft.run(collectMeanwhile(() -> {
                    for (int i = 0; i < 1_000; i++) {
                        publisher.subscriber().onNext(i);
                    }
                    assertThat(publisher.log).as("at once").endsWith("cancel");
                })))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("was not asked for")
                .hasMessageContaining("room for 4");
        assertThat(seen).containsExactly(0, 1, 2, 3);
        assertThat(publisher.log).containsExactly("subscribe", "request(4)", "cancel");
    }

    @Test
    void publisherThatSendsBeforeItIsAskedIsCutOff() {
        assertThatThrownBy(() -> Weft.run(collect(
                        subscriber -> {
                            publisher.subscribe(subscriber);
                            subscriber.onNext(1);
                        },
                        4)))
                .hasMessageContaining("was not asked for");
        assertThat(publisher.log).containsExactly("subscribe", "cancel");
    }

    @Test
    void publisherThatThrowsInSubscribe() {
        assertThatThrownBy(() -> Weft.run(collect(
                        subscriber -> {
                            throw new IllegalArgumentException("no more subscribers");
                        },
                        4)))
                .hasMessage("no more subscribers");
    }

    @Test
    void publisherThatEndsWithoutASubscription() {
        Weft.run(collect(Flow.Subscriber::onComplete, 4));
        assertThat(seen).containsExactly("end");
    }

    @Test
    void whatComesAfterTheEndIsIgnored() {
        Weft.run(collectMeanwhile(() -> {
            publisher.subscriber().onNext(1);
            publisher.subscriber().onComplete();
            publisher.subscriber().onNext(2);
            publisher.subscriber().onError(new IOException("too late"));
            publisher.subscriber().onComplete();
        }));
        assertThat(seen).containsExactly(1, "end");
        publisher.subscriber().onNext(3);
        publisher.subscriber().onError(new IOException("much too late"));
        assertThat(publisher.log).containsExactly("subscribe", "request(4)");
    }

    @Test
    void secondSubscriptionIsCancelled() {
        ManualPublisher<Integer> second = new ManualPublisher<>();
        Weft.run(collectMeanwhile(() -> {
            publisher.subscriber().onSubscribe(second);
            publisher.subscriber().onNext(1);
            publisher.subscriber().onComplete();
        }));
        assertThat(seen).containsExactly(1, "end");
        assertThat(second.log).containsExactly("cancel");
    }

    @Async
    private Coroutine<Void> cancelsTheIteration(Flow.Publisher<Integer> from, CompletableFuture<?> subscribed) {
        Task<Void> collecting = createTask(collect(from, 4));
        await(subscribed);
        await(yieldNow());
        await(yieldNow());
        collecting.cancel();
        try {
            await(collecting);
        } catch (CancelledError e) {
            seen.add("cancelled");
        }
        return done();
    }

    @Test
    void cancellationOfTheTaskCancelsTheSubscription() {
        Weft.run(cancelsTheIteration(publisher, publisher.subscriber));
        publisher.subscriber().onNext(1);
        publisher.subscriber().onComplete();
        assertThat(seen).containsExactly("cancelled");
        assertThat(publisher.log).containsExactly("subscribe", "request(4)", "cancel");
    }

    @Test
    void subscriptionThatComesTooLateIsCancelled() {
        CompletableFuture<Flow.Subscriber<? super Integer>> subscriber = new CompletableFuture<>();
        Weft.run(cancelsTheIteration(subscriber::complete, subscriber));
        subscriber.join().onSubscribe(publisher);
        assertThat(publisher.log).containsExactly("cancel");
    }

    @Async
    private Coroutine<Void> leavesEarly(Flow.Publisher<Integer> from, List<AsyncGenerator<Integer, Void>> keep) {
        keep.add(Publishers.items(from, 2));
        for (int item : await(keep.get(0))) {
            seen.add(item);
            break;
        }
        assertThat(((Counting) from).log).doesNotContain("cancel");
        return done();
    }

    @Test
    void subscriptionLeftOpenEndsWithTheLoop() {
        Counting counting = new Counting();
        List<AsyncGenerator<Integer, Void>> keep = new ArrayList<>();
        Weft.run(leavesEarly(counting, keep));
        assertThat(counting.log).containsExactly("subscribe", "request(2)", "cancel");
    }

    @Test
    void nullsAreRefused() {
        assertThatThrownBy(() -> Publishers.items(null, 1)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> Publishers.items(publisher, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("prefetch is 0");
    }

    @Async
    private AsyncGenerator<Integer, Void> ticks(int count) {
        for (int i = 0; i < count; i++) {
            await(sleep(Duration.ofSeconds(1)));
            AsyncGenerator.yield(i);
        }
        return AsyncGenerator.end();
    }

    @Async
    private Coroutine<Duration> thereAndBack() {
        EventLoop loop = EventLoop.running();
        long start = loop.time();
        await(collect(Publishers.publish(ticks(5)), 2));
        return done(Duration.ofNanos(loop.time() - start));
    }

    /** It would hang if the loop waited for a publisher of its own as for one outside. */
    @Test
    void virtualTimePassesForPublishersOfTheLoopItself() {
        try (Runner runner = Runner.builder().virtualTime(true).build()) {
            assertThat(runner.run(thereAndBack())).isEqualTo(Duration.ofSeconds(5));
        }
        assertThat(seen).containsExactly(0, 1, 2, 3, 4, "end");
    }

    @Test
    void virtualTimeStandsStillForPublishersOutside() throws Exception {
        Thread sender = new Thread(() -> {
            publisher.subscriber().onNext(1);
            publisher.subscriber().onComplete();
        });
        Flow.Publisher<Integer> outside = subscriber -> subscriber.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long n) {
                publisher.subscriber.complete(subscriber);
                EventLoop.running().callSoon(sender::start);
            }

            @Override
            public void cancel() {}
        });
        try (Runner runner = Runner.builder().virtualTime(true).build()) {
            runner.run(async(() -> {
                try (var limit = timeout(Duration.ofSeconds(1))) {
                    await(collect(outside, 4));
                }
                return done();
            }));
        }
        assertThat(seen).containsExactly(1, "end");
    }
}
