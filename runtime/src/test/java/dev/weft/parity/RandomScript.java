// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import java.util.ArrayList;
import java.util.List;

/** Writes the random operations of {@code random-programs.py}; the generator is the same in every language. */
final class RandomScript {

    static final int TASKS = 8;

    /** One operation, with what its name needs of the rest. */
    record Op(String name, int a, int b, List<Op> body, List<Op> handler, List<Op> last) {}

    private static final List<String> SIMPLE =
            words("turn turn turn sleep sleep sleep task task future future future cancel"
                    + " cancel cancel set set fail drop spawn spawn raise return told soon soon later later log");
    private static final List<String> BLOCKS = words("gather gather try try try try repeat group group member member");
    private static final List<String> EVENTS = words("cancel cancel set fail drop log");
    private static final List<String> ITEMS = words("task future child child sleep");

    private long state;

    RandomScript(int seed) {
        state = seed * 7919L + 17;
    }

    private static List<String> words(String words) {
        return List.of(words.split(" "));
    }

    private int below(int n) {
        state = (state * 1103515245 + 12345) % 2147483648L;
        return (int) (state / 65536 % n);
    }

    private String pick(List<String> names) {
        return names.get(below(names.size()));
    }

    private Op plain(String name) {
        return new Op(name, below(TASKS), below(100), List.of(), List.of(), List.of());
    }

    List<Op> body(int depth) {
        List<Op> body = new ArrayList<>();
        int length = 1 + below(4);
        for (int i = 0; i < length; i++) {
            body.add(op(depth));
        }
        return body;
    }

    private List<Op> maybe(int depth) {
        return below(2) != 0 ? body(depth) : List.of();
    }

    private Op op(int depth) {
        if (depth == 0 || below(2) != 0) {
            String name = pick(SIMPLE);
            Op op = plain(name);
            return switch (name) {
                case "told", "soon", "later" -> with(op, List.of(plain(pick(EVENTS))));
                default -> op;
            };
        }
        Op op = plain(pick(BLOCKS));
        return switch (op.name()) {
            case "gather" -> with(op, items());
            case "try" -> new Op(op.name(), op.a(), op.b(), body(depth - 1), maybe(depth - 1), maybe(depth - 1));
            case "repeat", "group" -> with(op, body(depth - 1));
            default -> op;
        };
    }

    private List<Op> items() {
        List<Op> items = new ArrayList<>();
        int count = below(4);
        for (int i = 0; i < count; i++) {
            items.add(plain(pick(ITEMS)));
        }
        return items;
    }

    private static Op with(Op op, List<Op> body) {
        return new Op(op.name(), op.a(), op.b(), body, op.handler(), op.last());
    }
}
