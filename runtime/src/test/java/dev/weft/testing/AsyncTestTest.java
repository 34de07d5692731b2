// SPDX-License-Identifier: Apache-2.0
package dev.weft.testing;

import static dev.weft.Weft.async;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.Async;
import dev.weft.ContextVar;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Runner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs test classes that are written with the annotations, and looks at what becomes of them. */
class AsyncTestTest {

    @Async
    private static Coroutine<Void> waitsForEver() {
        await(EventLoop.running().createFuture());
        return done();
    }

    @Async
    private static Coroutine<Void> fails() {
        throw new IllegalStateException("broken");
    }

    static final class Outcomes {

        @AsyncTest
        void succeeds(Runner runner, EventLoop loop) {
            runner.run(async(() -> {
                await(sleep(Duration.ofHours(1)));
                assertThat(EventLoop.running()).isSameAs(loop);
                return done();
            }));
            assertThat(loop.time()).isEqualTo(Duration.ofHours(1).toNanos());
        }

        @AsyncTest
        void needsNoRunner() {}

        @AsyncTest
        void throwsAnError(Runner runner) {
            runner.run(fails());
        }

        @AsyncTest
        void isStuck(Runner runner) {
            runner.run(waitsForEver());
        }

        @AsyncTest(timeout = 90, unit = TimeUnit.MINUTES)
        void takesTooLong(Runner runner) {
            runner.run(async(() -> {
                await(sleep(Duration.ofHours(2)));
                return done();
            }));
        }

        @AsyncTest(virtualTime = false)
        void isInRealTime(Runner runner) {
            long before = System.nanoTime();
            assertThat(runner.loop().time()).isBetween(before, System.nanoTime());
        }

        @AsyncTest
        void leavesATask(Runner runner) {
            runner.run(async(() -> {
                createTask(waitsForEver(), "left");
                await(yieldNow());
                return done();
            }));
        }

        @AsyncTest(allow = Leftover.PENDING_TASK)
        void mayLeaveATask(Runner runner) {
            leavesATask(runner);
        }

        @AsyncTest
        void leavesAnError(Runner runner) {
            runner.run(async(() -> {
                createTask(fails(), "failing");
                await(yieldNow());
                return done();
            }));
        }

        @AsyncTest
        void forgetsACoroutine(Runner runner) {
            runner.run(async(() -> {
                var forgotten = fails();
                await(yieldNow());
                assertThat(forgotten.state()).isEqualTo(Coroutine.State.CREATED);
                return done();
            }));
        }

        @AsyncTest
        void isNotMeantForThisMachine() {
            Assumptions.abort("another time");
        }
    }

    @Test
    void outcomes() {
        Map<String, String> failures = TestClasses.run(Outcomes.class);
        assertThat(failures.get("succeeds")).isNull();
        assertThat(failures.get("needsNoRunner")).isNull();
        assertThat(failures.get("throwsAnError")).isEqualTo("broken");
        assertThat(failures.get("isStuck")).startsWith("The test is stuck").contains("AsyncTestTest.waitsForEver");
        assertThat(failures.get("takesTooLong")).startsWith("The test has not ended within PT1H30M.");
        assertThat(failures.get("isInRealTime")).isNull();
        assertThat(failures.get("leavesATask")).startsWith("The test has left tasks that are not done");
        assertThat(failures.get("mayLeaveATask")).isNull();
        assertThat(failures.get("leavesAnError")).contains("Task exception was never retrieved (failing)");
        assertThat(failures.get("forgetsACoroutine")).contains("coroutine 'fails' was never awaited");
        assertThat(failures.get("isNotMeantForThisMachine")).isEqualTo("another time");
    }

    /** What the tests below do, in order. */
    private static final List<String> LOG = new ArrayList<>();

    private static final ContextVar<String> NAME = ContextVar.of("name", "nobody");

    abstract static class Lifecycle {

        @BeforeEach
        void setUp(EventLoop loop) {
            LOG.add("set up " + loop.isClosed());
        }

        @AsyncBeforeEach
        @Async
        Coroutine<Void> asyncSetUp() {
            NAME.set("somebody");
            await(sleep(Duration.ofSeconds(1)));
            LOG.add("async set up");
            return done();
        }

        @AsyncAfterEach
        @Async
        Coroutine<Void> asyncTearDown(EventLoop loop) {
            await(sleep(Duration.ofSeconds(1)));
            LOG.add("async tear down of " + NAME.get() + " at " + Duration.ofNanos(loop.time()));
            return done();
        }

        @AfterEach
        void tearDown() {
            LOG.add("tear down");
        }
    }

    static final class LifecycleOfATest extends Lifecycle {

        @AsyncTest
        void test(Runner runner) {
            runner.run(async(() -> {
                LOG.add("test of " + NAME.get());
                return done();
            }));
            throw new IllegalStateException("test");
        }
    }

    @Test
    void asyncMethodsRunAroundTheTestOnItsLoopAndInItsContext() {
        LOG.clear();
        assertThat(TestClasses.run(LifecycleOfATest.class)).containsEntry("test", "test");
        assertThat(LOG)
                .containsExactly(
                        "set up false",
                        "async set up",
                        "test of somebody",
                        "async tear down of somebody at PT2S",
                        "tear down");
    }

    static final class Around {

        @AsyncBeforeEach
        Coroutine<Void> outer() {
            LOG.add("outer");
            return done();
        }

        @AsyncAfterEach
        Coroutine<Void> outerEnd() {
            LOG.add("outer end");
            return done();
        }

        @Nested
        final class Inside {

            @AsyncBeforeEach
            Coroutine<Void> inner() {
                LOG.add("inner");
                return done();
            }

            @AsyncAfterEach
            Coroutine<Void> innerEnd() {
                throw new IllegalStateException("inner end");
            }

            @AsyncTest
            void test() {
                LOG.add("test");
            }
        }
    }

    @Test
    void enclosingClassesComeFirstAndLastAndEveryEndRuns() {
        LOG.clear();
        assertThat(TestClasses.run(Around.class)).containsEntry("test", "inner end");
        assertThat(LOG).containsExactly("outer", "inner", "test", "outer end");
    }

    static final class FailingSetUp {

        @AsyncBeforeEach
        Coroutine<Void> asyncSetUp() {
            return fails();
        }

        @AsyncTest
        void test() {
            LOG.add("test");
        }
    }

    @Test
    void testDoesNotRunIfItsSetUpFails() {
        LOG.clear();
        assertThat(TestClasses.run(FailingSetUp.class)).containsEntry("test", "broken");
        assertThat(LOG).isEmpty();
    }

    static final class NoCoroutine {

        @AsyncBeforeEach
        void asyncSetUp() {}

        @AsyncTest
        void test() {}
    }

    @Test
    void asyncMethodMustReturnACoroutine() {
        assertThat(TestClasses.run(NoCoroutine.class).get("test"))
                .contains("NoCoroutine.asyncSetUp()")
                .endsWith("must return a Coroutine, and not null");
    }

    @ExtendWith(AsyncTestExtension.class)
    static final class OtherKinds {

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        void parameterized(int hours, Runner runner) {
            runner.run(async(() -> {
                await(sleep(Duration.ofHours(hours)));
                return done();
            }));
            LOG.add("slept " + Duration.ofNanos(runner.loop().time()));
        }
    }

    @Test
    void extensionServesOtherKindsOfTests() {
        LOG.clear();
        assertThat(TestClasses.run(OtherKinds.class)).isEmpty();
        assertThat(LOG).containsExactly("slept PT1H", "slept PT2H");
    }

    static final class Explored {

        private int balance;

        @ExploreSchedules(count = 20, seed = 100)
        void losesAnUpdate(Runner runner) {
            runner.run(async(() -> {
                await(gather(deposit(1, 1), deposit(2, 2)));
                return done();
            }));
            assertThat(balance).isEqualTo(3);
        }

        @Async
        private Coroutine<Void> deposit(int amount, int turns) {
            await(yieldNow());
            int before = balance;
            for (int i = 0; i < turns; i++) {
                await(yieldNow());
            }
            balance = before + amount;
            return done();
        }
    }

    @Test
    void exploredTestRunsOnceForEachSchedule() {
        Map<String, String> failures = TestClasses.run(Explored.class);
        assertThat(failures).hasSizeBetween(1, 20);
        failures.forEach((name, failure) -> {
            assertThat(name).matches("seed 1[01][0-9]");
            assertThat(failure).startsWith("fails under the schedule of " + name + ": ");
        });
    }
}
