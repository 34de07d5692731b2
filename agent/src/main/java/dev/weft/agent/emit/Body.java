// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.emit;

import dev.weft.agent.abi.RuntimeNames;
import dev.weft.agent.analyze.Code;
import dev.weft.agent.analyze.MethodAnalysis;
import dev.weft.agent.analyze.SuspensionPoint;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LocalVariableAnnotationNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Writes the body: the method's own code with a switch before it, and behind it the spill and restore of each point.
 *
 * <pre>
 *   switch (Driver.enter(frame)) { 0: start, k: restore_k; else throw }
 *   start:  load the parameters
 *           ...the method's own code...
 *   await_k:  Driver.await(awaited, frame, driver); if SUSPENDED goto spill_k
 *           ...
 *   restore_k:  load the cells; awaited = RESUMED; goto await_k
 *   spill_k:  save the cells; return Driver.suspend(frame, k)
 * </pre>
 *
 * <p>A tail point stands behind the code too, outside every try range: a return has left them.
 */
public final class Body {

    private final WovenMethod woven;
    private final MethodAnalysis analysis;
    private final MethodNode body;
    private final InsnList code;
    private final StackMaps maps;
    private final Spills spills;

    private Body(WovenMethod woven, MethodAnalysis analysis) {
        this.woven = woven;
        this.analysis = analysis;
        MethodNode method = woven.method();
        this.body = new MethodNode(
                access(woven), method.name, woven.bodyDescriptor(), null, method.exceptions.toArray(new String[0]));
        this.code = method.instructions;
        this.maps = new StackMaps(woven);
        this.spills = new Spills(woven, analysis);
    }

    /** The body of {@code woven}; takes over the method's instructions. */
    public static MethodNode write(WovenMethod woven, MethodAnalysis analysis) {
        return new Body(woven, analysis).write();
    }

    private static int access(WovenMethod woven) {
        int kept = woven.method().access & (Opcodes.ACC_STATIC | Opcodes.ACC_STRICT);
        if (woven.inInterface()) {
            return kept | Opcodes.ACC_PUBLIC;
        }
        return woven.isStatic() ? kept : kept | Opcodes.ACC_FINAL;
    }

    private MethodNode write() {
        shiftLocals();
        List<LabelNode> restores = new ArrayList<>();
        InsnList behind = new InsnList();
        for (SuspensionPoint point : analysis.points()) {
            if (point.kind().isTail()) {
                code.insertBefore(point.instruction(), Moves.dropBelow(point.operands()));
            }
            restores.add(suspendable(point.kept(), behind));
        }
        code.insert(prologue(restores));
        code.add(behind);
        if (!woven.isStatic()) {
            nameReceiver();
        }
        MethodNode method = woven.method();
        body.instructions = code;
        body.tryCatchBlocks = method.tryCatchBlocks;
        body.localVariables = method.localVariables;
        body.visibleLocalVariableAnnotations = method.visibleLocalVariableAnnotations;
        body.invisibleLocalVariableAnnotations = method.invisibleLocalVariableAnnotations;
        return body;
    }

    /** The receiver is there in what is put before and behind the method's own code too, and debuggers ask for it. */
    private void nameReceiver() {
        List<LocalVariableNode> variables = woven.method().localVariables;
        if (variables != null) {
            LabelNode first = new LabelNode();
            LabelNode last = new LabelNode();
            code.insert(first);
            code.add(last);
            for (LocalVariableNode variable : variables) {
                if (variable.index == 0) {
                    variable.start = first;
                    variable.end = last;
                }
            }
        }
    }

    /** Makes room for the frame and the driver among the parameters. */
    private void shiftLocals() {
        for (AbstractInsnNode in : code.toArray()) {
            if (in instanceof VarInsnNode var) {
                var.var = woven.shifted(var.var);
            } else if (in instanceof IincInsnNode iinc) {
                iinc.var = woven.shifted(iinc.var);
            } else if (in instanceof FrameNode frame) {
                frame.local = maps.shifted(frame.local);
            }
        }
        MethodNode method = woven.method();
        if (method.localVariables != null) {
            method.localVariables.forEach(variable -> variable.index = woven.shifted(variable.index));
        }
        shiftAnnotations(method.visibleLocalVariableAnnotations);
        shiftAnnotations(method.invisibleLocalVariableAnnotations);
    }

    private void shiftAnnotations(List<LocalVariableAnnotationNode> annotations) {
        if (annotations != null) {
            annotations.forEach(annotation -> annotation.index.replaceAll(woven::shifted));
        }
    }

    private InsnList prologue(List<LabelNode> restores) {
        LabelNode start = new LabelNode();
        LabelNode unknown = new LabelNode();
        InsnList prologue = new InsnList();
        prologue.add(new VarInsnNode(Opcodes.ALOAD, woven.frameSlot()));
        prologue.add(Calls.driver(RuntimeNames.ENTER, RuntimeNames.ENTER_DESCRIPTOR));
        LabelNode[] targets = new LabelNode[restores.size() + 1];
        targets[0] = start;
        for (int i = 0; i < restores.size(); i++) {
            targets[i + 1] = restores.get(i);
        }
        prologue.add(new TableSwitchInsnNode(0, restores.size(), unknown, targets));
        prologue.add(unknown);
        prologue.add(maps.empty());
        prologue.add(new VarInsnNode(Opcodes.ALOAD, woven.frameSlot()));
        prologue.add(Calls.driver(RuntimeNames.NOT_RESUMABLE, RuntimeNames.NOT_RESUMABLE_DESCRIPTOR));
        prologue.add(new InsnNode(Opcodes.ATHROW));
        prologue.add(start);
        prologue.add(maps.empty());
        spills.restore(analysis.start(), prologue);
        if (startsWithFrame()) {
            prologue.add(new InsnNode(Opcodes.NOP));
        }
        return prologue;
    }

    /** Whether the method's own code begins with a stack map, which must not share an offset with the prologue's. */
    private boolean startsWithFrame() {
        return Code.frameFrom(code.getFirst()) != null;
    }

    /** Writes what a point needs, in place and behind the code; answers the label of its restore. */
    private LabelNode suspendable(SuspensionPoint point, InsnList behind) {
        LabelNode await = new LabelNode();
        LabelNode spill = new LabelNode();
        LabelNode restore = new LabelNode();
        InsnList site = new InsnList();
        site.add(await);
        site.add(maps.at(point));
        site.add(new VarInsnNode(Opcodes.ALOAD, woven.frameSlot()));
        site.add(new VarInsnNode(Opcodes.ALOAD, woven.driverSlot()));
        site.add(Calls.driver(point.kind().driverCall(), RuntimeNames.DRIVER_AWAIT_DESCRIPTOR));
        site.add(new InsnNode(Opcodes.DUP));
        site.add(marker(RuntimeNames.SUSPENDED));
        site.add(new JumpInsnNode(Opcodes.IF_ACMPEQ, spill));
        Lines.begin(point.line(), maps.empty(), behind);
        behind.add(restore);
        behind.add(maps.empty());
        spills.restore(point.locals(), behind);
        spills.push(point.operands(), behind);
        behind.add(marker(RuntimeNames.RESUMED));
        behind.add(new JumpInsnNode(Opcodes.GOTO, await));
        if (!point.kind().isTail()) {
            removeFrameBefore(point.instruction());
            code.insertBefore(point.instruction(), site);
            code.remove(point.instruction());
        } else {
            code.set(point.instruction(), new JumpInsnNode(Opcodes.GOTO, await));
            behind.add(site);
            behind.add(new InsnNode(Opcodes.ARETURN));
        }
        behind.add(spill);
        behind.add(maps.at(point));
        spills.save(point, behind);
        behind.add(new VarInsnNode(Opcodes.ALOAD, woven.frameSlot()));
        behind.add(Moves.constant(point.index()));
        behind.add(Calls.driver(RuntimeNames.SUSPEND, RuntimeNames.SUSPEND_DESCRIPTOR));
        behind.add(new InsnNode(Opcodes.ARETURN));
        return restore;
    }

    /** A jump target right at the await has a map already; the await's own replaces it. */
    private void removeFrameBefore(AbstractInsnNode instruction) {
        AbstractInsnNode in = instruction.getPrevious();
        while (in != null && in.getOpcode() < 0) {
            AbstractInsnNode previous = in.getPrevious();
            if (in instanceof FrameNode) {
                code.remove(in);
            }
            in = previous;
        }
    }

    private static FieldInsnNode marker(String name) {
        return new FieldInsnNode(Opcodes.GETSTATIC, RuntimeNames.DRIVER, name, "Ljava/lang/Object;");
    }
}
