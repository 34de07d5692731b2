// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving.fuzz;

import static dev.weft.weaving.fuzz.Expressions.cast;

/** Writes the simplest expressions. */
final class Literals {

    private Literals() {}

    static String of(Kind kind, Source source) {
        int n = source.below(7) - 1;
        return switch (kind) {
            case INT -> source.chance(9) ? "1234567" : String.valueOf(n);
            case LONG -> source.chance(9) ? "12345678901L" : n + "L";
            case FLOAT -> source.chance(9) ? "Float.NaN" : n + ".5f";
            case DOUBLE -> source.chance(9) ? "-0.0" : n + ".25";
            case BOOLEAN -> source.chance(2) ? "true" : "false";
            case BYTE -> cast("byte", "" + (n + 100));
            case SHORT -> cast("short", "" + n * 300);
            case CHAR -> "'" + (char) ('c' + n) + "'";
            case STRING -> source.chance(9) ? "((String) null)" : "\"" + (char) ('b' + n) + "\"";
            case OBJECT -> "object(" + cast("Object", source.chance(6) ? "null" : "" + n) + ")";
            case NUMBER -> cast("Number", source.chance(2) ? n + "" : n + ".5");
            case BOXED_INT, BOXED_LONG, BOXED_FLOAT, BOXED_DOUBLE, BOXED_BYTE, BOXED_CHAR, BOXED_BOOLEAN ->
                source.chance(20) ? cast(kind.name, "null") : cast(kind.name, of(kind.unboxed, source));
            case INTS -> "new int[] {" + n + ", 2}";
            case LONGS -> "new long[] {" + n + "L}";
            case DOUBLES -> "new double[] {" + n + ", 1.5, 2}";
            case BYTES -> "new byte[] {" + n + ", 127}";
            case CHARS -> "\"q" + n + "\".toCharArray()";
            case BOOLEANS -> "new boolean[] {true, false}";
            case STRINGS -> "new String[] {\"s\", null, \"t" + n + "\"}";
            case OBJECTS -> source.chance(2) ? "new Object[] {" + n + ", \"o\"}" : "new Integer[] {" + n + "}";
            case GRID -> "new double[][] {{1, " + n + "}, {}}";
            case BASE -> source.chance(7) ? "((Base) null)" : "new Base(" + n + ", 2L, \"x\")";
            case SHAPE -> cast("Shape", "new Point(" + n + ", 1, \"p\")");
            case POINT -> "new Point(" + n + ", 2, \"q\")";
            case COLOR -> "Color." + source.pick("RED", "GREEN", "BLUE");
            case TREE -> source.chance(4) ? "((Tree) new Node(null, " + n + "))" : "((Tree) new Leaf(" + n + "))";
            case LIST -> "list(\"k\", \"" + n + "\")";
        };
    }
}
