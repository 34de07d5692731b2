// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.analyze;

import dev.weft.agent.analyze.SuspensionPoint.Kind;
import dev.weft.agent.diagnose.Limit;
import dev.weft.agent.diagnose.WeaveException;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Where in a method an await or a yield may stand; refuses the others. */
final class Placement {

    private final String owner;
    private final MethodNode method;
    private final MethodKind methodKind;
    private final MonitorDepth monitors;
    private final List<TryCatchBlockNode> scopes;

    Placement(String owner, MethodNode method, MonitorDepth monitors, List<TryCatchBlockNode> scopes) {
        this.owner = owner;
        this.method = method;
        this.methodKind = MethodKind.of(method.desc);
        this.monitors = monitors;
        this.scopes = scopes;
    }

    /** Refuses a method that keeps something else in the slot of {@code this}, which frames restore from a field of its own. */
    void checkThis() {
        boolean isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
        for (AbstractInsnNode in : method.instructions) {
            if (!isStatic && in instanceof VarInsnNode var && var.var == 0 && var.getOpcode() >= Opcodes.ISTORE) {
                throw refuse(Limit.THIS_REPLACED, in);
            }
        }
    }

    /** What a return suspends for whose operand is no plain value; null for nothing. */
    Kind tail() {
        return switch (methodKind) {
            case COROUTINE, STAGE -> Kind.TAIL_AWAIT;
            case GENERATOR -> Kind.TAIL_YIELD_FROM;
            case ASYNC_GENERATOR -> null;
        };
    }

    /** Refuses a point of this kind at {@code in}, unless it may stand there. */
    void check(Kind kind, AbstractInsnNode in) {
        switch (kind) {
            case AWAIT -> {
                if (!methodKind.awaits()) {
                    throw refuse(Limit.AWAIT_IN_GENERATOR, in);
                }
            }
            case YIELD, YIELD_FROM -> checkYield((MethodInsnNode) in);
            case TAIL_AWAIT, TAIL_YIELD_FROM -> {}
        }
        if (!kind.isTail() && monitors.held(in)) {
            throw refuse(Limit.MONITOR, in);
        }
    }

    private void checkYield(MethodInsnNode call) {
        String result = Type.getReturnType(method.desc).getInternalName();
        if (!call.owner.equals(result)) {
            throw refuse(Limit.YIELD, call, simpleName(call.owner) + "." + call.name, simpleName(result));
        } else if (scopes.stream().anyMatch(block -> covers(block, call))) {
            throw refuse(Limit.YIELD_IN_SCOPE, call);
        }
    }

    private boolean covers(TryCatchBlockNode block, AbstractInsnNode in) {
        int at = method.instructions.indexOf(in);
        return method.instructions.indexOf(block.start) <= at && at < method.instructions.indexOf(block.end);
    }

    /** The type of a local or operand that is to be saved at {@code in}. */
    Object initialised(Object type, AbstractInsnNode in) {
        if (type instanceof String || type instanceof Integer && !type.equals(Opcodes.UNINITIALIZED_THIS)) {
            return type;
        }
        throw refuse(Limit.UNDER_CONSTRUCTION, in);
    }

    private WeaveException refuse(Limit limit, AbstractInsnNode in, Object... details) {
        return new WeaveException(limit.refuse(owner, method.name, Code.lineOf(in), details));
    }

    private static String simpleName(String internalName) {
        return internalName.substring(internalName.lastIndexOf('/') + 1);
    }
}
