// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.weaving.twin.Compiler;
import org.junit.jupiter.api.Test;

/**
 * Random programs do the same as blocking code and as coroutines. {@code -Dweft.fuzz.count=5000 -Dweft.fuzz.seed=1} runs
 * more, or others.
 */
class RandomProgramsTest {

    private static final long SEED = Long.getLong("weft.fuzz.seed", 1);
    private static final int COUNT = Integer.getInteger("weft.fuzz.count", 200);

    /** How many are compiled at once. */
    private static final int BATCH = 50;

    /** How many in a hundred are compared at the least; compilers fail at few. */
    private static final int LEAST = 95;

    @Test
    void wovenProgramsDoWhatBlockingOnesDo() {
        int compared = 0;
        for (int done = 0; done < COUNT; done += BATCH) {
            compared += Fuzz.run(Compiler.javac("-g"), SEED + done, Math.min(BATCH, COUNT - done));
        }
        assertThat(compared * 100).isGreaterThanOrEqualTo(COUNT * LEAST);
    }
}
