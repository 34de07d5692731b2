// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import dev.weft.parity.RandomOps;
import java.util.List;

/** Writes the random operations of {@code random-scopes.py}. */
final class ScopesScript extends RandomOps {

    private static final int TASKS = 8;

    private static final List<String> SIMPLE = words(
            "turn turn turn sleep sleep sleep task task future future cancel cancel cancel cancel set set fail drop "
                    + "spawn raise return count uncancel move move told soon later swallow swallow");
    private static final List<String> BLOCKS = words(
            "try try try group group group limit limit limit member member member shield shield gather wait repeat");
    private static final List<String> EVENTS = words("cancel cancel set fail drop log");
    private static final List<String> ITEMS = words("task future child child sleep");
    private static final List<String> SHIELDED = words("task child child");

    ScopesScript(int seed) {
        super(seed, TASKS);
    }

    List<Op> body(int depth) {
        return several(1, () -> op(depth));
    }

    private List<Op> maybe(int depth) {
        return below(2) != 0 ? body(depth) : List.of();
    }

    private Op op(int depth) {
        if (depth == 0 || below(2) != 0) {
            Op op = plain(pick(SIMPLE));
            return switch (op.name()) {
                case "told", "soon", "later" -> op.with(List.of(plain(pick(EVENTS))));
                default -> op;
            };
        }
        Op op = plain(pick(BLOCKS));
        return switch (op.name()) {
            case "gather", "wait" -> op.with(several(0, () -> plain(pick(ITEMS))));
            case "shield" -> op.with(List.of(plain(pick(SHIELDED))));
            case "try" -> new Op(op.name(), op.a(), op.b(), body(depth - 1), maybe(depth - 1), maybe(depth - 1));
            case "group", "limit", "repeat" -> op.with(body(depth - 1));
            default -> op;
        };
    }
}
