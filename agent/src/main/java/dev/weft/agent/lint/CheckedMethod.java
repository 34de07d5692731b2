// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.lint;

import dev.weft.agent.analyze.Code;
import dev.weft.agent.analyze.ScopeTypes;
import org.objectweb.asm.Handle;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * A method under check.
 *
 * @param owner internal name of its class
 * @param node its code
 * @param coroutine whether it is marked {@code @Async}, or a lambda that the weaver takes
 * @param scopes what its calls of {@code close()} await
 * @param supertypes of the types it names
 */
record CheckedMethod(String owner, MethodNode node, boolean coroutine, ScopeTypes scopes, Supertypes supertypes) {

    Finding finding(AbstractInsnNode at, Rule rule, String message, String remedy) {
        return new Finding(owner.replace('/', '.'), node.name, Code.lineOf(at), rule, message, remedy);
    }

    /** The method that a lambda or a method reference calls; null for any other instruction. */
    static Handle functionOf(AbstractInsnNode in) {
        return in instanceof InvokeDynamicInsnNode dynamic
                        && dynamic.bsm.getOwner().equals("java/lang/invoke/LambdaMetafactory")
                        && dynamic.bsmArgs[1] instanceof Handle function
                ? function
                : null;
    }
}
