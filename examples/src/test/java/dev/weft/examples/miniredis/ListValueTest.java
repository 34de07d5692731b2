// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

class ListValueTest {
    @RepeatedTest(5)
    void holdsWhatAnArrayListHolds(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        ListValue list = new ListValue();
        List<Bytes> model = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            Bytes element = Bytes.of(random.nextInt(5));
            End end = random.nextBoolean() ? End.LEFT : End.RIGHT;
            int index = random.nextInt(model.size() + 1);
            switch (random.nextInt(i < 2000 ? 7 : 9)) {
                case 0, 1, 2 -> {
                    list.add(end, element);
                    model.add(end == End.LEFT ? 0 : model.size(), element);
                }
                case 3 -> {
                    list.insert(index, element);
                    model.add(index, element);
                }
                case 4 -> {
                    int most = random.nextInt(3);
                    assertThat(list.removeAll(element, most, end)).isEqualTo(removeAll(model, element, most, end));
                }
                case 5 -> {
                    int to = index + random.nextInt(model.size() - index + 1);
                    if (random.nextInt(20) == 0) {
                        list.trim(index, to);
                        model = new ArrayList<>(model.subList(index, to));
                    }
                }
                case 6 -> assertThat(list.indexOf(element)).isEqualTo(model.indexOf(element));
                default -> {
                    if (!model.isEmpty()) {
                        assertThat(list.remove(end)).isEqualTo(model.remove(end == End.LEFT ? 0 : model.size() - 1));
                    }
                }
            }
            assertThat(list.size()).isEqualTo(model.size());
            assertThat(list).hasToString(model.toString());
        }
    }

    private static int removeAll(List<Bytes> model, Bytes element, int most, End from) {
        int removed = 0;
        while (removed < most && model.contains(element)) {
            model.remove(from == End.LEFT ? model.indexOf(element) : model.lastIndexOf(element));
            removed++;
        }
        return removed;
    }
}
