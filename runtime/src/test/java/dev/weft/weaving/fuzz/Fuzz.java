// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving.fuzz;

import dev.weft.weaving.twin.Compiler;
import dev.weft.weaving.twin.Twin;
import dev.weft.weaving.twin.Twins;
import java.util.List;
import java.util.stream.LongStream;

/** Runs random programs as blocking code and as woven code, and compares what they did. */
final class Fuzz {

    /** How seldom an awaited thing fails, for each run of a program; 0 for never. */
    private static final int[] FAULTS = {0, 40, 12, 4};

    private Fuzz() {}

    /**
     * Throws an {@code AssertionError} with the first program that differs.
     *
     * @return how many were compared: those that the compiler doesn't fail at, and that aren't too large when woven
     */
    static int run(Compiler compiler, long firstSeed, int count) {
        List<Twin> programs = LongStream.range(firstSeed, firstSeed + count)
                .mapToObj(Program::of)
                .toList();
        Twins twins;
        try {
            twins = Twins.compile(compiler, programs);
        } catch (Compiler.Crash e) {
            return count == 1
                    ? 0
                    : LongStream.range(firstSeed, firstSeed + count)
                            .mapToInt(seed -> run(compiler, seed, 1))
                            .sum();
        }
        int compared = 0;
        for (int i = 0; i < count; i++) {
            compared += compare(twins, programs.get(i), firstSeed + i) ? 1 : 0;
        }
        return compared;
    }

    private static boolean compare(Twins twins, Twin program, long seed) {
        if (!twins.verifies(program)) {
            return false;
        }
        String refusal = twins.refusal(program);
        if (refusal != null && refusal.contains("the JVM allows 65535")) {
            return false;
        } else if (refusal != null) {
            throw new AssertionError(refusal + "\n" + program);
        }
        twins.assertDeterministic(program);
        twins.assertSameByChance(program, seed, FAULTS);
        return true;
    }
}
