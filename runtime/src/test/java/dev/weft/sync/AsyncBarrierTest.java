// SPDX-License-Identifier: Apache-2.0
package dev.weft.sync;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.sync.VirtualTime.run;
import static dev.weft.sync.VirtualTime.turns;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import org.junit.jupiter.api.Test;

class AsyncBarrierTest {

    private final AsyncBarrier barrier = new AsyncBarrier(3);
    private final List<String> log = new ArrayList<>();

    @Async
    private Coroutine<Void> party(String name) {
        try {
            log.add(name + await(barrier.await()));
        } catch (BrokenBarrierException e) {
            log.add(name + " broken: " + e.getMessage());
        } catch (CancelledError cancelled) {
            log.add(name + " cancelled");
            throw cancelled;
        }
        return done();
    }

    private List<Task<Void>> parties(String... names) {
        List<Task<Void>> tasks = new ArrayList<>();
        for (String name : names) {
            tasks.add(createTask(party(name)));
        }
        return tasks;
    }

    @Test
    void lastOneDoesNotWaitAndLetsTheOthersGo() {
        run(() -> {
            parties("a", "b");
            await(turns(1));
            assertThat(barrier.waiting()).isEqualTo(2);
            assertThat(barrier).hasToString("<AsyncBarrier filling, waiters:2/3>");
            EventLoop.running().callSoon(() -> log.add("turn"));
            assertThat(await(barrier.await())).isEqualTo(2);
            assertThat(log).isEmpty();
            assertThat(barrier.waiting()).isZero();
            assertThat(barrier).hasToString("<AsyncBarrier draining, waiters:0/3>");
            await(turns(1));
            assertThat(log).containsExactly("turn", "a0", "b1");
            assertThat(barrier).hasToString("<AsyncBarrier filling, waiters:0/3>");
            return done();
        });
    }

    @Test
    void itServesAgain() {
        run(() -> {
            parties("a", "b", "c", "d", "e", "f", "g");
            await(turns(5));
            assertThat(log).containsExactly("c2", "a0", "b1", "f2", "d0", "e1");
            assertThat(barrier.waiting()).isEqualTo(1);
            return done();
        });
    }

    /** The one who lets the others go comes again before any of them has run. */
    @Test
    void newcomerWaitsUntilTheLastOneHasLeft() {
        run(() -> {
            parties("a", "b");
            await(turns(1));
            await(barrier.await());
            EventLoop.running().callSoon(() -> parties("c", "d"));
            await(party("again"));
            assertThat(log).containsExactly("a0", "b1", "d2", "again0");
            return done();
        });
    }

    /** As many are there when c comes as when b came: both are told so, as in CPython. */
    @Test
    void cancelledPartyIsOneFewer() {
        run(() -> {
            List<Task<Void>> tasks = parties("a", "b");
            await(turns(1));
            tasks.get(0).cancel();
            await(turns(1));
            assertThat(barrier.isBroken()).isFalse();
            assertThat(barrier.waiting()).isEqualTo(1);
            parties("c", "d");
            await(turns(2));
            assertThat(log).containsExactly("a cancelled", "d2", "b1", "c1");
            return done();
        });
    }

    @Test
    void partyThatIsCancelledOnItsWayOutKeepsNobody() {
        run(() -> {
            List<Task<Void>> tasks = parties("a", "b", "c");
            await(turns(1));
            tasks.get(0).cancel();
            tasks.get(1).cancel();
            await(turns(1));
            assertThat(log).containsExactly("c2", "a cancelled", "b cancelled");
            parties("d", "e", "f");
            await(turns(2));
            assertThat(log).endsWith("f2", "d0", "e1");
            return done();
        });
    }

    @Test
    void abortBreaksItForThoseWhoWaitAndThoseWhoCome() {
        run(() -> {
            parties("a", "b");
            await(turns(1));
            barrier.abort();
            assertThat(barrier.isBroken()).isTrue();
            assertThat(barrier).hasToString("<AsyncBarrier broken>");
            parties("c");
            await(turns(1));
            assertThat(log)
                    .containsExactly(
                            "a broken: Abort or reset of barrier",
                            "b broken: Abort or reset of barrier",
                            "c broken: Barrier aborted");
            barrier.reset();
            assertThat(barrier).hasToString("<AsyncBarrier filling, waiters:0/3>");
            parties("d", "e", "f");
            await(turns(2));
            assertThat(log).endsWith("f2", "d0", "e1");
            return done();
        });
    }

    @Test
    void resetFailsThoseWhoWaitAndNobodyElse() {
        run(() -> {
            parties("a", "b");
            await(turns(1));
            barrier.reset();
            assertThat(barrier).hasToString("<AsyncBarrier resetting, waiters:0/3>");
            createTask(party("c"));
            await(turns(2));
            assertThat(log)
                    .containsExactly("a broken: Abort or reset of barrier", "b broken: Abort or reset of barrier");
            assertThat(barrier).hasToString("<AsyncBarrier filling, waiters:1/3>");
            return done();
        });
    }

    @Test
    void newcomerThatMeetsAResetWaitsUntilAllHaveLeft() {
        run(() -> {
            parties("a", "b");
            await(turns(1));
            Task<Void> newcomer = createTask(party("new"));
            barrier.reset();
            newcomer.cancel();
            Task<Void> other = createTask(party("other"));
            await(turns(3));
            assertThat(newcomer.isCancelled()).isTrue();
            assertThat(other.isDone()).isFalse();
            assertThat(barrier.waiting()).isEqualTo(1);
            return done();
        });
    }

    @Test
    void resetOfAnIdleOneChangesNothing() {
        barrier.reset();
        assertThat(barrier).hasToString("<AsyncBarrier filling, waiters:0/3>");
        assertThat(barrier.parties()).isEqualTo(3);
    }

    @Test
    void oneForASinglePartyNeverWaits() {
        run(() -> {
            AsyncBarrier single = new AsyncBarrier(1);
            assertThat(await(single.await())).isZero();
            assertThat(await(single.await())).isZero();
            return done();
        });
    }

    @Test
    void oneForNobodyIsRefused() {
        assertThatThrownBy(() -> new AsyncBarrier(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("parties must be >= 1");
    }
}
