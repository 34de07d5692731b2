// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.docs;

import static dev.weft.Weft.async;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.waitFor;
import static dev.weft.Weft.yieldNow;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofNanos;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Runner;
import dev.weft.Task;
import dev.weft.sync.AsyncLock;
import dev.weft.sync.Permit;
import dev.weft.testing.AsyncAfterEach;
import dev.weft.testing.AsyncBeforeEach;
import dev.weft.testing.AsyncTest;
import dev.weft.testing.AsyncTestExtension;
import dev.weft.testing.ExploreSchedules;
import dev.weft.testing.Explorer;
import dev.weft.testing.Leftover;
import dev.weft.testing.ScheduleFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tests that docs/guide/testing.md shows. */
class TestingGuideTest {

    // region testing-first
    @AsyncTest
    void slowServerTimesOut(Runner runner) {
        runner.run(async(() -> {
            try {
                await(waitFor(answer(ofDays(1)), ofSeconds(5)));
                throw new AssertionError("no answer can be that fast");
            } catch (TimeoutException e) {
                assertEquals(ofSeconds(5), ofNanos(EventLoop.running().time()));
            }
            return done();
        }));
    }
    // endregion

    @Async
    private static Coroutine<String> answer(Duration delay) {
        await(sleep(delay));
        return done("answer");
    }

    @Nested
    final class WithLifecycle {

        // region testing-lifecycle
        private Connection connection;

        @AsyncBeforeEach
        @Async
        Coroutine<Void> connect() {
            connection = await(Connection.open());
            return done();
        }

        @AsyncTest(allow = Leftover.PENDING_TASK) // the one that closes it when it is idle
        void connectionIsOpen(Runner runner) throws IOException {
            assertEquals("ok", runner.run(connection.request()));
        }

        @AsyncAfterEach
        @Async
        Coroutine<Void> disconnect() {
            connection.close();
            return done();
        }
        // endregion
    }

    // region testing-parameterized
    @ParameterizedTest
    @ValueSource(ints = {1, 60})
    @ExtendWith(AsyncTestExtension.class)
    void answerTakesItsTime(int seconds, Runner runner) {
        assertEquals("answer", runner.run(answer(ofSeconds(seconds))));
        assertEquals(ofSeconds(seconds), ofNanos(runner.loop().time()));
    }
    // endregion

    // region testing-race
    /** Closes itself after half a minute. */
    static final class Connection {
        private boolean closed;

        @Async
        static Coroutine<Connection> open() {
            Connection connection = new Connection();
            createTask(connection.closeLater());
            await(yieldNow()); // shakes hands
            return done(connection);
        }

        @Async
        private Coroutine<Void> closeLater() {
            await(sleep(ofSeconds(30)));
            close();
            return done();
        }

        @Async
        Coroutine<String> request() throws IOException {
            await(yieldNow()); // sends it
            if (closed) {
                throw new IOException("connection closed");
            }
            return done("ok");
        }

        void close() {
            closed = true;
        }
    }

    @Async
    static Coroutine<Void> twoRequests() throws IOException {
        Connection connection = await(Connection.open());
        await(connection.request());
        await(sleep(ofSeconds(30)));
        if (connection.closed) {
            connection = await(Connection.open());
        }
        await(connection.request());
        return done();
    }
    // endregion

    // region testing-explorer
    @Test
    void connectionMayCloseUnderARequest() {
        Explorer explorer = Explorer.schedules(1000).allowing(Leftover.PENDING_TASK);
        ScheduleFailure failure =
                assertThrows(ScheduleFailure.class, () -> explorer.explore(TestingGuideTest::twoRequests));
        assertEquals("connection closed", failure.getCause().getMessage());
    }
    // endregion

    @Test
    void guideShowsTheFailureAsItIs() throws IOException {
        Explorer explorer = Explorer.schedules(1000).allowing(Leftover.PENDING_TASK);
        ScheduleFailure failure =
                assertThrows(ScheduleFailure.class, () -> explorer.explore(TestingGuideTest::twoRequests));
        assertThat(Path.of("../docs/guide/testing.md"))
                .content()
                .contains("dev.weft.testing.ScheduleFailure: " + failure.getMessage());
    }

    @AsyncTest(allow = Leftover.PENDING_TASK)
    void raceIsNotFoundOtherwise(Runner runner) throws IOException {
        runner.run(twoRequests());
    }

    // region testing-explore
    @ExploreSchedules(count = 200)
    void nobodyOverdraws(Runner runner) {
        Account account = new Account(100);
        runner.run(async(() -> {
            Task<Void> one = createTask(account.withdraw(60));
            Task<Void> other = createTask(account.withdraw(60));
            await(one);
            await(other);
            assertEquals(40, account.balance);
            return done();
        }));
    }
    // endregion

    private static final class Account {
        private final AsyncLock lock = new AsyncLock();
        private int balance;

        Account(int balance) {
            this.balance = balance;
        }

        @Async
        Coroutine<Void> withdraw(int amount) {
            try (Permit held = await(lock.acquire())) {
                if (balance >= amount) {
                    await(yieldNow());
                    balance -= amount;
                }
            }
            return done();
        }
    }
}
