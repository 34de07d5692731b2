// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.weave;

import dev.weft.agent.abi.RuntimeNames;
import dev.weft.agent.analyze.Awaits;
import dev.weft.agent.analyze.ScopeTypes;
import dev.weft.agent.diagnose.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/** Which methods of a class are woven, and which of those marked {@code @Async} can't be. */
final class AsyncMethods {

    private static final Set<String> RESULTS = Set.of(
            RuntimeNames.COROUTINE, "java/util/concurrent/CompletableFuture", "java/util/concurrent/CompletionStage");

    private static final Set<String> GENERATORS = Set.of(RuntimeNames.GENERATOR, RuntimeNames.ASYNC_GENERATOR);

    private final ClassNode owner;
    private final ScopeTypes types;
    private final List<MethodNode> woven = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();

    AsyncMethods(ClassNode owner, ScopeTypes types) {
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

    /** Why some can't be; empty if all can. */
    List<Refusal> refusals() {
        return refusals;
    }

    private void select(MethodNode method) {
        boolean hasCode = method.instructions.size() > 0;
        if (isAsync(method) && (method.access & (Opcodes.ACC_BRIDGE | Opcodes.ACC_ABSTRACT)) == 0) {
            String problem = problemOf(method);
            if (problem == null) {
                woven.add(method);
            } else {
                refuse(method, problem);
            }
        } else if (hasCode && isLambda(method)) {
            boolean awaits = Awaits.in(method);
            if (RESULTS.contains(resultOf(method)) && (awaits || types.closedIn(method))) {
                woven.add(method);
            } else if (awaits && !RESULTS.contains(resultOf(method))) {
                refuse(method, "lambda");
            }
        }
    }

    private String problemOf(MethodNode method) {
        String result = resultOf(method);
        if (GENERATORS.contains(result)) {
            return "generator";
        } else if (!RESULTS.contains(result)) {
            return "result";
        } else if ((method.access & Opcodes.ACC_NATIVE) != 0) {
            return "native";
        }
        return (method.access & Opcodes.ACC_SYNCHRONIZED) != 0 ? "synchronized" : null;
    }

    private void refuse(MethodNode method, String problem) {
        String result = Type.getReturnType(method.desc).getClassName();
        String reason = switch (problem) {
            case "generator" -> "this version of the weaver doesn't weave generators";
            case "native" -> "a native method has no code to weave";
            case "synchronized" -> "the method is synchronized, and a monitor can't be held across an await";
            case "lambda" -> "a lambda with an await in it returns " + result;
            default -> "an @Async method can't return " + result;
        };
        String remedy = switch (problem) {
            case "generator" -> "Return Coroutine<List<T>>, or hand the items to a callback.";
            case "native" -> "Remove @Async and await the method through Weft.toThread.";
            case "synchronized" -> "Remove synchronized; between two awaits a coroutine runs atomically.";
            default ->
                "Return Coroutine<T> (Coroutine<Void> and `return done()` for void), or CompletableFuture<T> to"
                        + " start at once.";
        };
        refusals.add(new Refusal(owner.name.replace('/', '.'), method.name, firstLine(method), reason, remedy));
    }

    private static String resultOf(MethodNode method) {
        Type result = Type.getReturnType(method.desc);
        return result.getSort() == Type.OBJECT ? result.getInternalName() : result.getDescriptor();
    }

    private static boolean isAsync(MethodNode method) {
        return has(method.visibleAnnotations) || has(method.invisibleAnnotations);
    }

    private static boolean has(List<AnnotationNode> annotations) {
        return annotations != null
                && annotations.stream().anyMatch(annotation -> annotation.desc.equals(RuntimeNames.ASYNC_DESCRIPTOR));
    }

    /** Both javac's {@code lambda$method$n} and ecj's {@code lambda$n}. */
    private static boolean isLambda(MethodNode method) {
        return (method.access & Opcodes.ACC_SYNTHETIC) != 0 && method.name.startsWith("lambda$");
    }

    private static int firstLine(MethodNode method) {
        for (AbstractInsnNode in = method.instructions.getFirst(); in != null; in = in.getNext()) {
            if (in instanceof LineNumberNode number) {
                return number.line;
            }
        }
        return 0;
    }
}
