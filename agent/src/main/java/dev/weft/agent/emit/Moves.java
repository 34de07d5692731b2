// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.emit;

import dev.weft.agent.analyze.Cell;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Instructions that depend on a cell's kind. */
final class Moves {

    private Moves() {}

    static AbstractInsnNode load(Cell cell, int slot) {
        return new VarInsnNode(Opcodes.ILOAD + offset(cell), slot);
    }

    static AbstractInsnNode store(Cell cell, int slot) {
        return new VarInsnNode(Opcodes.ISTORE + offset(cell), slot);
    }

    /** Zero or null. */
    static AbstractInsnNode zero(Cell cell) {
        return new InsnNode(
                switch (cell.kind()) {
                    case 'I' -> Opcodes.ICONST_0;
                    case 'J' -> Opcodes.LCONST_0;
                    case 'F' -> Opcodes.FCONST_0;
                    case 'D' -> Opcodes.DCONST_0;
                    default -> Opcodes.ACONST_NULL;
                });
    }

    /** Removes operands, bottom first in {@code cells}, from below the topmost of the stack, a reference. */
    static InsnList dropBelow(List<Cell> cells) {
        InsnList code = new InsnList();
        for (int i = cells.size() - 1; i >= 0; i--) {
            boolean wide = cells.get(i).size() == 2;
            code.add(new InsnNode(wide ? Opcodes.DUP_X2 : Opcodes.SWAP));
            code.add(new InsnNode(Opcodes.POP));
            if (wide) {
                code.add(new InsnNode(Opcodes.POP2));
            }
        }
        return code;
    }

    static AbstractInsnNode constant(int value) {
        if (value <= 5) {
            return new InsnNode(Opcodes.ICONST_0 + value);
        } else if (value <= Byte.MAX_VALUE) {
            return new IntInsnNode(Opcodes.BIPUSH, value);
        } else if (value <= Short.MAX_VALUE) {
            return new IntInsnNode(Opcodes.SIPUSH, value);
        }
        return new LdcInsnNode(value);
    }

    /** Distance of the kind's instruction from the int one, in ASM's numbering of loads and stores. */
    private static int offset(Cell cell) {
        return "IJFDA".indexOf(cell.kind());
    }
}
