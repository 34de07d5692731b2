// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.analyze;

import dev.weft.agent.analyze.SuspensionPoint.Kind;
import dev.weft.agent.diagnose.WeaveException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

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
     * @param scopes the blocks that cancelling scopes guard
     * @param keep which variables the frame saves
     * @throws WeaveException if an await stands where a method can't be left
     */
    public static MethodAnalysis of(
            String owner,
            MethodNode method,
            int ownLocals,
            Set<AbstractInsnNode> valueReturns,
            List<TryCatchBlockNode> scopes,
            Keep keep) {
        ControlFlow flow = new ControlFlow(method);
        Liveness liveness = new Liveness(method, flow);
        if (keep == Keep.NAMED && method.localVariables != null) {
            liveness.keep(method.localVariables);
        }
        List<Cell> start = parameters(method, liveness.before(method.instructions.getFirst()));
        List<SuspensionPoint> points = new ArrayList<>();
        Placement placement = new Placement(owner, method, new MonitorDepth(method, flow), scopes);
        placement.checkThis();
        new TypeReplay(owner, method).run((in, locals, stack) -> {
            Kind kind = in.getOpcode() != Opcodes.ARETURN
                    ? Suspensions.kindOf(in)
                    : valueReturns.contains(in) ? null : placement.tail();
            if (kind == null) {
                return;
            }
            placement.check(kind, in);
            BitSet live = kind.isTail() ? new BitSet() : liveness.before(in);
            points.add(new SuspensionPoint(
                    points.size() + 1,
                    kind,
                    in,
                    Code.lineOf(in),
                    kind.isTail() ? List.of() : locals(method, ownSlots(locals, ownLocals), live, placement, in),
                    operands(stack, !kind.isTail(), placement, in)));
        });
        return new MethodAnalysis(start, points, new FrameLayout(start, points));
    }

    /**
     * Tells which variables a frame holds at which point, and so whether another version of the method can go on with frames
     * of this one: if its shape is equal. Lines don't matter.
     */
    public int shape() {
        int shape = saved(start);
        for (SuspensionPoint point : points) {
            shape = 31 * (31 * shape + saved(point.locals())) + saved(point.operands());
        }
        return shape;
    }

    private static int saved(List<Cell> cells) {
        return cells.stream().filter(Cell::saved).toList().hashCode();
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

    private static List<Cell> locals(
            MethodNode method, List<Object> locals, BitSet live, Placement placement, AbstractInsnNode in) {
        List<Cell> cells = new ArrayList<>();
        for (int slot = isStatic(method) ? 0 : 1; slot < locals.size(); slot++) {
            Object type = locals.get(slot);
            if (!type.equals(Opcodes.TOP)) {
                cells.add(new Cell(slot, false, placement.initialised(type, in), live.get(slot)));
            }
        }
        return cells;
    }

    /** The operands below the topmost, which is the awaited object; a return drops them, whatever they are. */
    private static List<Cell> operands(List<Object> stack, boolean kept, Placement placement, AbstractInsnNode in) {
        List<Cell> cells = new ArrayList<>();
        for (int depth = 0; depth < stack.size() - 1; depth++) {
            Object type = stack.get(depth);
            if (!type.equals(Opcodes.TOP)) {
                cells.add(new Cell(depth, true, kept ? placement.initialised(type, in) : type, kept));
            }
        }
        return cells;
    }

    private static boolean isStatic(MethodNode method) {
        return (method.access & Opcodes.ACC_STATIC) != 0;
    }
}
