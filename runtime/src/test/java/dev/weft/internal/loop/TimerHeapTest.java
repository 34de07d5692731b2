// SPDX-License-Identifier: Apache-2.0
package dev.weft.internal.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Timers come out in the order of their times, equal ones in the order they were set, without those that were cancelled. */
class TimerHeapTest {

    private final TimerHeap heap = new TimerHeap();
    private final List<String> ran = new ArrayList<>();

    private final class Ringing extends Timer {
        private final String name;

        Ringing(long when, String name) {
            super(when);
            this.name = name;
        }

        long due() {
            return when;
        }

        boolean cancel() {
            return unset();
        }

        @Override
        protected void run() {
            ran.add(name);
        }
    }

    private Ringing set(long when) {
        Ringing timer = new Ringing(when, String.valueOf(when));
        heap.add(timer);
        return timer;
    }

    private void runUntil(long now) {
        ReadyQueue queue = new ReadyQueue();
        heap.moveDue(now, queue);
        queue.runWaiting();
    }

    @Test
    void oneThatIsFarOffDoesNotChangeTheOrderOfOthers() {
        List.of(1000L, 5L, 7L, 6L, 7L, 2000L, 1L).forEach(this::set);
        assertThat(heap.next()).isEqualTo(1);
        runUntil(999);
        assertThat(ran).containsExactly("1", "5", "6", "7", "7");
        assertThat(heap.next()).isEqualTo(1000);
        runUntil(5000);
        assertThat(ran).endsWith("1000", "2000");
        assertThat(heap.next()).isEqualTo(TimerHeap.NONE);
    }

    @Test
    void cancelledOnesAreNotRunAndNotWaitedFor() {
        Ringing first = set(1);
        Ringing last = set(9);
        set(4);
        assertThat(first.cancel()).isTrue();
        assertThat(first.cancel()).isFalse();
        assertThat(last.cancel()).isTrue();
        assertThat(heap.next()).isEqualTo(4);
        runUntil(10);
        assertThat(ran).containsExactly("4");
        assertThat(heap.next()).isEqualTo(TimerHeap.NONE);
    }

    /** Against a list that is sorted, and sorts equal times as they were set. */
    @RepeatedTest(200)
    void anyMixOfTimersRunsInOrder(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<Ringing> set = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        long now = 0;
        for (int step = 0; step < 600; step++) {
            switch (random.nextInt(5)) {
                case 0, 1 -> set.add(named(now + random.nextInt(50), step));
                case 2 -> set.add(named(now + 40, step));
                case 3 -> {
                    if (!set.isEmpty()) {
                        assertThat(set.remove(random.nextInt(set.size())).cancel())
                                .isTrue();
                    }
                }
                default -> {
                    long until = now + random.nextInt(12);
                    now = until;
                    set.stream()
                            .filter(timer -> timer.due() <= until)
                            .sorted(Comparator.comparingLong(Ringing::due))
                            .forEach(timer -> expected.add(timer.name));
                    set.removeIf(timer -> timer.due() <= until);
                    runUntil(until);
                    assertThat(heap.next())
                            .isEqualTo(
                                    set.stream().mapToLong(Ringing::due).min().orElse(TimerHeap.NONE));
                }
            }
        }
        assertThat(ran).isEqualTo(expected);
    }

    private Ringing named(long when, int step) {
        Ringing timer = new Ringing(when, "step " + step);
        heap.add(timer);
        return timer;
    }
}
