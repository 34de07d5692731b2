// SPDX-License-Identifier: Apache-2.0
package dev.weft.flow;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.weft.Async;
import dev.weft.AsyncGenerator;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Weft;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.TestAbortedException;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.reactivestreams.tck.flow.FlowSubscriberBlackboxVerification;
import org.testng.SkipException;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.BeforeMethod;

/** The rules of Reactive Streams, as their own TCK tests them. */
class ReactiveStreamsTest {

    /** Generous where a signal is to come, short where none is. */
    private static final TestEnvironment PATIENT = new TestEnvironment(20_000, 25, 5);

    private static EventLoop loop;
    private static Thread thread;

    @BeforeAll
    static void startLoop() {
        loop = EventLoop.create();
        thread = new Thread(loop::runForever, "flow");
        thread.start();
    }

    @AfterAll
    static void closeLoop() throws InterruptedException {
        loop.callSoonThreadsafe(loop::stop);
        thread.join();
        loop.setExceptionHandler(left -> {}); // the TCK leaves subscriptions open
        loop.close();
    }

    @TestFactory
    Stream<DynamicTest> publishersOfGenerators() {
        return tests(GeneratorPublisher::new);
    }

    @TestFactory
    Stream<DynamicTest> subscribersOfIterations() {
        return tests(IteratingSubscriber::new);
    }

    @Test
    void theTckIsFound() {
        assertThat(publishersOfGenerators()).hasSizeGreaterThan(30);
        assertThat(subscribersOfIterations()).hasSizeGreaterThan(10);
    }

    @Async
    private static AsyncGenerator<Long, Void> numbers(long count) {
        for (long i = 0; i < count; i++) {
            if (i % 3 == 0) {
                await(yieldNow());
            }
            AsyncGenerator.yield(i);
        }
        return AsyncGenerator.end();
    }

    private static final class GeneratorPublisher extends FlowPublisherVerification<Long> {

        GeneratorPublisher() {
            super(PATIENT);
        }

        @Override
        public Flow.Publisher<Long> createFlowPublisher(long elements) {
            return Publishers.publish(() -> numbers(elements).asyncIterator(), loop);
        }

        @Override
        public Flow.Publisher<Long> createFailedFlowPublisher() {
            return Publishers.publish(
                    () -> {
                        throw new IllegalStateException("no items");
                    },
                    loop);
        }
    }

    private static final class IteratingSubscriber extends FlowSubscriberBlackboxVerification<Long> {

        IteratingSubscriber() {
            super(PATIENT);
        }

        @Override
        public Flow.Subscriber<Long> createFlowSubscriber() {
            CompletableFuture<Flow.Subscriber<? super Long>> subscriber = new CompletableFuture<>();
            var unused = Weft.runThreadsafe(iterate(subscriber::complete), loop);
            @SuppressWarnings("unchecked") // it is the one of an iteration over Longs
            Flow.Subscriber<Long> joined = (Flow.Subscriber<Long>) subscriber.join();
            return joined;
        }

        @Async
        private static Coroutine<Long> iterate(Flow.Publisher<Long> publisher) {
            long sum = 0;
            for (long item : await(Publishers.items(publisher, 4))) {
                sum += item;
            }
            return done(sum);
        }

        @Override
        public Long createElement(int element) {
            return (long) element;
        }
    }

    private static Stream<DynamicTest> tests(Supplier<?> verification) {
        return Arrays.stream(verification.get().getClass().getMethods())
                .filter(method -> method.isAnnotationPresent(org.testng.annotations.Test.class))
                .filter(method -> !method.getName().startsWith("untested_"))
                .sorted(Comparator.comparing(Method::getName))
                .map(method -> dynamicTest(method.getName(), () -> run(verification.get(), method)));
    }

    private static void run(Object verification, Method test) throws Throwable {
        callAll(verification, BeforeClass.class);
        try {
            callAll(verification, BeforeMethod.class);
            call(verification, test);
        } catch (SkipException e) {
            throw new TestAbortedException(e.getMessage());
        } finally {
            callAll(verification, AfterClass.class);
        }
    }

    private static void callAll(Object verification, Class<? extends Annotation> annotation) throws Throwable {
        for (Method method : verification.getClass().getMethods()) {
            if (method.isAnnotationPresent(annotation)) {
                call(verification, method);
            }
        }
    }

    private static void call(Object verification, Method method) throws Throwable {
        method.setAccessible(true);
        try {
            method.invoke(verification);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
