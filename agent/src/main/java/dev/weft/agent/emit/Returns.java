// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.emit;

import dev.weft.agent.abi.RuntimeNames;
import dev.weft.agent.analyze.Awaits;
import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Removes {@code done(x)} and {@code completedFuture(x)} where the result is returned at once, leaving {@code x} as the
 * value returned: such a return allocates nothing.
 */
public final class Returns {

    private Returns() {}

    /** Rewrites {@code method} and answers the returns whose operand is now a value. */
    public static Set<AbstractInsnNode> simplify(MethodNode method) {
        Set<AbstractInsnNode> valueReturns = new HashSet<>();
        for (AbstractInsnNode in : method.instructions.toArray()) {
            if (!wrapsValue(in)) {
                continue;
            }
            AbstractInsnNode ret = returnAfter(method, in);
            if (ret != null) {
                valueReturns.add(ret);
                unwrap(method, (MethodInsnNode) in);
            }
        }
        return valueReturns;
    }

    private static boolean wrapsValue(AbstractInsnNode in) {
        return Awaits.isFacadeCall(in, RuntimeNames.DONE)
                || in instanceof MethodInsnNode call
                        && call.owner.equals("java/util/concurrent/CompletableFuture")
                        && call.name.equals("completedFuture");
    }

    private static void unwrap(MethodNode method, MethodInsnNode call) {
        if (call.desc.equals(RuntimeNames.DONE_EMPTY_DESCRIPTOR)) {
            method.instructions.set(call, new InsnNode(Opcodes.ACONST_NULL));
        } else {
            method.instructions.remove(call);
        }
    }

    /** The return that directly follows {@code call}; where others jump to it as well, a copy of it just for this one. */
    private static AbstractInsnNode returnAfter(MethodNode method, AbstractInsnNode call) {
        boolean shared = false;
        AbstractInsnNode next = call.getNext();
        while (next != null && next.getOpcode() < 0) {
            shared |= next.getType() == AbstractInsnNode.FRAME;
            next = next.getNext();
        }
        if (next == null) {
            return null;
        } else if (next.getOpcode() == Opcodes.GOTO && !shared && returns(((JumpInsnNode) next).label)) {
            AbstractInsnNode copy = new InsnNode(Opcodes.ARETURN);
            method.instructions.set(next, copy);
            return copy;
        } else if (next.getOpcode() != Opcodes.ARETURN) {
            return null;
        } else if (!shared) {
            return next;
        }
        AbstractInsnNode copy = new InsnNode(Opcodes.ARETURN);
        method.instructions.insert(call, copy);
        return copy;
    }

    private static boolean returns(LabelNode label) {
        AbstractInsnNode in = label;
        while (in != null && in.getOpcode() < 0) {
            in = in.getNext();
        }
        return in != null && in.getOpcode() == Opcodes.ARETURN;
    }
}
