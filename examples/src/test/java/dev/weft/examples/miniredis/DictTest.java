// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class DictTest {
    @RepeatedTest(5)
    void holdsWhatAHashMapHolds(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Dict<Integer> dict = new Dict<>();
        Map<Bytes, Integer> map = new HashMap<>();
        for (int i = 0; i < 5000; i++) {
            Bytes key = Bytes.of(random.nextInt(i < 2500 ? 2000 : 300));
            if (random.nextInt(10) < (i < 2500 ? 7 : 1)) {
                assertThat(dict.put(key, i)).isEqualTo(map.put(key, i));
            } else {
                assertThat(dict.remove(key)).isEqualTo(map.remove(key));
            }
            assertThat(dict.get(key)).isEqualTo(map.get(key));
            assertThat(dict.size()).isEqualTo(map.size());
        }
        Map<Bytes, Integer> entries = new HashMap<>();
        dict.forEach(
                entry -> assertThat(entries.put(entry.key(), entry.value())).isNull());
        assertThat(entries).isEqualTo(map);
    }

    /** Grows a hundredfold, then shrinks again, between the calls of one scan. */
    @RepeatedTest(10)
    void aScanMeetsAllThatIsThereThroughout(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Dict<String> dict = new Dict<>();
        Set<Bytes> steady = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            steady.add(Bytes.of("steady-" + i));
        }
        steady.forEach(key -> dict.put(key, ""));
        Set<Bytes> met = new HashSet<>();
        long cursor = 0;
        int others = 0;
        boolean growing = true;
        do {
            cursor = dict.scan(cursor, entry -> met.add(entry.key()));
            for (int i = random.nextInt(2000); i > 0; i--) {
                if (growing) {
                    dict.put(Bytes.of(others++), "");
                } else if (others > 0) {
                    dict.remove(Bytes.of(--others));
                }
            }
            growing = others == 0 || growing && others < 20_000;
        } while (cursor != 0);
        assertThat(met).containsAll(steady);
    }

    @Test
    void aScanOfWhatStaysTheSameMeetsEachOnce() {
        Dict<String> dict = new Dict<>();
        for (int i = 0; i < 1000; i++) {
            dict.put(Bytes.of(i), "");
        }
        Set<Bytes> met = new HashSet<>();
        long cursor = 0;
        do {
            cursor = dict.scan(cursor, entry -> assertThat(met.add(entry.key())).isTrue());
        } while (cursor != 0);
        assertThat(met).hasSize(1000);
    }

    @Test
    void everyEntryIsChosenByChanceSometime() {
        Dict<String> dict = new Dict<>();
        for (int i = 0; i < 100; i++) {
            dict.put(Bytes.of(i), "");
        }
        for (int i = 10; i < 100; i++) {
            dict.remove(Bytes.of(i));
        }
        Random random = new Random(1);
        Set<Bytes> chosen = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            chosen.add(dict.random(random).key());
        }
        assertThat(chosen).hasSize(10);
        assertThat(new Dict<String>().random(random)).isNull();
    }
}
