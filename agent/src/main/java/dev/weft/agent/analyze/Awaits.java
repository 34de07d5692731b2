// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.analyze;

import dev.weft.agent.abi.RuntimeNames;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Recognises the calls that the weaver replaces. */
public final class Awaits {

    private Awaits() {}

    /** Whether it calls {@code Weft.await} of one value. */
    public static boolean isAwait(AbstractInsnNode in) {
        return isFacadeCall(in, RuntimeNames.AWAIT)
                && !((MethodInsnNode) in).desc.equals(RuntimeNames.AWAIT_ITERABLE_DESCRIPTOR);
    }

    /** Whether any instruction of {@code method} is an await. */
    public static boolean in(MethodNode method) {
        for (AbstractInsnNode in = method.instructions.getFirst(); in != null; in = in.getNext()) {
            if (isAwait(in)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it calls {@code Weft.name(...)}. */
    public static boolean isFacadeCall(AbstractInsnNode in, String name) {
        return in instanceof MethodInsnNode call
                && call.getOpcode() == Opcodes.INVOKESTATIC
                && call.owner.equals(RuntimeNames.WEFT)
                && call.name.equals(name);
    }
}
