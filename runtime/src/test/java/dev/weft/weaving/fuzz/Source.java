// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving.fuzz;

import java.util.List;
import java.util.Random;

/** What the parts of the generator share: chance, fresh names, and the text written so far. */
final class Source {

    /** Whether the compiler knows patterns in switches. */
    final boolean patterns;

    private final Random random;
    private StringBuilder out = new StringBuilder();
    private int ids;

    /** How many more parts the method may have. */
    private int budget;

    Source(long seed, boolean patterns) {
        this.random = new Random(seed);
        this.patterns = patterns;
    }

    /** Allows so many more parts. */
    void allow(int parts) {
        budget = parts;
    }

    /** Counts a part; false if there were enough. */
    boolean spend() {
        return --budget > 0;
    }

    int below(int n) {
        return random.nextInt(n);
    }

    boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    Kind anyKind() {
        return pick(List.of(Kind.values()));
    }

    int id() {
        return ++ids;
    }

    String fresh(String prefix) {
        return prefix + id();
    }

    void line(String text) {
        out.append(text).append('\n');
    }

    /** What {@code writing} writes, which then isn't part of the text. */
    String captured(Runnable writing) {
        StringBuilder before = out;
        out = new StringBuilder();
        writing.run();
        String text = out.toString();
        out = before;
        return text;
    }

    String text() {
        return out.toString();
    }
}
