// SPDX-License-Identifier: Apache-2.0
package dev.weft.sync;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.sync.VirtualTime.run;
import static dev.weft.sync.VirtualTime.start;
import static dev.weft.sync.VirtualTime.turns;
import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.Comparator.reverseOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AsyncPriorityQueueTest {

    private record Job(int priority, String name) {}

    private static <T> List<T> drain(AsyncQueue<T> queue) {
        List<T> items = new ArrayList<>();
        while (!queue.isEmpty()) {
            items.add(queue.getNowait());
        }
        return items;
    }

    @Test
    void smallestFirst() {
        AsyncQueue<Integer> queue = new AsyncPriorityQueue<>();
        List.of(3, 1, 2, 1, 0).forEach(queue::putNowait);
        assertThat(drain(queue)).containsExactly(0, 1, 1, 2, 3);
    }

    @Test
    void ownOrder() {
        AsyncQueue<String> queue = new AsyncPriorityQueue<>(comparing(String::length, reverseOrder()));
        List.of("a", "ccc", "bb").forEach(queue::putNowait);
        assertThat(drain(queue)).containsExactly("ccc", "bb", "a");
    }

    @Test
    void equalOnesInTheOrderInWhichTheyWerePutIn() {
        AsyncQueue<Job> queue = new AsyncPriorityQueue<>(0, comparingInt(Job::priority));
        for (int i = 0; i < 100; i++) {
            queue.putNowait(new Job(i % 2, "job " + i));
        }
        assertThat(drain(queue))
                .extracting(Job::name)
                .containsExactlyElementsOf(IntStream.concat(
                                IntStream.range(0, 50).map(i -> 2 * i),
                                IntStream.range(0, 50).map(i -> 2 * i + 1))
                        .mapToObj(i -> "job " + i)
                        .toList());
    }

    @Test
    void getterTakesWhatIsSmallestWhenItRuns() {
        run(() -> {
            AsyncQueue<Integer> queue = new AsyncPriorityQueue<>(2);
            Task<Integer> gets = start(queue.get());
            await(turns(1));
            queue.putNowait(5);
            queue.putNowait(4);
            assertThat(queue.isFull()).isTrue();
            assertThat(await(gets)).isEqualTo(4);
            return done();
        });
    }

    @Test
    void whatCannotBeComparedIsRefusedAndNotPutIn() {
        AsyncQueue<Object> queue = new AsyncPriorityQueue<>();
        assertThatThrownBy(() -> queue.putNowait(new Object())).isInstanceOf(ClassCastException.class);
        queue.putNowait(1);
        assertThatThrownBy(() -> queue.putNowait("one")).isInstanceOf(ClassCastException.class);
        assertThatThrownBy(() -> queue.putNowait(null)).isInstanceOf(NullPointerException.class);
        assertThat(queue).hasToString("<AsyncPriorityQueue maxsize=0 queue=[1] tasks:1>");
    }

    @Test
    void shutDownAtOnceItIsEmpty() {
        AsyncQueue<Integer> queue = new AsyncPriorityQueue<>();
        List.of(3, 1, 2).forEach(queue::putNowait);
        queue.shutdown(true);
        assertThat(queue).hasToString("<AsyncPriorityQueue maxsize=0 shutdown>");
    }
}
