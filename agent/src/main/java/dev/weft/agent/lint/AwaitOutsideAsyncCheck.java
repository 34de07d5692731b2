// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.lint;

import dev.weft.agent.abi.RuntimeNames;
import dev.weft.agent.analyze.Suspensions;
import java.util.function.Consumer;
import org.objectweb.asm.Handle;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Finds awaits and yields that throw: the method around them is no coroutine method, or there is none around {@code
 * Weft::await}.
 */
final class AwaitOutsideAsyncCheck implements Check {

    @Override
    public void run(CheckedMethod method, Consumer<Finding> report) {
        for (AbstractInsnNode in : method.node().instructions) {
            if (!method.coroutine() && (Suspensions.kindOf(in) != null || Suspensions.isAwaitOfItems(in))) {
                MethodInsnNode call = (MethodInsnNode) in;
                report.accept(method.finding(
                        in,
                        Rule.AWAIT_OUTSIDE_ASYNC,
                        call.name + " throws in " + (isLambda(method) ? "a lambda" : "a method") + " that is not woven",
                        remedyFor(method, resultFor(call))));
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

    private static String resultFor(MethodInsnNode call) {
        return switch (call.owner) {
            case RuntimeNames.GENERATOR -> "Generator<Y, S, R>";
            case RuntimeNames.ASYNC_GENERATOR -> "AsyncGenerator<Y, S>";
            default -> "Coroutine<T>";
        };
    }

    private static String remedyFor(CheckedMethod method, String result) {
        if (isLambda(method)) {
            return "Let the lambda return " + result + ", or do it before the lambda.";
        }
        return method.node().name.startsWith("<")
                ? "Do it in an @Async method that returns " + result + "."
                : "Annotate the method with @Async and let it return " + result + ".";
    }

    private static boolean isLambda(CheckedMethod method) {
        return method.node().name.startsWith("lambda$");
    }
}
