// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.lint;

import dev.weft.agent.abi.RuntimeNames;
import dev.weft.agent.analyze.Awaits;
import java.util.function.Consumer;
import org.objectweb.asm.Handle;
import org.objectweb.asm.tree.AbstractInsnNode;

/** Finds awaits that throw: the method around them is no coroutine, or there is none around {@code Weft::await}. */
final class AwaitOutsideAsyncCheck implements Check {

    @Override
    public void run(CheckedMethod method, Consumer<Finding> report) {
        for (AbstractInsnNode in : method.node().instructions) {
            if (!method.coroutine() && Awaits.isFacadeCall(in, RuntimeNames.AWAIT)) {
                report.accept(method.finding(
                        in,
                        Rule.AWAIT_OUTSIDE_ASYNC,
                        "await throws in " + kindOf(method) + " that is not woven",
                        remedyFor(method)));
            } else if (isReference(CheckedMethod.functionOf(in))) {
                report.accept(method.finding(
                        in,
                        Rule.AWAIT_OUTSIDE_ASYNC,
                        "await throws as a method reference",
                        "Call it in a loop, or use gather."));
            }
        }
    }

    private static boolean isReference(Handle function) {
        return function != null
                && function.getOwner().equals(RuntimeNames.WEFT)
                && function.getName().equals(RuntimeNames.AWAIT);
    }

    private static String kindOf(CheckedMethod method) {
        return method.node().name.startsWith("lambda$") ? "a lambda" : "a method";
    }

    private static String remedyFor(CheckedMethod method) {
        if (method.node().name.startsWith("lambda$")) {
            return "Let the lambda return Coroutine<T>, or await before it.";
        }
        return method.node().name.startsWith("<")
                ? "Await in an @Async method and pass the value."
                : "Annotate the method with @Async and let it return Coroutine<T>.";
    }
}
