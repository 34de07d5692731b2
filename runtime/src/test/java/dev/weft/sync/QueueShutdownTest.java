// SPDX-License-Identifier: Apache-2.0
package dev.weft.sync;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.sync.VirtualTime.run;
import static dev.weft.sync.VirtualTime.start;
import static dev.weft.sync.VirtualTime.turns;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.Task;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code Queue.shutdown}, which CPython has since 3.13. */
class QueueShutdownTest {

    private final AsyncQueue<Integer> queue = new AsyncQueue<>(1);

    private void assertShutDown(Task<?> task) {
        assertThat(task.exception()).isInstanceOf(QueueShutDownException.class);
    }

    @Test
    void nothingGetsInAnyMore() {
        run(() -> {
            queue.shutdown();
            assertThatThrownBy(() -> queue.putNowait(1))
                    .isInstanceOf(QueueShutDownException.class)
                    .hasMessage("the queue is shut down and takes no more items");
            Task<Void> puts = start(queue.put(1));
            await(turns(1));
            assertShutDown(puts);
            assertThat(queue).hasToString("<AsyncQueue maxsize=1 shutdown>");
            return done();
        });
    }

    @Test
    void fullQueueSaysThatItIsShutDown() {
        run(() -> {
            queue.putNowait(1);
            queue.shutdown();
            assertThatThrownBy(() -> queue.putNowait(2)).isInstanceOf(QueueShutDownException.class);
            Task<Void> puts = start(queue.put(2));
            await(turns(1));
            assertShutDown(puts);
            return done();
        });
    }

    @Test
    void itemsThatAreInCanBeTaken() {
        run(() -> {
            queue.putNowait(1);
            queue.shutdown();
            assertThat(await(queue.get())).isEqualTo(1);
            assertThatThrownBy(queue::getNowait)
                    .isInstanceOf(QueueShutDownException.class)
                    .hasMessage("the queue is shut down and has no more items");
            Task<Integer> gets = start(queue.get());
            await(turns(1));
            assertShutDown(gets);
            return done();
        });
    }

    @Test
    void allWhoWaitForAnItemAreTold() {
        run(() -> {
            List<Task<Integer>> getters = List.of(start(queue.get()), start(queue.get()), start(queue.get()));
            await(turns(1));
            queue.shutdown();
            await(turns(1));
            getters.forEach(this::assertShutDown);
            assertThat(queue).hasToString("<AsyncQueue maxsize=1 shutdown>");
            return done();
        });
    }

    @Test
    void allWhoWaitForRoomAreTold() {
        run(() -> {
            queue.putNowait(0);
            List<Task<Void>> putters = List.of(start(queue.put(1)), start(queue.put(2)));
            await(turns(1));
            queue.shutdown();
            await(turns(1));
            putters.forEach(this::assertShutDown);
            assertThat(queue).hasToString("<AsyncQueue maxsize=1 queue=[0] tasks:1 shutdown>");
            return done();
        });
    }

    /** One getter was woken for the item, the other was not. */
    @Test
    void getterThatWasWokenStillTakesItsItem() {
        run(() -> {
            Task<Integer> first = start(queue.get());
            Task<Integer> second = start(queue.get());
            await(turns(1));
            queue.putNowait(1);
            queue.shutdown();
            await(turns(1));
            assertThat(first.result()).isEqualTo(1);
            assertShutDown(second);
            return done();
        });
    }

    @Test
    void putterThatWasWokenIsTold() {
        run(() -> {
            queue.putNowait(0);
            Task<Void> putter = start(queue.put(1));
            await(turns(1));
            queue.getNowait();
            queue.shutdown();
            await(turns(1));
            assertShutDown(putter);
            assertThat(queue.isEmpty()).isTrue();
            return done();
        });
    }

    @Test
    void immediateOneDropsTheItemsAndEndsJoin() {
        run(() -> {
            AsyncQueue<Integer> unlimited = new AsyncQueue<>();
            unlimited.putNowait(1);
            unlimited.putNowait(2);
            Task<Void> joins = start(unlimited.join());
            await(turns(1));
            unlimited.shutdown(true);
            await(turns(1));
            assertThat(joins.isDone()).isTrue();
            assertThat(unlimited.size()).isZero();
            assertThatThrownBy(unlimited::getNowait).isInstanceOf(QueueShutDownException.class);
            assertThatThrownBy(unlimited::taskDone).isInstanceOf(IllegalArgumentException.class);
            return done();
        });
    }

    @Test
    void itemThatWasTakenOutHoldsJoinAlsoThen() {
        run(() -> {
            AsyncQueue<Integer> unlimited = new AsyncQueue<>();
            unlimited.putNowait(1);
            unlimited.putNowait(2);
            unlimited.getNowait();
            Task<Void> joins = start(unlimited.join());
            await(turns(1));
            unlimited.shutdown(true);
            await(turns(2));
            assertThat(joins.isDone()).isFalse();
            unlimited.taskDone();
            await(turns(1));
            assertThat(joins.isDone()).isTrue();
            return done();
        });
    }

    @Test
    void ordinaryOneLeavesJoinToTheConsumers() {
        run(() -> {
            queue.putNowait(1);
            Task<Void> joins = start(queue.join());
            await(turns(1));
            queue.shutdown();
            await(turns(2));
            assertThat(joins.isDone()).isFalse();
            await(queue.get());
            queue.taskDone();
            await(joins);
            return done();
        });
    }

    @Test
    void itemsThatWereDealtWithBeforeTheyWereTakenAreCountedOnce() {
        run(() -> {
            AsyncQueue<Integer> unlimited = new AsyncQueue<>();
            unlimited.putNowait(1);
            unlimited.putNowait(2);
            unlimited.taskDone();
            unlimited.shutdown(true);
            await(unlimited.join());
            assertThat(unlimited).hasToString("<AsyncQueue maxsize=0 shutdown>");
            return done();
        });
    }

    @Test
    void ordinaryOneMayBecomeImmediate() {
        run(() -> {
            queue.putNowait(1);
            queue.shutdown();
            queue.shutdown();
            queue.shutdown(true);
            assertThatThrownBy(queue::getNowait).isInstanceOf(QueueShutDownException.class);
            await(queue.join());
            return done();
        });
    }

    @Test
    void cancelledGetterOfAShutDownQueueIsCancelled() {
        run(() -> {
            Task<Integer> gets = start(queue.get());
            await(turns(1));
            queue.shutdown();
            gets.cancel();
            await(turns(1));
            assertThat(gets.isCancelled()).isTrue();
            return done();
        });
    }
}
