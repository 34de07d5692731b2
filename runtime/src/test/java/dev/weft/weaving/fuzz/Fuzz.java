// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving.fuzz;

import dev.weft.weaving.twin.Compiler;
import dev.weft.weaving.twin.Twin;
import dev.weft.weaving.twin.Twins;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Runs random programs as blocking code and as woven code, and compares what they did. */
final class Fuzz {

    /** How seldom an awaited thing fails, for each run of a program; 0 for never. */
    private static final int[] FAULTS = {0, 40, 12, 4};

    /** The release whose language has patterns in switches. */
    private static final int PATTERNS = 21;

    private final String name;
    private final Compiler compiler;
    private final boolean patterns;

    private Fuzz(String name, Compiler compiler, boolean patterns) {
        this.name = name;
        this.compiler = compiler;
        this.patterns = patterns;
    }

    /** With each compiler, and debug information or without. */
    static List<Fuzz> all() {
        boolean patterns = Runtime.version().feature() >= PATTERNS;
        List<Fuzz> all = new ArrayList<>();
        all.add(new Fuzz("javac -g", Compiler.javac("-g"), patterns));
        all.add(new Fuzz("javac -g:none", Compiler.javac("-g:none", "--release", "17"), false));
        Compiler.ecj("-g", "--release", patterns ? "21" : "17")
                .ifPresent(ecj -> all.add(new Fuzz("ecj", ecj, patterns)));
        return all;
    }

    /**
     * Throws an {@code AssertionError} with the first program that differs.
     *
     * @return how many were compared: those that the compiler doesn't fail at, and that aren't too large when woven
     */
    int run(long firstSeed, int count) {
        List<Twin> programs = LongStream.range(firstSeed, firstSeed + count)
                .mapToObj(seed -> Program.of(seed, patterns))
                .toList();
        Twins twins;
        try {
            twins = Twins.compile(compiler, programs);
        } catch (Compiler.Crash e) {
            return count == 1
                    ? 0
                    : LongStream.range(firstSeed, firstSeed + count)
                            .mapToInt(seed -> run(seed, 1))
                            .sum();
        }
        int compared = 0;
        for (int i = 0; i < count; i++) {
            compared += compare(twins, programs.get(i), firstSeed + i) ? 1 : 0;
        }
        return compared;
    }

    private boolean compare(Twins twins, Twin program, long seed) {
        if (!twins.verifies(program)) {
            return false;
        }
        String refusal = twins.refusal(program);
        if (refusal != null && refusal.contains("the JVM allows 65535")) {
            return false;
        } else if (refusal != null) {
            throw new AssertionError(this + ": " + refusal + "\n" + program);
        }
        twins.assertDeterministic(program);
        try {
            twins.assertSameByChance(program, seed, FAULTS);
        } catch (AssertionError e) {
            throw new AssertionError(this + ": " + e.getMessage(), e);
        }
        return true;
    }

    @Override
    public String toString() {
        return name;
    }
}
