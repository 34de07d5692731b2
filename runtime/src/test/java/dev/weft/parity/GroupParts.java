// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.parity.Py.repr;

import dev.weft.ExceptionGroup;
import dev.weft.ExceptionGroup.Split;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code group-parts.py}. */
final class GroupParts extends Program {

    private final List<Object> derived = new ArrayList<>();

    private final class Numbered extends ExceptionGroup {

        private static final long serialVersionUID = 1L;

        private final int number;

        Numbered(String message, List<? extends Throwable> errors, int number) {
            super(message, errors);
            this.number = number;
        }

        @Override
        protected ExceptionGroup derive(List<? extends Throwable> errors) {
            derived.add(errors.stream().map(Throwable::getMessage).toList());
            return new Numbered(getMessage(), errors, number + 1);
        }
    }

    private static Object flat(Throwable e) {
        if (!(e instanceof ExceptionGroup group)) {
            return e.getMessage();
        }
        List<Object> flat = new ArrayList<>();
        flat.add(group.getMessage());
        group.exceptions().forEach(x -> flat.add(flat(x)));
        return flat;
    }

    private static int number(Throwable e) {
        return ((Numbered) e).number;
    }

    private static Throwable member(ExceptionGroup eg, int index) {
        return eg.exceptions().get(index);
    }

    @Override
    protected void script() {
        Throwable v = new IllegalArgumentException("v");
        Throwable o = new IOException("o");
        Throwable k = new KeyError("k");
        ExceptionGroup caused = new ExceptionGroup("caused", List.of(v, o));
        caused.initCause(k);
        Split split = caused.split(IllegalArgumentException.class);
        Throwable cause = caused.subgroup(IOException.class).getCause();
        print("cause", split.matching().getCause() == k, split.rest().getCause() == k, cause == k);
        print("members", member(split.matching(), 0) == v, member(split.rest(), 0) == o);
        ExceptionGroup plain = new ExceptionGroup("plain", List.of(v, o));
        try {
            raise(plain.subgroup(IOException.class).initCause(k));
        } catch (ExceptionGroup e) {
            print("raised from", repr(e.getCause()), "not the whole", plain.getCause());
        }
        Numbered within = new Numbered("within", List.of(o, new IllegalArgumentException("v2")), 100);
        ExceptionGroup third = new ExceptionGroup("plain", List.of(new IllegalArgumentException("v3")));
        Numbered eg = new Numbered("numbered", List.of(v, within, third), 7);
        split = eg.split(IllegalArgumentException.class);
        ExceptionGroup match = split.matching();
        ExceptionGroup rest = split.rest();
        print(flat(match), number(match), flat(rest), number(rest));
        String type = member(match, 2).getClass().getSimpleName();
        print("within", number(member(match, 1)), number(member(rest, 0)), type);
        print("derived", derived);
        derived.clear();
        print(
                "whole",
                eg.subgroup(Numbered.class) == eg,
                eg.split(Numbered.class).rest(),
                derived);
        try {
            try {
                throw eg;
            } catch (ExceptionGroup group) {
                group.handle(IOException.class, e -> {}).rethrow();
            }
        } catch (ExceptionGroup left) {
            print("left", left.getClass().getSimpleName(), number(left), flat(left));
        }
        ExceptionGroup nested = new ExceptionGroup("of groups", List.of(caused, plain));
        split = nested.split(IllegalArgumentException.class);
        match = split.matching();
        boolean kept = member(match, 0).getCause() == k;
        print(flat(match), flat(split.rest()), kept, member(match, 1).getCause());
    }
}
