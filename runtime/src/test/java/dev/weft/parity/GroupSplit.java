// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.parity.Py.str;
import static dev.weft.parity.Py.typeName;

import dev.weft.ExceptionGroup;
import dev.weft.ExceptionGroup.Split;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** {@code group-split.py}. */
final class GroupSplit extends Program {

    private static Object flat(Throwable e) {
        if (!(e instanceof ExceptionGroup group)) {
            return e == null ? null : typeName(e) + " " + str(e);
        }
        List<Object> flat = new ArrayList<>();
        flat.add(group.getMessage());
        group.exceptions().forEach(x -> flat.add(flat(x)));
        return flat;
    }

    private static ExceptionGroup group(String message, Throwable... errors) {
        return new ExceptionGroup(message, List.of(errors));
    }

    private static Throwable value(String message) {
        return new IllegalArgumentException(message);
    }

    private static ExceptionGroup make() {
        return group(
                "outer",
                value("v1"),
                group("inner", new IOException("o"), value("v2"), group("innermost", value("v3"))),
                new KeyError("k"),
                group("only keys", new KeyError("k2"), new KeyError("k3")));
    }

    private Split show(String what, ExceptionGroup eg, Class<? extends Throwable> kind) {
        return show(what, eg, eg.split(kind), eg.subgroup(kind));
    }

    private Split show(String what, ExceptionGroup eg, Split split, ExceptionGroup sub) {
        ExceptionGroup match = split.matching();
        print(what, flat(match), flat(split.rest()));
        boolean equal = Objects.equals(flat(sub), flat(match));
        print("  the same", match == eg, split.rest() == eg, equal, sub == eg);
        return split;
    }

    @Override
    protected void script() {
        ExceptionGroup eg = make();
        show("values", eg, IllegalArgumentException.class);
        show("keys", eg, KeyError.class);
        Predicate<Throwable> both = e -> e instanceof IllegalArgumentException || e instanceof KeyError;
        show("both", eg, eg.split(both), eg.subgroup(both));
        show("none", eg, ArithmeticException.class);
        show("all", eg, Exception.class);
        show("groups", eg, ExceptionGroup.class);
        ExceptionGroup lookups = group("lookups", new KeyError("a"), group("more", new KeyError("b")));
        show("all but the groups", lookups, KeyError.class);
        Split values = show("in two steps", eg, IllegalArgumentException.class);
        Split keys = show("then", values.rest(), KeyError.class);
        show("and the last", keys.rest(), IOException.class);
        List<Throwable> match = values.matching().exceptions();
        List<Throwable> more = keys.matching().exceptions();
        List<Throwable> whole = eg.exceptions();
        print("the original", flat(eg).equals(flat(make())), match.get(0) == whole.get(0), more.get(0) == whole.get(2));
        print("nested groups are new", match.get(1) == whole.get(1), more.get(1) == whole.get(3));
        ExceptionGroup single = group("single", new IOException("only"));
        show("one that matches", single, IOException.class);
        show("one that does not", single, KeyError.class);
        ExceptionGroup inner = (ExceptionGroup) whole.get(1);
        ExceptionGroup onlyKeys = (ExceptionGroup) whole.get(3);
        Object level = flat(inner.subgroup(IllegalArgumentException.class));
        print("one level down", level, onlyKeys.subgroup(IllegalArgumentException.class));
        Throwable deep = value("deep");
        for (int i = 0; i < 60; i++) {
            deep = group("level " + i, deep, new KeyError("" + i));
        }
        Split split = ((ExceptionGroup) deep).split(IllegalArgumentException.class);
        Throwable deepest = split.matching();
        int depth = 0;
        while (deepest instanceof ExceptionGroup nested) {
            deepest = nested.exceptions().get(0);
            depth += 1;
        }
        List<Throwable> rest = split.rest().exceptions();
        int next = ((ExceptionGroup) rest.get(0)).exceptions().size();
        print("deep", depth, deepest, rest.size(), next);
    }
}
