// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving.fuzz;

import java.util.Arrays;
import java.util.List;

/** A type that generated variables have. */
enum Kind {
    INT("int", "Integer"),
    LONG("long", "Long"),
    FLOAT("float", "Float"),
    DOUBLE("double", "Double"),
    BYTE("byte", "Byte"),
    SHORT("short", "Short"),
    CHAR("char", "Character"),
    BOOLEAN("boolean", "Boolean"),
    BOXED_INT(INT),
    BOXED_LONG(LONG),
    BOXED_FLOAT(FLOAT),
    BOXED_DOUBLE(DOUBLE),
    BOXED_BYTE(BYTE),
    BOXED_CHAR(CHAR),
    BOXED_BOOLEAN(BOOLEAN),
    STRING("String"),
    OBJECT("Object"),
    NUMBER("Number"),
    BASE("Base"),
    SHAPE("Shape"),
    POINT("Point"),
    COLOR("Color"),
    TREE("Tree"),
    LIST("List<String>"),
    INTS("int[]", INT),
    LONGS("long[]", LONG),
    DOUBLES("double[]", DOUBLE),
    BYTES("byte[]", BYTE),
    CHARS("char[]", CHAR),
    BOOLEANS("boolean[]", BOOLEAN),
    STRINGS("String[]", STRING),
    OBJECTS("Object[]", OBJECT),
    GRID("double[][]", DOUBLES);

    static final List<Kind> NUMBERS = List.of(INT, LONG, FLOAT, DOUBLE, BYTE, SHORT, CHAR);
    static final List<Kind> ARRAYS =
            Arrays.stream(values()).filter(kind -> kind.element != null).toList();

    /** What shows the same on both sides in a string. */
    static final List<Kind> PRINTABLE = List.of(
            INT, LONG, FLOAT, DOUBLE, BYTE, SHORT, CHAR, BOOLEAN, BOXED_INT, BOXED_CHAR, STRING, COLOR, POINT, LIST);

    /** As the source writes it. */
    final String name;

    /** As a type argument. */
    final String boxed;

    /** What a box holds, or null. */
    final Kind unboxed;

    /** What an array holds, or null. */
    final Kind element;

    Kind(String name, String boxed) {
        this(name, boxed, null, null);
    }

    Kind(String name) {
        this(name, name, null, null);
    }

    Kind(Kind unboxed) {
        this(unboxed.boxed, unboxed.boxed, unboxed, null);
    }

    Kind(String name, Kind element) {
        this(name, name, null, element);
    }

    Kind(String name, String boxed, Kind unboxed, Kind element) {
        this.name = name;
        this.boxed = boxed;
        this.unboxed = unboxed;
        this.element = element;
    }

    boolean isPrimitive() {
        return ordinal() <= BOOLEAN.ordinal();
    }

    boolean isNumber() {
        return NUMBERS.contains(this);
    }

    /** Whether it is a number without a fraction. */
    boolean isIntegral() {
        return isNumber() && this != FLOAT && this != DOUBLE;
    }

    /** Whether an operator makes an int of it. */
    boolean isNarrow() {
        return this == BYTE || this == SHORT || this == CHAR;
    }
}
