// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.parity.Py.str;

import dev.weft.ExceptionGroup;
import dev.weft.ExceptionGroup.Split;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** {@code group-split-predicate.py}. */
final class GroupSplitPredicate extends Program {

    private final List<String> asked = new ArrayList<>();

    private static Object flat(Throwable e) {
        if (!(e instanceof ExceptionGroup group)) {
            return e == null ? null : str(e);
        }
        List<Object> flat = new ArrayList<>();
        flat.add(group.getMessage());
        group.exceptions().forEach(x -> flat.add(flat(x)));
        return flat;
    }

    private Predicate<Throwable> asking(String... names) {
        return e -> {
            asked.add(e.getMessage());
            return List.of(names).contains(e.getMessage());
        };
    }

    private static ExceptionGroup group(String message, Throwable... errors) {
        return new ExceptionGroup(message, List.of(errors));
    }

    private static Throwable value(String message) {
        return new IllegalArgumentException(message);
    }

    private static ExceptionGroup make() {
        return group(
                "g",
                value("a"),
                group("h", new IOException("b"), value("c")),
                group("i", group("j", value("d")), value("e")),
                value("f"));
    }

    private void show(String... names) {
        ExceptionGroup eg = make();
        Split split = eg.split(asking(names));
        ExceptionGroup match = split.matching();
        ExceptionGroup rest = split.rest();
        print(String.join(" ", names), "->", flat(match), flat(rest), match == eg, rest == eg);
        print("  asked about", asked);
        List<String> first = List.copyOf(asked);
        asked.clear();
        ExceptionGroup sub = eg.subgroup(asking(names));
        print("  subgroup", Objects.equals(flat(sub), flat(match)), asked.equals(first));
        asked.clear();
    }

    @Override
    protected void script() {
        show("g");
        show("h");
        show("a", "i");
        show("j", "b");
        show("a", "b", "c", "d", "e", "f");
        show("nobody");
        show("d");
        ExceptionGroup eg = make();
        Throwable h = eg.exceptions().get(1);
        Split split = eg.split(e -> e == h);
        List<Throwable> match = split.matching().exceptions();
        print("a whole member", match.get(0) == h, match.size(), flat(split.rest()));
        Predicate<Throwable> fails = e -> {
            if (e instanceof IOException) {
                throw new IllegalStateException("in the predicate");
            }
            return false;
        };
        for (Runnable op : List.<Runnable>of(() -> eg.split(fails), () -> eg.subgroup(fails))) {
            try {
                op.run();
            } catch (IllegalStateException e) {
                print("RuntimeError", e, flat(eg).equals(flat(make())));
            }
        }
    }
}
