// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.weave;

import dev.weft.agent.abi.RuntimeNames;
import dev.weft.agent.analyze.Code;
import dev.weft.agent.analyze.MethodKind;
import dev.weft.agent.analyze.ScopeTypes;
import dev.weft.agent.analyze.Suspensions;
import dev.weft.agent.diagnose.Limit;
import dev.weft.agent.diagnose.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Which methods of a class are woven, and which of those marked {@code @Async} can't be. */
public final class AsyncMethods {

    private final ClassNode owner;
    private final ScopeTypes types;
    private final List<MethodNode> woven = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();

    /** Decides for each method of {@code owner}; {@code types} says what a lambda that closes something awaits. */
    public AsyncMethods(ClassNode owner, ScopeTypes types) {
        this.owner = owner;
        this.types = types;
        for (MethodNode method : owner.methods) {
            select(method);
        }
    }

    /** The methods to weave, in the class file's order. */
    List<MethodNode> woven() {
        return woven;
    }

    /** Whether a method is marked {@code @Async}, even if it can't be woven, or is a lambda to weave. */
    public boolean isCoroutine(MethodNode method) {
        return isAsync(method) || woven.contains(method);
    }

    /** Why some can't be; empty if all can. */
    List<Refusal> refusals() {
        return refusals;
    }

    private void select(MethodNode method) {
        if (isAsync(method) && (method.access & (Opcodes.ACC_BRIDGE | Opcodes.ACC_ABSTRACT)) == 0) {
            Limit limit = limitOf(method);
            if (limit == null) {
                woven.add(method);
            } else {
                refuse(limit, method, Code.firstLine(method), resultOf(method));
            }
        } else if (isLambda(method)) {
            boolean suspends = Suspensions.in(method);
            boolean hasKind = MethodKind.of(method.desc) != null;
            if (hasKind && (suspends || types.closedIn(method))) {
                woven.add(method);
            } else if (suspends) {
                refuse(Limit.LAMBDA, method, Code.firstLine(method), resultOf(method));
            }
        } else if (method.name.equals("<init>")) {
            refuseAwaits(Limit.CONSTRUCTOR, method);
        } else if (method.name.equals("<clinit>")) {
            refuseAwaits(Limit.CLASS_INITIALIZER, method);
        }
    }

    /** Why a method marked {@code @Async} can't be woven, or null if it can. */
    private static Limit limitOf(MethodNode method) {
        if (MethodKind.of(method.desc) == null) {
            return Limit.RESULT;
        } else if ((method.access & Opcodes.ACC_NATIVE) != 0) {
            return Limit.NATIVE;
        }
        return (method.access & Opcodes.ACC_SYNCHRONIZED) != 0 ? Limit.SYNCHRONIZED : null;
    }

    private void refuseAwaits(Limit limit, MethodNode method) {
        for (AbstractInsnNode in = method.instructions.getFirst(); in != null; in = in.getNext()) {
            if (Suspensions.kindOf(in) != null || Suspensions.isAwaitOfItems(in)) {
                String simpleName =
                        owner.name.substring(Math.max(owner.name.lastIndexOf('/'), owner.name.lastIndexOf('$')) + 1);
                refuse(limit, method, Code.lineOf(in), simpleName);
            }
        }
    }

    private void refuse(Limit limit, MethodNode method, int line, String detail) {
        refusals.add(limit.refuse(owner.name, method.name, line, detail));
    }

    private static String resultOf(MethodNode method) {
        return Type.getReturnType(method.desc).getClassName();
    }

    private static boolean isAsync(MethodNode method) {
        return has(method.visibleAnnotations) || has(method.invisibleAnnotations);
    }

    private static boolean has(List<AnnotationNode> annotations) {
        return annotations != null
                && annotations.stream().anyMatch(annotation -> annotation.desc.equals(RuntimeNames.ASYNC_DESCRIPTOR));
    }

    /** javac's {@code lambda$method$n}, ecj's {@code lambda$n}, and kotlinc's {@code method$lambda$n}. */
    private static boolean isLambda(MethodNode method) {
        return (method.access & Opcodes.ACC_SYNTHETIC) != 0 && method.name.startsWith("lambda$")
                || (method.access & Opcodes.ACC_PRIVATE) != 0 && method.name.contains("$lambda$");
    }
}
