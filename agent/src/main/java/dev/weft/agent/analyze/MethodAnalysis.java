// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.analyze;

import dev.weft.agent.analyze.SuspensionPoint.Kind;
import dev.weft.agent.diagnose.Refusal;
import dev.weft.agent.diagnose.WeaveException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * What weaving needs to know of one method.
 *
 * @param start the parameters, as cells live at the method's start
 * @param points its suspension points in code order
 * @param layout the frame's fields
 */
public record MethodAnalysis(List<Cell> start, List<SuspensionPoint> points, FrameLayout layout) {

    /**
     * Analyses a method.
     *
     * @param owner internal name of the declaring class
     * @param ownLocals how many slots the compiler used; those behind hold nothing across an await
     * @param valueReturns returns whose operand is the coroutine's value, which therefore don't await
     * @throws WeaveException if an await stands where a method can't be left
     */
    public static MethodAnalysis of(
            String owner, MethodNode method, int ownLocals, Set<AbstractInsnNode> valueReturns) {
        ControlFlow flow = new ControlFlow(method);
        Liveness liveness = new Liveness(method, flow);
        List<Cell> start = parameters(method, liveness.before(method.instructions.getFirst()));
        List<SuspensionPoint> points = new ArrayList<>();
        Lines lines = new Lines(method);
        MonitorDepth monitors = new MonitorDepth(method, flow);
        new TypeReplay(owner, method).run((in, locals, stack) -> {
            boolean await = Awaits.isAwait(in);
            if (!await && (in.getOpcode() != Opcodes.ARETURN || valueReturns.contains(in))) {
                return;
            }
            int line = lines.of(in);
            Where where = new Where(owner, method, line);
            if (await && monitors.held(in)) {
                throw where.refuse(
                        "it awaits while it holds a monitor, so that other tasks would run inside the synchronized block",
                        "Await outside the block; between two awaits a coroutine runs atomically on its loop.");
            }
            Kind kind = await ? Kind.AWAIT : Kind.TAIL;
            BitSet live = await ? liveness.before(in) : new BitSet();
            points.add(new SuspensionPoint(
                    points.size() + 1,
                    kind,
                    in,
                    line,
                    await ? locals(method, ownSlots(locals, ownLocals), live, where) : List.of(),
                    operands(stack, await, where)));
        });
        return new MethodAnalysis(start, points, new FrameLayout(start, points));
    }

    private static List<Cell> parameters(MethodNode method, BitSet live) {
        List<Cell> cells = new ArrayList<>();
        int slot = isStatic(method) ? 0 : 1;
        for (Type type : Type.getArgumentTypes(method.desc)) {
            cells.add(new Cell(slot, false, Cell.typeOf(type), live.get(slot)));
            slot += type.getSize();
        }
        return cells;
    }

    private static List<Object> ownSlots(List<Object> locals, int ownLocals) {
        return locals.subList(0, Math.min(ownLocals, locals.size()));
    }

    private static List<Cell> locals(MethodNode method, List<Object> locals, BitSet live, Where where) {
        List<Cell> cells = new ArrayList<>();
        for (int slot = isStatic(method) ? 0 : 1; slot < locals.size(); slot++) {
            Object type = locals.get(slot);
            if (!type.equals(Opcodes.TOP)) {
                cells.add(new Cell(slot, false, where.initialised(type), live.get(slot)));
            }
        }
        return cells;
    }

    /** The operands below the topmost, which is the awaited object; live if the code goes on after the point. */
    private static List<Cell> operands(List<Object> stack, boolean live, Where where) {
        List<Cell> cells = new ArrayList<>();
        for (int depth = 0; depth < stack.size() - 1; depth++) {
            Object type = stack.get(depth);
            if (!type.equals(Opcodes.TOP)) {
                cells.add(new Cell(depth, true, where.initialised(type), live));
            }
        }
        return cells;
    }

    private static boolean isStatic(MethodNode method) {
        return (method.access & Opcodes.ACC_STATIC) != 0;
    }

    /** The place a refusal names. */
    private record Where(String owner, MethodNode method, int line) {

        Object initialised(Object type) {
            if (type instanceof String || type instanceof Integer && !type.equals(Opcodes.UNINITIALIZED_THIS)) {
                return type;
            }
            throw refuse(
                    "an object under construction is held across an await in a shape this weaver doesn't know",
                    "Await into a variable first and construct the object from it.");
        }

        WeaveException refuse(String reason, String remedy) {
            return new WeaveException(new Refusal(owner.replace('/', '.'), method.name, line, reason, remedy));
        }
    }

    /** Line numbers by instruction. */
    private static final class Lines {
        private final MethodNode method;
        private AbstractInsnNode at;
        private int line;

        Lines(MethodNode method) {
            this.method = method;
        }

        /** The line of {@code instruction}; ask in code order. */
        int of(AbstractInsnNode instruction) {
            AbstractInsnNode in = at == null ? method.instructions.getFirst() : at;
            for (; in != instruction; in = in.getNext()) {
                if (in instanceof LineNumberNode number) {
                    line = number.line;
                }
            }
            at = instruction;
            return line;
        }
    }
}
