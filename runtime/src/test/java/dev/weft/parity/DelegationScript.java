// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import java.util.List;

/** Writes the random operations of {@code random-delegation.py}. */
final class DelegationScript extends RandomOps {

    static final int GENERATORS = 7;

    private static final List<String> SIMPLE =
            words("yield yield yield yield yield yield from from from drive drive raise stop return");
    private static final List<String> BLOCKS = words("try try try try repeat");

    DelegationScript(int seed) {
        super(seed, GENERATORS);
    }

    List<Op> body(int depth) {
        return several(1, () -> op(depth));
    }

    private List<Op> maybe(int depth) {
        return below(2) != 0 ? body(depth) : List.of();
    }

    private Op op(int depth) {
        if (depth == 0 || below(2) != 0) {
            return plain(pick(SIMPLE));
        }
        Op op = plain(pick(BLOCKS));
        return op.name().equals("try")
                ? new Op(op.name(), op.a(), op.b(), body(depth - 1), maybe(depth - 1), maybe(depth - 1))
                : op.with(body(depth - 1));
    }
}
