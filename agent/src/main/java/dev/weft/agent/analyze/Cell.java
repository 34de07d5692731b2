// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.analyze;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A local or an operand at a suspension point.
 *
 * @param place the slot of a local; for an operand its depth from the bottom of the stack
 * @param operand whether it is an operand rather than a local
 * @param type its verification type: one of ASM's {@code Opcodes} integers, or the internal name of a class or array
 * @param live whether its value is needed after the point; a dead one is restored as zero or null
 */
public record Cell(int place, boolean operand, Object type, boolean live) {

    /** Whether it must be saved: live, and not the null constant. */
    public boolean saved() {
        return live && !type.equals(Opcodes.NULL);
    }

    /** The kind of field that can hold it: one of {@code I J F D A}. */
    public char kind() {
        return kindOf(type);
    }

    /** How many slots it takes. */
    public int size() {
        char kind = kind();
        return kind == 'J' || kind == 'D' ? 2 : 1;
    }

    static char kindOf(Object type) {
        if (type.equals(Opcodes.INTEGER)) {
            return 'I';
        } else if (type.equals(Opcodes.LONG)) {
            return 'J';
        } else if (type.equals(Opcodes.FLOAT)) {
            return 'F';
        } else if (type.equals(Opcodes.DOUBLE)) {
            return 'D';
        }
        return 'A';
    }

    /** The verification type of a value of a field's or parameter's type. */
    static Object typeOf(Type declared) {
        return switch (declared.getSort()) {
            case Type.BOOLEAN, Type.BYTE, Type.CHAR, Type.SHORT, Type.INT -> Opcodes.INTEGER;
            case Type.LONG -> Opcodes.LONG;
            case Type.FLOAT -> Opcodes.FLOAT;
            case Type.DOUBLE -> Opcodes.DOUBLE;
            default -> declared.getInternalName();
        };
    }
}
