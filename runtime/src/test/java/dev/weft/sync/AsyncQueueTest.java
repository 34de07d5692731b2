// SPDX-License-Identifier: Apache-2.0
package dev.weft.sync;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.waitFor;
import static dev.weft.Weft.yieldNow;
import static dev.weft.sync.VirtualTime.run;
import static dev.weft.sync.VirtualTime.start;
import static dev.weft.sync.VirtualTime.turns;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.Async;
import dev.weft.Awaitable;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class AsyncQueueTest {

    private final AsyncQueue<String> queue = new AsyncQueue<>();
    private final AsyncQueue<String> small = new AsyncQueue<>(1);
    private final List<String> log = new ArrayList<>();

    @Async
    private Coroutine<Void> getter(AsyncQueue<String> from, String name) {
        log.add(name + " gets " + await(from.get()));
        return done();
    }

    @Async
    private Coroutine<Void> putter(AsyncQueue<String> into, String item) {
        await(into.put(item));
        log.add("put " + item);
        return done();
    }

    private List<Task<Void>> getters(AsyncQueue<String> from, String... names) {
        List<Task<Void>> tasks = new ArrayList<>();
        for (String name : names) {
            tasks.add(createTask(getter(from, name)));
        }
        return tasks;
    }

    private List<Task<Void>> putters(AsyncQueue<String> into, String... items) {
        List<Task<Void>> tasks = new ArrayList<>();
        for (String item : items) {
            tasks.add(createTask(putter(into, item)));
        }
        return tasks;
    }

    @Test
    void firstInFirstOut() {
        run(() -> {
            EventLoop.running().callSoon(() -> log.add("turn"));
            await(queue.put("a"));
            queue.putNowait("b");
            assertThat(queue.size()).isEqualTo(2);
            assertThat(await(queue.get())).isEqualTo("a");
            assertThat(queue.getNowait()).isEqualTo("b");
            assertThat(log).as("nothing had to wait").isEmpty();
            return done();
        });
    }

    @Test
    void putAndGetDoNothingUntilTheyAreAwaited() {
        run(() -> {
            Awaitable<Void> put = queue.put("a");
            assertThat(queue.isEmpty()).isTrue();
            await(put);
            Awaitable<String> get = queue.get();
            assertThat(queue.size()).isEqualTo(1);
            assertThat(await(get)).isEqualTo("a");
            return done();
        });
    }

    @Test
    void gettersAreServedInTheOrderInWhichTheyCame() {
        run(() -> {
            getters(queue, "a", "b", "c");
            await(turns(1));
            List.of("1", "2", "3").forEach(queue::putNowait);
            await(turns(1));
            assertThat(log).containsExactly("a gets 1", "b gets 2", "c gets 3");
            return done();
        });
    }

    @Test
    void puttersAreServedInTheOrderInWhichTheyCame() {
        run(() -> {
            putters(small, "1", "2", "3");
            await(turns(1));
            assertThat(small.isFull()).isTrue();
            assertThat(small.getNowait()).isEqualTo("1");
            await(turns(1));
            assertThat(await(small.get())).isEqualTo("2");
            await(turns(1));
            assertThat(await(small.get())).isEqualTo("3");
            assertThat(log).containsExactly("put 1", "put 2", "put 3");
            return done();
        });
    }

    @Test
    void itemOfACancelledGetterGoesToTheNext() {
        run(() -> {
            List<Task<Void>> tasks = getters(queue, "a", "b", "c");
            await(turns(1));
            queue.putNowait("1");
            tasks.get(0).cancel();
            tasks.get(1).cancel();
            await(turns(3));
            assertThat(log).containsExactly("c gets 1");
            return done();
        });
    }

    @Test
    void roomOfACancelledPutterGoesToTheNext() {
        run(() -> {
            small.putNowait("0");
            List<Task<Void>> tasks = putters(small, "1", "2", "3");
            await(turns(1));
            small.getNowait();
            tasks.get(0).cancel();
            tasks.get(1).cancel();
            await(turns(3));
            assertThat(small.getNowait()).isEqualTo("3");
            assertThat(small).hasToString("<AsyncQueue maxsize=1 tasks:2>");
            return done();
        });
    }

    @Test
    void cancelledOnesLeave() {
        run(() -> {
            getters(queue, "a").forEach(Task::cancel);
            List<Task<Void>> waiting = getters(queue, "b", "c");
            small.putNowait("0");
            waiting.addAll(putters(small, "1", "2"));
            await(turns(1));
            assertThat(queue).hasToString("<AsyncQueue maxsize=0 getters:2>");
            assertThat(small).hasToString("<AsyncQueue maxsize=1 queue=[0] putters:2 tasks:1>");
            waiting.forEach(Task::cancel);
            await(turns(1));
            assertThat(queue).hasToString("<AsyncQueue maxsize=0>");
            assertThat(small).hasToString("<AsyncQueue maxsize=1 queue=[0] tasks:1>");
            return done();
        });
    }

    @Test
    void getterWhoseItemIsTakenFromUnderItWaitsBehindTheOthers() {
        run(() -> {
            getters(queue, "a", "b");
            await(turns(1));
            queue.putNowait("1");
            assertThat(queue.getNowait()).isEqualTo("1");
            await(turns(1));
            queue.putNowait("2");
            queue.putNowait("3");
            await(turns(1));
            assertThat(log).containsExactly("b gets 2", "a gets 3");
            return done();
        });
    }

    @Test
    void putterWhoseRoomIsTakenWaitsBehindTheOthers() {
        run(() -> {
            small.putNowait("0");
            putters(small, "a", "b");
            await(turns(1));
            small.getNowait();
            small.putNowait("thief");
            for (int i = 0; i < 3; i++) {
                await(turns(1));
                log.add("got " + small.getNowait());
            }
            assertThat(log).containsExactly("got thief", "put b", "got b", "put a", "got a");
            return done();
        });
    }

    @Test
    void pollingWithATimeoutLosesNothingAndLeavesNothing() {
        run(() -> {
            EventLoop.running().callLater(ofMillis(95), () -> queue.putNowait("item"));
            int timeouts = 0;
            while (log.isEmpty()) {
                try {
                    log.add(await(waitFor(queue.get(), ofMillis(10))));
                } catch (TimeoutException e) {
                    timeouts++;
                }
            }
            assertThat(timeouts).isEqualTo(9);
            assertThat(log).containsExactly("item");
            assertThat(queue).hasToString("<AsyncQueue maxsize=0 tasks:1>");
            return done();
        });
    }

    @Test
    void fullAndEmptyAreRefused() {
        assertThatThrownBy(small::getNowait)
                .isInstanceOf(QueueEmptyException.class)
                .hasMessage("the queue has no item; get waits for one");
        small.putNowait("1");
        assertThatThrownBy(() -> small.putNowait("2"))
                .isInstanceOf(QueueFullException.class)
                .hasMessage("the queue has its maximum of 1 items; put waits for room");
        assertThat(small.size()).isEqualTo(1);
        assertThat(small.maxsize()).isEqualTo(1);
    }

    @Test
    void maximumOfZeroOrLessIsNone() {
        for (int max = -1; max <= 0; max++) {
            AsyncQueue<Integer> unlimited = new AsyncQueue<>(max);
            for (int i = 0; i < 1000; i++) {
                unlimited.putNowait(i);
            }
            assertThat(unlimited.isFull()).isFalse();
            assertThat(unlimited.size()).isEqualTo(1000);
        }
    }

    @Test
    void nullIsAnItem() {
        run(() -> {
            for (AsyncQueue<String> takesNull : List.of(queue, new AsyncLifoQueue<String>())) {
                await(takesNull.put(null));
                assertThat(takesNull.toString()).contains(" queue=[null]");
                assertThat(takesNull.isEmpty()).isFalse();
                assertThat(await(takesNull.get())).isNull();
            }
            return done();
        });
    }

    @Test
    void lastInFirstOut() {
        run(() -> {
            AsyncQueue<Integer> stack = new AsyncLifoQueue<>(3);
            for (int i = 1; i <= 3; i++) {
                await(stack.put(i));
            }
            assertThat(stack.isFull()).isTrue();
            assertThat(List.of(stack.getNowait(), stack.getNowait(), await(stack.get())))
                    .containsExactly(3, 2, 1);
            return done();
        });
    }

    @Test
    void joinWaitsUntilEveryItemIsDealtWith() {
        run(() -> {
            await(queue.join());
            queue.putNowait("1");
            queue.putNowait("2");
            Task<Void> joins = start(queue.join());
            await(turns(1));
            queue.getNowait();
            queue.taskDone();
            queue.getNowait();
            await(turns(2));
            assertThat(joins.isDone()).isFalse();
            queue.taskDone();
            queue.putNowait("3"); // too late to hold it up
            await(turns(1));
            assertThat(joins.isDone()).isTrue();
            return done();
        });
    }

    @Test
    void taskDoneMoreOftenThanItemsWerePutInIsRefused() {
        queue.putNowait("1");
        queue.taskDone();
        assertThatThrownBy(queue::taskDone)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("task_done() called too many times");
    }

    @Async
    private Coroutine<Void> produce(int n) {
        for (int i = 0; i < n; i++) {
            await(small.put("item " + i));
        }
        small.shutdown();
        return done();
    }

    @Async
    private Coroutine<Integer> consume(List<String> into) {
        int count = 0;
        for (String item : await(small)) {
            into.add(item);
            count++;
            await(yieldNow());
        }
        return done(count);
    }

    @Test
    void loopsOverItShareTheItemsAndEndWhenItIsShutDown() {
        run(() -> {
            createTask(produce(20));
            Task<Integer> other = createTask(consume(log));
            int mine = await(consume(log));
            assertThat(mine + await(other)).isEqualTo(20);
            assertThat(log).hasSize(20).startsWith("item 0", "item 1").doesNotHaveDuplicates();
            return done();
        });
    }

    @Test
    void loopThatIsLeftEarlyLeavesTheRest() {
        run(() -> {
            List.of("a", "b", "c").forEach(queue::putNowait);
            for (String item : await(queue)) {
                log.add(item);
                if (item.equals("b")) {
                    break;
                }
            }
            assertThat(log).containsExactly("a", "b");
            assertThat(queue.getNowait()).isEqualTo("c");
            return done();
        });
    }

    @Test
    void loopOverAShutDownQueueInTheBodyIsNotMistakenForTheEnd() {
        run(() -> {
            queue.putNowait("a");
            small.shutdown();
            try {
                for (String item : await(queue)) {
                    log.add(item);
                    await(small.get());
                }
            } catch (QueueShutDownException e) {
                log.add("thrown");
            }
            assertThat(log).containsExactly("a", "thrown");
            return done();
        });
    }

    @Test
    void itsFirstItemsAreInItsName() {
        for (int i = 0; i < 12; i++) {
            queue.putNowait(String.valueOf(i));
        }
        assertThat(queue)
                .hasToString("<AsyncQueue maxsize=0 queue=[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, ... 12 items] tasks:12>");
    }
}
