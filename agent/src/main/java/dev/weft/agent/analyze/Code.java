// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.analyze;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Walks an instruction list as the compiler wrote it. Labels, lines and stack map frames are not instructions of the JVM: not
 * <em>real</em>. Nor are JaCoCo's probes, if its agent comes first: {@code probes[n] = true}, wherever control flow branches or
 * joins.
 */
public final class Code {

    private Code() {}

    /** The next real instruction, or null. */
    public static AbstractInsnNode next(AbstractInsnNode in) {
        return in == null ? null : realFrom(in.getNext());
    }

    /** The instruction itself if it is real, else the next real one, or null. */
    public static AbstractInsnNode realFrom(AbstractInsnNode in) {
        AbstractInsnNode real = in;
        while (real != null && (real.getOpcode() < 0 || endOfProbe(real) != null)) {
            real = (real.getOpcode() < 0 ? real : endOfProbe(real)).getNext();
        }
        return real;
    }

    /** The previous real instruction, or null. */
    public static AbstractInsnNode previous(AbstractInsnNode in) {
        AbstractInsnNode previous = in == null ? null : in.getPrevious();
        while (previous != null && (previous.getOpcode() < 0 || startOfProbe(previous) != null)) {
            previous = (previous.getOpcode() < 0 ? previous : startOfProbe(previous)).getPrevious();
        }
        return previous;
    }

    /** The last instruction of the probe that begins at {@code in}, or null if none does. */
    private static AbstractInsnNode endOfProbe(AbstractInsnNode in) {
        AbstractInsnNode index = is(in, Opcodes.ALOAD) ? in.getNext() : null;
        AbstractInsnNode value = index == null ? null : index.getNext();
        return is(value, Opcodes.ICONST_1) && is(value.getNext(), Opcodes.BASTORE) ? value.getNext() : null;
    }

    /** The first instruction of the probe that ends at {@code in}, or null if none does. */
    private static AbstractInsnNode startOfProbe(AbstractInsnNode in) {
        AbstractInsnNode start = is(in, Opcodes.BASTORE) ? in : null;
        for (int i = 0; i < 3 && start != null; i++) {
            start = start.getPrevious();
        }
        return endOfProbe(start) == in ? start : null;
    }

    /** The stack map frame between the previous real instruction and {@code in}, or null. */
    public static FrameNode frameBefore(AbstractInsnNode in) {
        AbstractInsnNode previous = in.getPrevious();
        while (previous != null && previous.getOpcode() < 0 && !(previous instanceof FrameNode)) {
            previous = previous.getPrevious();
        }
        return previous instanceof FrameNode frame ? frame : null;
    }

    /** The stack map frame between {@code label} and the real instruction that follows, or null. */
    public static FrameNode frameFrom(AbstractInsnNode label) {
        AbstractInsnNode next = label;
        while (next != null && next.getOpcode() < 0 && !(next instanceof FrameNode)) {
            next = next.getNext();
        }
        return next instanceof FrameNode frame ? frame : null;
    }

    /** Whether it is an instruction of this opcode. */
    public static boolean is(AbstractInsnNode in, int opcode) {
        return in != null && in.getOpcode() == opcode;
    }

    /** The slot that a load of a reference reads, or -1 for anything else. */
    public static int loaded(AbstractInsnNode in) {
        return is(in, Opcodes.ALOAD) ? ((VarInsnNode) in).var : -1;
    }

    /** The slot that a store of a reference writes, or -1 for anything else. */
    public static int stored(AbstractInsnNode in) {
        return is(in, Opcodes.ASTORE) ? ((VarInsnNode) in).var : -1;
    }

    /** The source line of an instruction, 0 if unknown. */
    public static int lineOf(AbstractInsnNode in) {
        AbstractInsnNode previous = in;
        while (previous != null && !(previous instanceof LineNumberNode)) {
            previous = previous.getPrevious();
        }
        return previous == null ? 0 : ((LineNumberNode) previous).line;
    }

    /** The first source line of a method, 0 if unknown. */
    public static int firstLine(MethodNode method) {
        AbstractInsnNode in = method.instructions.getFirst();
        while (in != null && !(in instanceof LineNumberNode)) {
            in = in.getNext();
        }
        return in == null ? 0 : ((LineNumberNode) in).line;
    }

    /** Whether control may go on behind an instruction of this opcode. */
    public static boolean fallsThrough(int opcode) {
        return switch (opcode) {
            case Opcodes.GOTO, Opcodes.ATHROW, Opcodes.TABLESWITCH, Opcodes.LOOKUPSWITCH -> false;
            default -> opcode < Opcodes.IRETURN || opcode > Opcodes.RETURN;
        };
    }
}
