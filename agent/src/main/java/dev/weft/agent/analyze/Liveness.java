// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.analyze;

import java.util.BitSet;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Which slots are live before each instruction: backward data flow to a fixed point, exception edges included. */
public final class Liveness {

    private final InsnList code;
    private final ControlFlow flow;
    private final BitSet[] liveIn;

    /** Solves the data flow of {@code method}. */
    public Liveness(MethodNode method, ControlFlow flow) {
        this.code = method.instructions;
        this.flow = flow;
        this.liveIn = new BitSet[code.size()];
        for (int i = 0; i < liveIn.length; i++) {
            liveIn[i] = new BitSet(method.maxLocals);
        }
        solve();
    }

    /** Takes variables for live wherever they have a name. */
    void keep(List<LocalVariableNode> variables) {
        for (LocalVariableNode variable : variables) {
            int end = code.indexOf(variable.end);
            for (int i = code.indexOf(variable.start); i < end; i++) {
                liveIn[i].set(variable.index);
            }
        }
    }

    /** The slots that may be read at or after {@code instruction} before they are written, or are kept; don't modify. */
    public BitSet before(AbstractInsnNode instruction) {
        return liveIn[code.indexOf(instruction)];
    }

    private void solve() {
        BitSet live = new BitSet();
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = liveIn.length - 1; i >= 0; i--) {
                live.clear();
                for (int next : flow.next(i)) {
                    live.or(liveIn[next]);
                }
                transfer(code.get(i), live);
                for (int handler : flow.handlers(i)) {
                    live.or(liveIn[handler]);
                }
                if (!live.equals(liveIn[i])) {
                    liveIn[i].or(live);
                    changed = true;
                }
            }
        }
    }

    private static void transfer(AbstractInsnNode in, BitSet live) {
        if (in instanceof VarInsnNode var) {
            boolean reads = var.getOpcode() >= Opcodes.ILOAD && var.getOpcode() <= Opcodes.ALOAD;
            live.set(var.var, reads);
        } else if (in instanceof IincInsnNode iinc) {
            live.set(iinc.var);
        }
    }
}
