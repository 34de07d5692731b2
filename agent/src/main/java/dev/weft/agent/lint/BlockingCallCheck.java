// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.lint;

import dev.weft.agent.abi.RuntimeNames;
import java.util.function.Consumer;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Finds listed calls, and reads of listed static fields, in coroutine methods. */
final class BlockingCallCheck implements Check {

    private final BlockingCalls calls;

    BlockingCallCheck(BlockingCalls calls) {
        this.calls = calls;
    }

    @Override
    public void run(CheckedMethod method, Consumer<Finding> report) {
        if (!method.coroutine()) {
            return;
        }
        for (AbstractInsnNode in : method.node().instructions) {
            if (in instanceof MethodInsnNode call && !call.owner.equals(RuntimeNames.WEFT)) {
                check(method, in, call.owner, call.name, call.desc, report);
            } else if (in instanceof FieldInsnNode field && in.getOpcode() == Opcodes.GETSTATIC) {
                check(method, in, field.owner, field.name, null, report);
            }
        }
    }

    private void check(
            CheckedMethod method,
            AbstractInsnNode in,
            String owner,
            String name,
            String descriptor,
            Consumer<Finding> report) {
        String remedy = calls.remedyFor(owner, name, descriptor, method.supertypes());
        if (remedy != null) {
            String type = owner.substring(owner.lastIndexOf('/') + 1);
            String called = name.equals("<init>") ? "new " + type : type + "." + name;
            report.accept(method.finding(
                    in,
                    Rule.BLOCKING_CALL,
                    called + " blocks the loop's thread, and with it every task",
                    "Instead: " + remedy + "."));
        }
    }
}
