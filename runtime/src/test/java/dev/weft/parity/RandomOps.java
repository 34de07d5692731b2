// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Writes random operations; the generator of the numbers is the same in Python and here. */
public abstract class RandomOps {

    /** One operation, with what its name needs of the rest. */
    public record Op(String name, int a, int b, List<Op> body, List<Op> handler, List<Op> last) {
        public Op with(List<Op> newBody) {
            return new Op(name, a, b, newBody, handler, last);
        }
    }

    private final int targets;
    private long state;

    /** Operations that each name one of {@code targets} things. */
    protected RandomOps(int seed, int targets) {
        this.targets = targets;
        state = seed * 7919L + 17;
    }

    protected static List<String> words(String words) {
        return List.of(words.split(" "));
    }

    protected final int below(int n) {
        state = (state * 1103515245 + 12345) % 2147483648L;
        return (int) (state / 65536 % n);
    }

    protected final String pick(List<String> names) {
        return names.get(below(names.size()));
    }

    protected final Op plain(String name) {
        return new Op(name, below(targets), below(100), List.of(), List.of(), List.of());
    }

    /** Between {@code least} and three more. */
    protected final List<Op> several(int least, Supplier<Op> op) {
        List<Op> ops = new ArrayList<>();
        int length = least + below(4);
        for (int i = 0; i < length; i++) {
            ops.add(op.get());
        }
        return ops;
    }
}
