// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving.fuzz;

import static dev.weft.weaving.fuzz.Expressions.cast;

import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes expressions that compute something of other expressions. */
final class Operations {

    private final Source source;
    private final Expressions expressions;

    Operations(Source source, Expressions expressions) {
        this.source = source;
        this.expressions = expressions;
    }

    /** An expression of a kind, over others of depth {@code d}. */
    String of(Kind kind, Scope scope, int d) {
        if (source.chance(8)) {
            return anyOf(kind, scope, d);
        }
        return switch (kind) {
            case INT -> integer(scope, d);
            case LONG, FLOAT, DOUBLE -> number(kind, scope, d);
            case BYTE, SHORT, CHAR ->
                source.chance(3)
                        ? number(kind, scope, d)
                        : cast(kind.name, "0 + " + expressions.of(Kind.INT, scope, d));
            case BOOLEAN -> condition(scope, d);
            case BOXED_INT, BOXED_LONG, BOXED_FLOAT, BOXED_DOUBLE, BOXED_BYTE, BOXED_CHAR, BOXED_BOOLEAN ->
                cast(kind.name, expressions.of(kind.unboxed, scope, d));
            case STRING -> string(scope, d);
            case OBJECT -> cast("Object", expressions.of(source.anyKind(), scope, d));
            case NUMBER ->
                cast("Number", expressions.of(source.chance(2) ? Kind.BOXED_INT : Kind.BOXED_DOUBLE, scope, d));
            case BASE -> base(scope, d);
            case SHAPE -> shape(scope, d);
            case POINT -> constructor("Point", scope, d, Kind.INT, Kind.DOUBLE, Kind.STRING);
            case COLOR -> "Color.values()[at(3, " + expressions.of(Kind.INT, scope, d) + ")]";
            case TREE -> tree(scope, d);
            case LIST -> "list(" + all(scope, d, Kind.STRING, Kind.STRING) + ")";
            case INTS, LONGS, DOUBLES, BYTES, CHARS, BOOLEANS, STRINGS, OBJECTS, GRID -> array(kind, scope, d);
        };
    }

    /** What can be done with a value of any kind. */
    private String anyOf(Kind kind, Scope scope, int d) {
        return cast(kind.name, "object(" + expressions.of(kind, scope, d) + ")");
    }

    /** Expressions of these kinds, as arguments. */
    private String all(Scope scope, int d, Kind... kinds) {
        return Stream.of(kinds).map(kind -> expressions.of(kind, scope, d)).collect(Collectors.joining(", "));
    }

    private String constructor(String type, Scope scope, int d, Kind... kinds) {
        return "new " + type + "(" + all(scope, d, kinds) + ")";
    }

    private String array(Kind kind, Scope scope, int d) {
        Supplier<String> element = () -> kind.element.isNarrow() || kind.element == Kind.DOUBLE
                ? cast(kind.element.name, expressions.of(kind.element, scope, d))
                : expressions.of(kind.element, scope, d);
        return switch (source.below(4)) {
            case 0 -> expressions.of(kind, scope, d) + ".clone()";
            case 1 ->
                kind == Kind.GRID
                        ? "new double[1 + at(2, " + expressions.of(Kind.INT, scope, d) + ")][2]"
                        : "new " + kind.element.name + "[1 + at(3, " + expressions.of(Kind.INT, scope, d) + ")]";
            case 2 ->
                kind == Kind.OBJECTS
                        ? cast("Object[]", expressions.of(Kind.STRINGS, scope, d))
                        : initialised(kind, element);
            default -> initialised(kind, element);
        };
    }

    private static String initialised(Kind kind, Supplier<String> element) {
        return "new " + kind.name + " {" + element.get() + ", " + element.get() + "}";
    }

    private String string(Scope scope, int d) {
        return switch (source.below(4)) {
            case 0 -> "join(" + all(scope, d, source.anyKind(), Kind.CHAR, source.anyKind()) + ")";
            case 1 -> "String.valueOf(" + cast("Object", expressions.of(source.pick(Kind.PRINTABLE), scope, d)) + ")";
            default -> {
                StringBuilder text = new StringBuilder("clip(\"\"");
                for (int i = 1 + source.below(4); i > 0; i--) {
                    text.append(" + ").append(expressions.of(source.pick(Kind.PRINTABLE), scope, d));
                    text.append(source.chance(3) ? " + \"-\"" : "");
                }
                yield text.append(")").toString();
            }
        };
    }

    private String base(Scope scope, int d) {
        return switch (source.below(3)) {
            case 0 -> constructor("Left", scope, d, Kind.BASE, Kind.DOUBLE);
            case 1 -> constructor("Right", scope, d, Kind.STRING, Kind.LONG, Kind.INT);
            default -> constructor("Base", scope, d, Kind.INT, Kind.LONG, Kind.STRING);
        };
    }

    private String shape(Scope scope, int d) {
        return switch (source.below(4)) {
            case 0 -> expressions.of(Kind.POINT, scope, d);
            case 1 -> constructor("Left", scope, d, Kind.BASE, Kind.DOUBLE);
            case 2 -> constructor("Right", scope, d, Kind.STRING, Kind.LONG, Kind.INT);
            default -> {
                Scope inside = scope.inLocalClass(Kind.DOUBLE);
                inside.mayAwait = false;
                inside.mayThrow = false;
                yield "new Shape() { public String toString() { return \"shape\"; } public double area() { return "
                        + expressions.of(Kind.DOUBLE, inside, 1) + "; } }";
            }
        };
    }

    private String tree(Scope scope, int d) {
        return cast(
                "Tree",
                source.chance(2)
                        ? constructor("Leaf", scope, d, Kind.INT)
                        : constructor("Node", scope, d, Kind.TREE, source.chance(2) ? Kind.STRING : Kind.BOXED_INT));
    }

    private String integer(Scope scope, int d) {
        return switch (source.below(12)) {
            case 0, 1 -> binary(Kind.INT, Kind.INT, scope, d, "+", "-", "*", "^", "&", "|");
            case 2 -> binary(Kind.INT, source.chance(2) ? Kind.INT : Kind.LONG, scope, d, "<<", ">>", ">>>");
            case 3 ->
                "(" + expressions.of(Kind.INT, scope, d) + source.pick(" / (", " % (")
                        + expressions.of(Kind.INT, scope, d) + (source.chance(5) ? "" : " | 1") + "))";
            case 4 -> cast("int", "0 + " + expressions.of(source.pick(Kind.NUMBERS), scope, d));
            case 5 -> "mix(" + all(scope, d, Kind.INT, Kind.LONG, Kind.DOUBLE, source.anyKind()) + ")";
            case 6 -> "len(" + expressions.of(Kind.STRING, scope, d) + ")";
            case 7 -> expressions.of(source.pick(Kind.ARRAYS), scope, d) + ".length";
            case 8 -> element(Kind.INTS, scope, d);
            case 9 -> expressions.of(Kind.POINT, scope, d) + ".x()";
            case 10 -> expressions.of(Kind.COLOR, scope, d) + ".weight(" + expressions.of(Kind.INT, scope, d) + ")";
            default ->
                cast("Base", expressions.of(Kind.BASE, scope, d)) + ".shift(" + expressions.of(Kind.INT, scope, d)
                        + ")";
        };
    }

    /** An element of an array, which may not be there. */
    private String element(Kind array, Scope scope, int d) {
        return cast(array.name, expressions.of(array, scope, d)) + "[" + expressions.of(Kind.INT, scope, d) + " & 1]";
    }

    private String number(Kind kind, Scope scope, int d) {
        return switch (source.below(6)) {
            case 0 -> cast(kind.name, binary(kind, source.pick(Kind.NUMBERS), scope, d, "+", "-", "*"));
            case 1 -> cast(kind.name, binary(kind, kind, scope, d, kind.isIntegral() ? "^" : "%", "+"));
            case 2 -> cast(kind.name, "wide(" + all(scope, d, Kind.DOUBLE, Kind.LONG, Kind.FLOAT, Kind.BYTE) + ")");
            case 3 -> cast(kind.name, cast("Number", expressions.of(Kind.NUMBER, scope, d)) + ".intValue()");
            case 4 -> cast(kind.name, source.pick("-", "+") + "(" + expressions.of(kind, scope, d) + ")");
            default ->
                cast(
                        kind.name,
                        expressions.of(Kind.SHAPE, scope, d) + ".area() * "
                                + expressions.of(source.pick(Kind.NUMBERS), scope, d));
        };
    }

    private String condition(Scope scope, int d) {
        return switch (source.below(8)) {
            case 0, 1 -> binary(Kind.BOOLEAN, Kind.BOOLEAN, scope, d, "&&", "||", "&", "|", "!=");
            case 2 ->
                "(!" + expressions.of(Kind.BOOLEAN, scope, d) + " ^ " + expressions.of(Kind.BOOLEAN, scope, d) + ")";
            case 3 -> binary(Kind.OBJECT, Kind.OBJECT, scope, d, "==", "!=");
            case 4 -> "(" + cast("Base", expressions.of(Kind.BASE, scope, d)) + " instanceof Right)";
            case 5 -> "(" + cast("Object", expressions.of(source.anyKind(), scope, d)) + " instanceof Comparable)";
            default -> comparison(source.pick(Kind.NUMBERS), scope, d);
        };
    }

    /** Two numbers; one is cast, since boxes of two types can't be compared. */
    private String comparison(Kind kind, Scope scope, int d) {
        return "(" + cast(kind.name, expressions.of(kind, scope, d)) + source.pick(" < ", " >= ", " == ", " != ")
                + expressions.of(source.pick(Kind.NUMBERS), scope, d) + ")";
    }

    private String binary(Kind left, Kind right, Scope scope, int d, String... operators) {
        return "(" + expressions.of(left, scope, d) + " " + source.pick(operators) + " "
                + expressions.of(right, scope, d) + ")";
    }
}
