// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.parity.Py.repr;
import static dev.weft.parity.Py.str;
import static dev.weft.parity.Py.strs;
import static dev.weft.parity.Py.typeName;
import static dev.weft.parity.Py.typeNames;

import dev.weft.ExceptionGroup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code exception-groups.py}. */
final class ExceptionGroups extends Program {

    private static Object flat(Throwable e) {
        if (!(e instanceof ExceptionGroup group)) {
            return typeName(e) + " " + str(e);
        }
        List<Object> flat = new ArrayList<>();
        flat.add(group.getMessage());
        group.exceptions().forEach(x -> flat.add(flat(x)));
        return flat;
    }

    private static List<Throwable> leaves(ExceptionGroup eg) {
        List<Throwable> leaves = new ArrayList<>();
        for (Throwable x : eg.exceptions()) {
            leaves.addAll(x instanceof ExceptionGroup nested ? leaves(nested) : List.of(x));
        }
        return leaves;
    }

    private static ExceptionGroup make() {
        return new ExceptionGroup(
                "outer",
                List.of(
                        new IllegalArgumentException("v1"),
                        new ExceptionGroup(
                                "inner",
                                List.of(
                                        new IOException("o"),
                                        new IllegalArgumentException("v2"),
                                        new ExceptionGroup("innermost", List.of(new IllegalArgumentException("v3"))))),
                        new KeyError("k")));
    }

    @Override
    protected void script() {
        print(flat(make()));
        try {
            try {
                throw make();
            } catch (ExceptionGroup group) {
                List<Throwable> eg = new ArrayList<>();
                ExceptionGroup left = group.handle(IllegalArgumentException.class, eg::add);
                print("taken", strs(eg));
                left.rethrow();
            }
        } catch (ExceptionGroup rest) {
            print("left", flat(rest));
        }
        try {
            try {
                throw make();
            } catch (ExceptionGroup group) {
                List<Throwable> eg = new ArrayList<>();
                ExceptionGroup left = group.handle(IllegalArgumentException.class, eg::add);
                print("taken", eg.size());
                List<Throwable> more = new ArrayList<>();
                left = left.handle(IOException.class, more::add).handle(KeyError.class, more::add);
                print("and", typeNames(more));
                left.rethrow();
            }
            print("nothing is left");
        } catch (ExceptionGroup rest) {
            print("not reached", rest);
        }
        ExceptionGroup original = make();
        try {
            try {
                throw original;
            } catch (ExceptionGroup group) {
                group.handle(ArithmeticException.class, e -> print("not reached"))
                        .rethrow();
            }
        } catch (ExceptionGroup rest) {
            print("nothing taken", flat(rest).equals(flat(original)));
        }
        ExceptionGroup caused = make();
        try {
            try {
                caused.initCause(new KeyError("cause"));
                throw caused;
            } catch (ExceptionGroup group) {
                group.handle(IllegalArgumentException.class, e -> {}).rethrow();
            }
        } catch (ExceptionGroup rest) {
            boolean same = rest.exceptions().get(1) == caused.exceptions().get(2);
            print("the cause is kept", repr(rest.getCause()), "members the same objects", same);
            print(
                    "the original is untouched",
                    leaves(caused).size(),
                    leaves(rest).size());
        }
        try {
            throw new ExceptionGroup("none", List.of());
        } catch (IllegalArgumentException e) {
            print("ValueError");
        }
    }
}
