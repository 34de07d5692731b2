// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Random programs do the same as blocking code and as coroutines. {@code -Dweft.fuzz.count=5000 -Dweft.fuzz.seed=1} runs
 * more, or others.
 */
class RandomProgramsTest {

    private static final long SEED = Long.getLong("weft.fuzz.seed", 1);
    private static final int COUNT = Integer.getInteger("weft.fuzz.count", 200);

    /** How many are compiled at once. */
    private static final int BATCH = 25;

    /** How many in a hundred are compared at the least; compilers fail at few. */
    private static final int LEAST = 90;

    @Test
    @Timeout(value = 5, unit = TimeUnit.HOURS) // as many as COUNT says, on a machine that may be busy
    void wovenProgramsDoWhatBlockingOnesDo() {
        List<Fuzz> fuzzes = Fuzz.all();
        int compared = 0;
        for (int done = 0, batch = 0; done < COUNT; done += BATCH, batch++) {
            compared += fuzzes.get(batch % fuzzes.size()).run(SEED + done, Math.min(BATCH, COUNT - done));
        }
        assertThat(compared * 100).isGreaterThanOrEqualTo(COUNT * LEAST);
    }
}
