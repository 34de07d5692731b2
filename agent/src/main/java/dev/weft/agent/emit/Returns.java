// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.emit;

import dev.weft.agent.abi.RuntimeNames;
import dev.weft.agent.analyze.Code;
import dev.weft.agent.analyze.Suspensions;
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
 * Removes {@code done(x)}, {@code completedFuture(x)} and {@code end(x)} where the result is returned at once, leaving
 * {@code x} as the value returned: such a return allocates nothing.
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
        return Suspensions.isCall(in, RuntimeNames.WEFT, RuntimeNames.DONE)
                || Suspensions.isCall(in, RuntimeNames.GENERATOR, RuntimeNames.END)
                || Suspensions.isCall(in, RuntimeNames.ASYNC_GENERATOR, RuntimeNames.END)
                || Suspensions.isCall(in, "java/util/concurrent/CompletableFuture", "completedFuture");
    }

    private static void unwrap(MethodNode method, MethodInsnNode call) {
        if (call.desc.startsWith("()")) {
            method.instructions.set(call, new InsnNode(Opcodes.ACONST_NULL));
        } else {
            method.instructions.remove(call);
        }
    }

    /** The return that directly follows {@code call}; where others jump to it as well, a copy of it just for this one. */
    private static AbstractInsnNode returnAfter(MethodNode method, AbstractInsnNode call) {
        AbstractInsnNode next = Code.next(call);
        AbstractInsnNode last = call; // before others join
        while (last.getNext() != next && !joins(last.getNext())) {
            last = last.getNext();
        }
        boolean shared = last.getNext() != next;
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
        method.instructions.insert(last, copy);
        return copy;
    }

    /** Whether a label that others jump to stands here. */
    private static boolean joins(AbstractInsnNode label) {
        return label.getType() == AbstractInsnNode.LABEL && Code.frameFrom(label) != null;
    }

    private static boolean returns(LabelNode label) {
        return Code.is(Code.realFrom(label), Opcodes.ARETURN);
    }
}
