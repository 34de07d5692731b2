// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/** What generators do on the JVM that Python's traces don't show. */
class GeneratorsTest {

    private static final List<String> TRACE = new ArrayList<>();

    @Async
    private static Generator<Integer, Void, String> upTo(int n) {
        for (int i = 1; i <= n; i++) {
            Generator.yield(i);
        }
        return Generator.end("end of " + n);
    }

    @Async
    private static Generator<Integer, Void, String> tail(int n) {
        Generator.yield(0);
        return upTo(n);
    }

    @Async
    private static Generator<Integer, Void, Integer> nested(int depth) {
        if (depth == 0) {
            Generator.yield(42);
            return Generator.end(0);
        }
        int below = Generator.yieldFrom(nested(depth - 1));
        return Generator.end(below + 1);
    }

    @Test
    void returnedGeneratorIsDelegatedTo() {
        List<Integer> items = new ArrayList<>();
        tail(2).forEach(items::add);
        assertThat(items).containsExactly(0, 1, 2);
    }

    @Test
    void resultOfAReturnedGenerator() {
        Generator<Integer, Void, String> tail = tail(0);
        assertThat(tail.send(null)).isZero();
        assertThatThrownBy(() -> tail.send(null))
                .isInstanceOfSatisfying(
                        StopIteration.class, end -> assertThat(end.value()).isEqualTo("end of 0"));
    }

    @Test
    void aMillionDelegationsNeedNoStack() {
        Generator<Integer, Void, Integer> generator = nested(1_000_000);
        assertThat(generator.send(null)).isEqualTo(42);
        assertThatThrownBy(() -> generator.send(null))
                .isInstanceOfSatisfying(
                        StopIteration.class, end -> assertThat(end.value()).isEqualTo(1_000_000));
    }

    @Test
    void iteratorFetchesOneItemAhead() {
        Iterator<Integer> items = upTo(2).iterator();
        assertThat(items.hasNext()).isTrue();
        assertThat(items.hasNext()).isTrue();
        assertThat(items.next()).isEqualTo(1);
        assertThat(items.next()).isEqualTo(2);
        assertThat(items.hasNext()).isFalse();
        assertThatThrownBy(items::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void states() {
        Generator<Integer, Void, String> generator = upTo(1);
        assertThat(generator).hasToString("<generator upTo CREATED>");
        generator.send(null);
        assertThat(generator.state()).isEqualTo(Coroutine.State.SUSPENDED);
        generator.close();
        assertThat(generator.state()).isEqualTo(Coroutine.State.CLOSED);
    }

    @Test
    void twoMayDelegateToOne() {
        Generator<Integer, Void, String> shared = upTo(4);
        Generator<Integer, Void, String> one = delegating(shared);
        Generator<Integer, Void, String> other = delegating(shared);
        assertThat(one.send(null)).isEqualTo(1);
        assertThat(other.send(null)).isEqualTo(2);
        assertThat(one.send(null)).isEqualTo(3);
        assertThat(shared.send(null)).isEqualTo(4);
        assertThatThrownBy(() -> other.send(null))
                .isInstanceOfSatisfying(
                        StopIteration.class, end -> assertThat(end.value()).isEqualTo("end of 4"));
        assertThatThrownBy(() -> one.send(null))
                .isInstanceOfSatisfying(
                        StopIteration.class, end -> assertThat(end.value()).isNull());
    }

    @Async
    private static Generator<Integer, Void, String> delegating(Generator<Integer, Void, String> to) {
        return Generator.end(Generator.yieldFrom(to));
    }

    @Test
    void yieldFromNull() {
        assertThatThrownBy(() -> delegating(null).send(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage(
                        "dev.weft.GeneratorsTest.delegating yields from null; a Generator ends with `return end(x)` or"
                                + " `return end()`");
    }

    @Async
    private static Generator<Integer, Void, Void> stubborn() {
        try {
            Generator.yield(1);
        } catch (GeneratorExit ignored) {
            Generator.yield(2);
        }
        Generator.yield(3);
        return Generator.end();
    }

    @Async
    private static Generator<Integer, Void, Void> delegatingTo(Generator<Integer, Void, Void> to) {
        Generator.yieldFrom(to);
        return Generator.end();
    }

    /** One that yields while its delegator is closed goes on by itself. */
    @Test
    void whatIgnoresItsClosingGoesOn() {
        Generator<Integer, Void, Void> inner = stubborn();
        Generator<Integer, Void, Void> outer = delegatingTo(inner);
        assertThat(outer.send(null)).isEqualTo(1);
        assertThatThrownBy(outer::close)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("generator ignored GeneratorExit");
        assertThat(outer.state()).isEqualTo(Coroutine.State.CLOSED);
        assertThat(inner.send(null)).isEqualTo(3);
        inner.close();
        assertThat(inner.state()).isEqualTo(Coroutine.State.CLOSED);
    }

    private static void plain() {
        Generator.yield(1);
    }

    @Test
    void yieldOutsideWovenCode() {
        assertThatThrownBy(GeneratorsTest::plain)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageMatching(
                        "yield called in dev.weft.GeneratorsTest.plain \\(line \\d+\\), which is not woven: Annotate"
                                + " the method with @Async and return Coroutine<T>. If it is annotated, the agent's options include"
                                + " and exclude leave its class out.");
    }

    @Async
    private static Generator<Object, Void, Void> arrays(List<WeakReference<Object>> seen) {
        byte[] first = new byte[1000];
        seen.add(new WeakReference<>(first));
        Generator.yield(first);
        first = null;
        Generator.yield("next");
        return Generator.end();
    }

    /** What was handed over belongs to the consumer alone. */
    @Test
    void keepsNothingItHasHandedOver() {
        List<WeakReference<Object>> seen = new ArrayList<>();
        Generator<Object, Void, Void> generator = arrays(seen);
        generator.send(null);
        generator.send(null);
        assertThat(collected(seen.get(0))).isTrue();
        assertThat(generator.state()).isEqualTo(Coroutine.State.SUSPENDED);
    }

    private static boolean collected(WeakReference<?> reference) {
        for (int i = 0; i < 100 && reference.get() != null; i++) {
            System.gc();
        }
        return reference.get() == null;
    }

    @Async
    private static Generator<Integer, Void, Void> failing() {
        Generator.yield(1);
        throw new IllegalArgumentException("boom");
    }

    @Async
    private static Generator<Integer, Void, Void> failingInside() {
        Generator.yieldFrom(failing());
        return Generator.end();
    }

    @Async
    private static Coroutine<Void> iterating() {
        await(yieldNow());
        for (int ignored : failingInside()) {
            assertThat(ignored).isEqualTo(1);
        }
        return done();
    }

    @Async
    private static Coroutine<Void> awaiting() {
        await(iterating());
        return done();
    }

    @Test
    void traceShowsGeneratorsAndWhoIteratesThem() {
        assertThatThrownBy(() -> Weft.run(awaiting()))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(error -> assertThat(methods(error))
                        .containsExactly("failing", "failingInside", "iterating", "awaiting"));
    }

    @Async
    private static AsyncGenerator<Integer, Void> ticks() {
        try {
            for (int i = 0; ; i++) {
                await(yieldNow());
                AsyncGenerator.yield(i);
            }
        } finally {
            await(yieldNow());
            TRACE.add("ticks closed");
        }
    }

    @Async
    private static Coroutine<Void> waitsForATick(Future<Void> gate) {
        for (int ignored : await(gated(gate))) {
            TRACE.add("tick " + ignored);
        }
        return done();
    }

    @Async
    private static AsyncGenerator<Integer, Void> gated(Future<Void> gate) {
        await(gate);
        AsyncGenerator.yield(1);
        return AsyncGenerator.end();
    }

    @Async
    private static Coroutine<Void> looksAtTheStack() {
        Future<Void> gate = EventLoop.running().createFuture();
        Task<Void> task = createTask(waitsForATick(gate));
        await(yieldNow());
        assertThat(task.stack())
                .extracting(StackTraceElement::getMethodName)
                .containsExactly("gated", "anext", "waitsForATick");
        gate.setResult(null);
        await(task);
        return done();
    }

    @Test
    void stackOfATaskGoesThroughAsyncGenerators() {
        Weft.run(looksAtTheStack());
    }

    @Async
    private static Coroutine<Void> drops() {
        for (int i : await(ticks())) {
            if (i == 1) {
                break;
            }
        }
        return done();
    }

    @Async
    private static Coroutine<Void> waitsForTheCollector() {
        await(drops());
        while (TRACE.isEmpty()) {
            System.gc();
            await(yieldNow());
        }
        return done();
    }

    @Test
    void loopClosesWhatTheProgramHasDropped() {
        TRACE.clear();
        Weft.run(waitsForTheCollector());
        assertThat(TRACE).containsExactly("ticks closed");
    }

    @Test
    void runClosesWhatIsStillOpen() {
        TRACE.clear();
        List<Object> held = new ArrayList<>();
        Weft.run(holds(held));
        assertThat(TRACE).containsExactly("ticks closed");
        assertThat(held).singleElement().hasToString("<async generator ticks CLOSED>");
    }

    @Async
    private static Coroutine<Void> holds(List<Object> held) {
        AsyncGenerator<Integer, Void> generator = ticks();
        held.add(generator);
        await(generator.asend(null));
        return done();
    }

    @Async
    private static AsyncGenerator<Integer, Void> chained(int depth) {
        if (depth == 0) {
            AsyncGenerator.yield(42);
            return AsyncGenerator.end();
        }
        for (int item : await(chained(depth - 1))) {
            AsyncGenerator.yield(item);
        }
        return AsyncGenerator.end();
    }

    @Async
    private static Coroutine<Integer> sum(AsyncIterable<Integer> source) {
        int sum = 0;
        for (int item : await(source)) {
            sum += item;
        }
        return done(sum);
    }

    @Test
    void aPipelineOf100000NeedsNoStack() {
        assertThat(Weft.<Integer>run(sum(chained(100_000)))).isEqualTo(42);
    }

    @Async
    private static AsyncGenerator<Integer, Void> returnsAnother() {
        AsyncGenerator.yield(1);
        return ticks();
    }

    @Test
    void asyncGeneratorThatReturnsAnother() {
        assertThatThrownBy(() -> Weft.run(sum(returnsAnother())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "dev.weft.GeneratorsTest.returnsAnother returned another generator; an AsyncGenerator ends with"
                                + " `return end()`: yield the other's items in a for loop");
    }

    @Test
    void asyncForOverNull() {
        assertThatThrownBy(() -> Weft.run(sum(null)))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("'async for' requires an AsyncIterable, got null");
    }

    private static List<String> methods(Throwable error) {
        return Arrays.stream(error.getStackTrace())
                .filter(element -> element.getClassName().equals(GeneratorsTest.class.getName()))
                .map(StackTraceElement::getMethodName)
                .filter(name -> !name.startsWith("lambda") && !name.startsWith("trace"))
                .toList();
    }
}
