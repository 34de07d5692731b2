// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.emit;

import dev.weft.agent.abi.RuntimeNames;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodInsnNode;

/** Calls of the runtime that more than one pass writes. */
final class Calls {

    private Calls() {}

    /** {@code Weft.await(Awaitable)}, to be woven like the program's own. */
    static MethodInsnNode await() {
        return new MethodInsnNode(
                Opcodes.INVOKESTATIC, RuntimeNames.WEFT, RuntimeNames.AWAIT, RuntimeNames.AWAIT_DESCRIPTOR, false);
    }

    /** {@code AsyncScope.exit(Throwable)}. */
    static MethodInsnNode exit() {
        return new MethodInsnNode(
                Opcodes.INVOKEINTERFACE,
                RuntimeNames.ASYNC_SCOPE,
                RuntimeNames.EXIT,
                RuntimeNames.EXIT_DESCRIPTOR,
                true);
    }

    /** A static method of {@code Driver}. */
    static MethodInsnNode driver(String name, String descriptor) {
        return new MethodInsnNode(Opcodes.INVOKESTATIC, RuntimeNames.DRIVER, name, descriptor, false);
    }
}
