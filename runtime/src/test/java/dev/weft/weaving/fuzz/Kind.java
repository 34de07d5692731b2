// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving.fuzz;

/** A type that generated variables have. */
enum Kind {
    INT("int", "Integer"),
    LONG("long", "Long"),
    FLOAT("float", "Float"),
    DOUBLE("double", "Double"),
    BOOLEAN("boolean", "Boolean"),
    BYTE("byte", "Byte"),
    SHORT("short", "Short"),
    CHAR("char", "Character"),
    STRING("String", "String"),
    OBJECT("Object", "Object"),
    BOXED("Integer", "Integer"),
    INTS("int[]", "int[]"),
    LONGS("long[]", "long[]"),
    STRINGS("String[]", "String[]"),
    GRID("double[][]", "double[][]"),
    BASE("Base", "Base"),
    SHAPE("Shape", "Shape"),
    POINT("Point", "Point"),
    COLOR("Color", "Color"),
    LIST("List<String>", "List<String>");

    /** As the source writes it. */
    final String name;

    /** As a type argument. */
    final String boxed;

    Kind(String name, String boxed) {
        this.name = name;
        this.boxed = boxed;
    }

    boolean isNumber() {
        return this == INT || this == LONG || this == FLOAT || this == DOUBLE || isNarrow();
    }

    boolean isNarrow() {
        return this == BYTE || this == SHORT || this == CHAR;
    }

    boolean isReference() {
        return ordinal() >= STRING.ordinal();
    }
}
