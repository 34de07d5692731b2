// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.hellohttp;

import java.util.Arrays;

/** The header fields of a request, in the order they came. Names are compared without regard to case. */
final class Headers {
    private static final int FEW = 16;

    /** Name, value, name, value... */
    private String[] fields = new String[FEW];

    private int size;

    void add(String name, String value) {
        if (size == fields.length) {
            fields = Arrays.copyOf(fields, size * 2);
        }
        fields[size++] = name;
        fields[size++] = value;
    }

    /** The value of the first field of this name, or null. */
    String first(String name) {
        for (int i = 0; i < size; i += 2) {
            if (fields[i].equalsIgnoreCase(name)) {
                return fields[i + 1];
            }
        }
        return null;
    }
}
