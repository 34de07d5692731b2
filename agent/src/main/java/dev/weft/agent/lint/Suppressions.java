// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.lint;

import dev.weft.agent.abi.RuntimeNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.objectweb.asm.Handle;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Where {@code @NoLint} stands in a class: on itself, or on a method, whose lambdas it covers too. */
final class Suppressions {

    private final ClassNode owner;

    /** The method that makes a lambda, by the lambda's name and descriptor. */
    private final Map<String, MethodNode> makers = new HashMap<>();

    Suppressions(ClassNode owner) {
        this.owner = owner;
        for (MethodNode method : owner.methods) {
            for (AbstractInsnNode in : method.instructions) {
                Handle function = CheckedMethod.functionOf(in);
                if (function != null
                        && function.getOwner().equals(owner.name)
                        && function.getName().startsWith("lambda$")) {
                    makers.put(function.getName() + function.getDesc(), method);
                }
            }
        }
    }

    /** Whether findings of {@code rule} in {@code method} are not wanted. */
    boolean cover(MethodNode method, Rule rule) {
        if (names(owner.visibleAnnotations, owner.invisibleAnnotations, rule)) {
            return true;
        }
        MethodNode each = method;
        while (each != null && !names(each.visibleAnnotations, each.invisibleAnnotations, rule)) {
            each = makers.get(each.name + each.desc);
        }
        return each != null;
    }

    private static boolean names(List<AnnotationNode> visible, List<AnnotationNode> invisible, Rule rule) {
        return Stream.of(visible, invisible)
                .filter(annotations -> annotations != null)
                .flatMap(List::stream)
                .filter(annotation -> annotation.desc.equals(RuntimeNames.NO_LINT_DESCRIPTOR))
                .anyMatch(annotation ->
                        idsOf(annotation).isEmpty() || idsOf(annotation).contains(rule.id()));
    }

    /** The rules that a {@code @NoLint} names; none stands for all. */
    private static List<?> idsOf(AnnotationNode annotation) {
        return annotation.values == null ? List.of() : (List<?>) annotation.values.get(1);
    }
}
