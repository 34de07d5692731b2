// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.lint;

import dev.weft.agent.abi.RuntimeNames;
import dev.weft.agent.analyze.Code;
import dev.weft.agent.analyze.ControlFlow;
import dev.weft.agent.analyze.Liveness;
import java.util.Map;
import java.util.function.Consumer;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Finds calls, in any method, whose result runs only if it is awaited, and is not. */
final class DroppedCoroutineCheck implements Check {

    /** What runs nothing until it is awaited or iterated over, with its noun. Futures and tasks run by themselves. */
    private static final Map<String, String> COLD = Map.of(
            RuntimeNames.COROUTINE, "coroutine",
            RuntimeNames.AWAITABLE, "awaitable",
            RuntimeNames.GENERATOR, "generator",
            RuntimeNames.ASYNC_GENERATOR, "async generator");

    @Override
    public void run(CheckedMethod method, Consumer<Finding> report) {
        Liveness liveness = null;
        for (AbstractInsnNode in : method.node().instructions) {
            if (in instanceof MethodInsnNode call && isCold(call.owner, call.name, call.desc)) {
                AbstractInsnNode use = Code.next(in);
                if (Code.is(use, Opcodes.POP)) {
                    report.accept(finding(method, in, call.owner, call.name, call.desc, "dropped"));
                } else if (Code.is(use, Opcodes.ASTORE)) {
                    liveness = liveness != null ? liveness : livenessOf(method);
                    if (!liveness.before(use.getNext()).get(Code.stored(use))) {
                        report.accept(
                                finding(method, in, call.owner, call.name, call.desc, "stored where nothing reads it"));
                    }
                }
            } else if (dropsResult(in)) {
                Handle made = CheckedMethod.functionOf(in);
                if (isCold(made.getOwner(), made.getName(), made.getDesc())) {
                    report.accept(finding(method, in, made.getOwner(), made.getName(), made.getDesc(), "dropped"));
                }
            }
        }
    }

    private static Liveness livenessOf(CheckedMethod method) {
        return new Liveness(method.node(), new ControlFlow(method.node()));
    }

    /** Whether it makes a {@code Runnable} or the like, which ignores what the method behind it answers. */
    private static boolean dropsResult(AbstractInsnNode in) {
        return CheckedMethod.functionOf(in) != null
                && ((InvokeDynamicInsnNode) in).bsmArgs[0] instanceof Type function
                && function.getReturnType().equals(Type.VOID_TYPE);
    }

    private static boolean isCold(String owner, String name, String descriptor) {
        boolean started = owner.equals(RuntimeNames.WEFT) && name.equals(RuntimeNames.RUN_IN_EXECUTOR);
        return !started && COLD.containsKey(resultOf(descriptor));
    }

    private static Finding finding(
            CheckedMethod method, AbstractInsnNode in, String owner, String name, String descriptor, String fate) {
        String made = resultOf(descriptor);
        String message = "the " + COLD.get(made) + " that " + owner.substring(owner.lastIndexOf('/') + 1) + "." + name
                + " makes is " + fate + ", so "
                + (made.equals(RuntimeNames.AWAITABLE) ? "nothing waits for it" : "it never runs");
        return method.finding(in, Rule.DROPPED_COROUTINE, message, remedyFor(made));
    }

    private static String remedyFor(String made) {
        return switch (made) {
            case RuntimeNames.COROUTINE -> "Await it, return it, or give it to createTask.";
            case RuntimeNames.AWAITABLE -> "Await it, or give it to gather.";
            default -> "Iterate over it.";
        };
    }

    private static String resultOf(String descriptor) {
        Type result = Type.getReturnType(descriptor);
        return result.getSort() == Type.OBJECT ? result.getInternalName() : "";
    }
}
