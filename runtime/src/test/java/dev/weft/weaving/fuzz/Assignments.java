// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving.fuzz;

import java.util.ArrayList;
import java.util.List;

/** Writes assignments, compound ones and increments, whose value is used. */
final class Assignments {

    /** Fields of the program by kind; those of its instance begin with a dot. */
    private record Field(Kind kind, String name) {}

    private static final List<Field> FIELDS = List.of(
            new Field(Kind.INT, "staticInt"),
            new Field(Kind.INT, ".fieldInt"),
            new Field(Kind.LONG, "staticLong"),
            new Field(Kind.LONG, ".fieldLong"),
            new Field(Kind.DOUBLE, ".fieldDouble"),
            new Field(Kind.BYTE, "staticByte"),
            new Field(Kind.BOOLEAN, ".fieldFlag"),
            new Field(Kind.BOXED_INT, ".fieldBox"),
            new Field(Kind.STRING, ".fieldString"),
            new Field(Kind.STRING, "staticString"),
            new Field(Kind.OBJECT, "staticObject"),
            new Field(Kind.TREE, ".fieldTree"));

    private final Source source;
    private final Expressions expressions;

    Assignments(Source source, Expressions expressions) {
        this.source = source;
        this.expressions = expressions;
    }

    /** An assignment in brackets of something of this kind, or null if nothing can be assigned. */
    String of(Kind kind, Scope scope, int depth) {
        List<String> targets = scope.mayAssign ? targets(kind, scope, depth) : List.of();
        if (targets.isEmpty()) {
            return null;
        }
        String target = source.pick(targets);
        Kind number = kind.unboxed == null ? kind : kind.unboxed;
        if (number.isNumber() && source.chance(4)) {
            return "(" + source.pick(target + "++", target + "--", "++" + target, "--" + target) + ")";
        } else if (kind == Kind.STRING && source.chance(2)) {
            Kind other = source.pick(Kind.PRINTABLE);
            return "(" + target + " = clip(" + target + " += " + expressions.of(other, scope, depth - 1) + "))";
        }
        String operator = operator(kind);
        Kind value = kind.isNumber() && !operator.equals("=") ? compound(operator) : kind;
        return "(" + target + " " + operator + " " + expressions.of(value, scope, depth - 1) + ")";
    }

    private List<String> targets(Kind kind, Scope scope, int depth) {
        List<String> targets = new ArrayList<>(scope.names(kind, true));
        for (Field field : FIELDS) {
            boolean ofInstance = field.name.startsWith(".");
            if (field.kind == kind && (!ofInstance || scope.self != null)) {
                targets.add(ofInstance ? scope.self + field.name : field.name);
            }
        }
        for (Kind array : Kind.ARRAYS) {
            List<String> arrays = array.element == kind ? scope.names(array, false) : List.of();
            if (!arrays.isEmpty()) {
                String name = source.pick(arrays);
                targets.add(name + "[at(" + name + ".length, " + expressions.of(Kind.INT, scope, depth - 1) + ")]");
            }
        }
        return targets;
    }

    private String operator(Kind kind) {
        if (source.chance(3)) {
            return "=";
        } else if (kind.isIntegral() && source.chance(2)) {
            return source.pick("<<=", ">>=", ">>>=", "&=", "|=", "^=");
        } else if (kind.isNumber()) {
            return source.pick("+=", "-=", "*=", "%=");
        } else if (kind == Kind.BOOLEAN) {
            return source.pick("|=", "&=", "^=");
        } else if (kind == Kind.BOXED_INT || kind == Kind.BOXED_LONG) {
            return source.pick("+=", "^=");
        }
        return "=";
    }

    /** What a compound operator takes at its right: it casts the result. */
    private Kind compound(String operator) {
        boolean integral = !operator.matches("[-+*%]=");
        return source.pick(Kind.NUMBERS.stream()
                .filter(kind -> !integral || kind.isIntegral())
                .toList());
    }
}
