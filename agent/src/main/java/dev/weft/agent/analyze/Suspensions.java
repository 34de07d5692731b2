// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.analyze;

import dev.weft.agent.abi.RuntimeNames;
import dev.weft.agent.analyze.SuspensionPoint.Kind;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Recognises the calls that the weaver replaces. */
public final class Suspensions {

    private Suspensions() {}

    /** What an instruction suspends for, or null if it doesn't. */
    public static Kind kindOf(AbstractInsnNode in) {
        if (!(in instanceof MethodInsnNode call) || call.getOpcode() != Opcodes.INVOKESTATIC) {
            return null;
        } else if (call.owner.equals(RuntimeNames.WEFT)) {
            return call.name.equals(RuntimeNames.AWAIT) && !isAwaitOfItems(in) ? Kind.AWAIT : null;
        } else if (call.owner.equals(RuntimeNames.GENERATOR) || call.owner.equals(RuntimeNames.ASYNC_GENERATOR)) {
            return switch (call.name) {
                case RuntimeNames.YIELD -> Kind.YIELD;
                case RuntimeNames.YIELD_FROM -> Kind.YIELD_FROM;
                default -> null;
            };
        }
        return null;
    }

    /** Whether it calls {@code Weft.await} of an {@code AsyncIterable}. */
    public static boolean isAwaitOfItems(AbstractInsnNode in) {
        return isCall(in, RuntimeNames.WEFT, RuntimeNames.AWAIT)
                && ((MethodInsnNode) in).desc.equals(RuntimeNames.AWAIT_ITERABLE_DESCRIPTOR);
    }

    /** Whether any instruction of {@code method} suspends. */
    public static boolean in(MethodNode method) {
        for (AbstractInsnNode in = method.instructions.getFirst(); in != null; in = in.getNext()) {
            if (kindOf(in) != null || isAwaitOfItems(in)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it calls the static method {@code owner.name(...)}. */
    public static boolean isCall(AbstractInsnNode in, String owner, String name) {
        return in instanceof MethodInsnNode call
                && call.getOpcode() == Opcodes.INVOKESTATIC
                && call.owner.equals(owner)
                && call.name.equals(name);
    }
}
