// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.emit;

import dev.weft.agent.analyze.Cell;
import dev.weft.agent.analyze.FrameLayout.Field;
import dev.weft.agent.analyze.MethodAnalysis;
import dev.weft.agent.analyze.SuspensionPoint;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Moves cells between locals, operands and the frame's fields. A reference leaves its field when it is read, so that while
 * a method runs, and once it has ended, its frame keeps nothing alive.
 */
final class Spills {

    private final WovenMethod woven;
    private final MethodAnalysis analysis;

    Spills(WovenMethod woven, MethodAnalysis analysis) {
        this.woven = woven;
        this.analysis = analysis;
    }

    /** Saves a point's cells; on the stack are its operands and, on top, an object to drop. Leaves nothing there. */
    void save(SuspensionPoint point, InsnList code) {
        code.add(new InsnNode(Opcodes.POP));
        List<Cell> operands = point.operands();
        for (int i = operands.size() - 1; i >= 0; i--) {
            saveOperand(operands.get(i), code);
        }
        for (Cell cell : point.locals()) {
            if (cell.saved()) {
                code.add(new VarInsnNode(Opcodes.ALOAD, woven.frameSlot()));
                code.add(Moves.load(cell, woven.shifted(cell.place())));
                code.add(put(cell));
            }
        }
    }

    private void saveOperand(Cell cell, InsnList code) {
        if (!cell.saved()) {
            code.add(new InsnNode(cell.size() == 2 ? Opcodes.POP2 : Opcodes.POP));
            return;
        }
        code.add(new VarInsnNode(Opcodes.ALOAD, woven.frameSlot()));
        if (cell.size() == 2) {
            code.add(new InsnNode(Opcodes.DUP_X2));
            code.add(new InsnNode(Opcodes.POP));
        } else {
            code.add(new InsnNode(Opcodes.SWAP));
        }
        code.add(put(cell));
    }

    /** Sets locals: saved ones from their fields, others to zero or null, as the stack maps behind them expect. */
    void restore(List<Cell> locals, InsnList code) {
        for (Cell cell : locals) {
            push(cell, code);
            code.add(Moves.store(cell, woven.shifted(cell.place())));
        }
    }

    /** Pushes operands, bottom first. */
    void push(List<Cell> operands, InsnList code) {
        operands.forEach(cell -> push(cell, code));
    }

    private void push(Cell cell, InsnList code) {
        if (!cell.saved()) {
            code.add(Moves.zero(cell));
            return;
        }
        Field field = analysis.layout().fieldOf(cell);
        code.add(new VarInsnNode(Opcodes.ALOAD, woven.frameSlot()));
        code.add(new FieldInsnNode(Opcodes.GETFIELD, woven.frame(), field.name(), field.descriptor()));
        if (field.isReference()) {
            code.add(new VarInsnNode(Opcodes.ALOAD, woven.frameSlot()));
            code.add(new InsnNode(Opcodes.ACONST_NULL));
            code.add(new FieldInsnNode(Opcodes.PUTFIELD, woven.frame(), field.name(), field.descriptor()));
        }
    }

    private FieldInsnNode put(Cell cell) {
        Field field = analysis.layout().fieldOf(cell);
        return new FieldInsnNode(Opcodes.PUTFIELD, woven.frame(), field.name(), field.descriptor());
    }
}
