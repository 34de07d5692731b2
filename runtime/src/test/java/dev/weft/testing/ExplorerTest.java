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
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExplorerTest {

    private final List<Long> seeds = new ArrayList<>();

    /** Two tasks that read, yield and write: an update is lost when both read first. */
    private static final class Account {
        private int balance;

        @Async
        Coroutine<Void> deposit(int amount) {
            await(yieldNow());
            int before = balance;
            if (amount > 1) {
                await(yieldNow());
            }
            balance = before + amount;
            return done();
        }
    }

    @Async
    private static Coroutine<Void> twoDeposits() {
        Account account = new Account();
        await(gather(account.deposit(1), account.deposit(2)));
        assertThat(account.balance).isEqualTo(3);
        return done();
    }

    @Test
    void findsTheScheduleThatLosesAnUpdateAndReplaysIt() {
        ScheduleFailure failure = catchThrowableOfType(
                ScheduleFailure.class, () -> Explorer.schedules(1000).explore(ExplorerTest::twoDeposits));
        assertThat(failure)
                .hasMessageContaining("-Dweft.explore.seed=" + failure.seed() + " -Dweft.explore.count=1")
                .cause()
                .hasMessageContaining("expected: 3");
        assertThatThrownBy(() -> Explorer.schedules(1).from(failure.seed()).explore(ExplorerTest::twoDeposits))
                .isInstanceOf(ScheduleFailure.class);
    }

    @Test
    void seedsCountUpFromTheFirst() {
        Explorer.schedules(3).from(40).explore(seed -> {
            seeds.add(seed);
            return done();
        });
        assertThat(seeds).containsExactly(40L, 41L, 42L);
    }

    @Test
    void schedulesDiffer() {
        Set<String> traces = new HashSet<>();
        Explorer.schedules(1000)
                .explore(() -> async(() -> {
                    StringBuilder trace = new StringBuilder();
                    await(gather(stepping("a", trace), stepping("b", trace), stepping("c", trace)));
                    traces.add(trace.toString());
                    return done();
                }));
        assertThat(traces).hasSize(36); // 3! orders in each of the turns after the first, which has one
    }

    @Async
    private static Coroutine<Void> stepping(String name, StringBuilder trace) {
        for (int i = 0; i < 3; i++) {
            trace.append(name);
            await(yieldNow());
        }
        return done();
    }

    private static String failureOf(Explorer explorer, Coroutine<?> scenario) {
        return catchThrowableOfType(ScheduleFailure.class, () -> explorer.explore(() -> scenario))
                .getCause()
                .getMessage();
    }

    @Async
    private static Coroutine<Void> waitsForEver() {
        await(EventLoop.running().createFuture());
        return done();
    }

    @Test
    void stuckTasksFailAtOnceAndSayWhereTheyWait() {
        assertThat(failureOf(Explorer.schedules(1), waitsForEver()))
                .startsWith("The test is stuck")
                .contains("task waitsForEver-1")
                .contains("at dev.weft.testing.ExplorerTest.waitsForEver(ExplorerTest.java:");
    }

    @Async
    private static Coroutine<Void> sleepsAYear() {
        await(sleep(Duration.ofDays(365)));
        return done();
    }

    @Test
    void longSleepIsNotStuck() {
        Explorer.schedules(1).explore(ExplorerTest::sleepsAYear);
    }

    @Test
    void limitIsOfVirtualTime() {
        assertThat(failureOf(Explorer.schedules(1).within(Duration.ofDays(1)), sleepsAYear()))
                .startsWith("The test has not ended within PT24H.")
                .contains("task sleepsAYear-1");
    }

    @Async
    private static Coroutine<Void> cannotBeCancelled(Future<Void> never) {
        while (true) {
            try {
                await(never);
            } catch (dev.weft.CancelledError e) {
                never = EventLoop.running().createFuture();
            }
        }
    }

    @Test
    void stuckTaskThatSwallowsItsCancellationFailsToo() {
        assertThat(failureOf(
                        Explorer.schedules(1),
                        async(() -> cannotBeCancelled(EventLoop.running().createFuture()))))
                .startsWith("The test is stuck");
    }

    @Async
    private static Coroutine<Void> leavesATaskThatCannotBeCancelled() {
        createTask(cannotBeCancelled(EventLoop.running().createFuture()), "stubborn");
        await(yieldNow());
        return done();
    }

    @Test
    void leftTaskThatSwallowsItsCancellationFailsAndDoesNotHang() {
        assertThat(failureOf(Explorer.schedules(1), leavesATaskThatCannotBeCancelled()))
                .startsWith("The test has left tasks that do not end when they are cancelled.")
                .contains("task stubborn");
    }

    @Async
    private static Coroutine<Void> leavesATask() {
        createTask(waitsForEver(), "left");
        await(yieldNow());
        return done();
    }

    @Test
    void leftTaskFailsUnlessItIsAllowed() {
        assertThat(failureOf(Explorer.schedules(1), leavesATask()))
                .startsWith("The test has left tasks that are not done")
                .contains("task left")
                .contains("ExplorerTest.waitsForEver");
        Explorer.schedules(1).allowing(Leftover.PENDING_TASK).explore(ExplorerTest::leavesATask);
    }

    @Async
    private static Coroutine<Void> leavesACancelledTask() {
        var left = createTask(waitsForEver());
        await(yieldNow());
        left.cancel();
        return done();
    }

    @Test
    void cancelledTaskMayBeLeftToEnd() {
        Explorer.schedules(1).explore(ExplorerTest::leavesACancelledTask);
    }

    @Async
    private static Coroutine<Void> fails() {
        throw new IllegalStateException("nobody takes this");
    }

    @Async
    private static Coroutine<Void> leavesAnError() {
        createTask(fails(), "failing");
        await(yieldNow());
        return done();
    }

    @Test
    void errorThatNobodyTookFailsUnlessItIsAllowed() {
        ScheduleFailure failure = catchThrowableOfType(
                ScheduleFailure.class, () -> Explorer.schedules(1).explore(ExplorerTest::leavesAnError));
        assertThat(failure.getCause())
                .hasMessageContaining("Task exception was never retrieved (failing)")
                .cause()
                .hasMessage("nobody takes this");
        Explorer.schedules(1).allowing(Leftover.REPORTED_ERROR).explore(ExplorerTest::leavesAnError);
    }

    @Async
    private static Coroutine<Void> forgetsACoroutine() {
        var forgotten = fails();
        await(yieldNow());
        assertThat(forgotten.state()).isEqualTo(Coroutine.State.CREATED);
        return done();
    }

    @Test
    void coroutineThatNobodyAwaitedFailsInDebugModeUnlessItIsAllowed() {
        Explorer debugging = Explorer.schedules(1).debug(true);
        assertThat(failureOf(debugging, forgetsACoroutine()))
                .contains("coroutine 'fails' was never awaited")
                .contains("ExplorerTest.forgetsACoroutine(");
        debugging.allowing(Leftover.UNAWAITED_COROUTINE).explore(ExplorerTest::forgetsACoroutine);
    }
}
