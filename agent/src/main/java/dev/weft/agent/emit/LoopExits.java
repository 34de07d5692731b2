// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.emit;

import dev.weft.agent.abi.RuntimeNames;
import dev.weft.agent.analyze.Code;
import dev.weft.agent.analyze.LoopBody;
import dev.weft.agent.analyze.TypeReplay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Closes what a loop iterates over when the loop is left early, as a try statement around it would. Each way out leads past a
 * piece of code behind the method, under the handlers that the loop is under:
 *
 * <pre>
 *   goto X, in the body, X behind it       goto E                      E: await(i.closing()); goto X
 *   return v                               goto R                      R: await(i.closing()); return v
 *   what the body throws, t                                            H: try await(i.closing())
 *                                                                         catch x: t = i.leaving(t, x)
 *                                                                         throw t
 * </pre>
 */
final class LoopExits {

    private static final String THROWABLE = "java/lang/Throwable";
    private static final String ITERATOR = "java/util/Iterator";

    private final String owner;
    private final MethodNode method;
    private final InsnList code;
    private final LoopBody body;
    private final int slot;
    private final int line;
    private final Map<AbstractInsnNode, FrameNode> types = new HashMap<>();

    /** What goes behind the method. */
    private final InsnList tail = new InsnList();

    private LoopExits(String owner, MethodNode method, LoopBody body, int slot, int line) {
        this.owner = owner;
        this.method = method;
        this.code = method.instructions;
        this.body = body;
        this.slot = slot;
        this.line = line;
    }

    /**
     * Rewrites the loop whose head goes from {@code head}, the load of its iterator, to {@code test}. A loop of a shape that is
     * not known stays as it is.
     */
    static void rewrite(String owner, MethodNode method, VarInsnNode head, JumpInsnNode test) {
        LoopBody body = new LoopBody(method, head, test, head.var);
        LoopExits pass = new LoopExits(owner, method, body, head.var, Code.lineOf(head));
        if (body.isRegular()) {
            pass.keepIterator();
            pass.replay();
            pass.rewrite();
        }
    }

    /** Ecj forgets the iterator in the frames of a body that never goes on to the next item; nothing overwrites it there. */
    private void keepIterator() {
        for (AbstractInsnNode in = code.getFirst(); in != null; in = in.getNext()) {
            if (in instanceof FrameNode frame
                    && body.contains(nextOf(in))
                    && FrameTypes.typeAt(frame.local, slot) == Opcodes.TOP) {
                frame.local = FrameTypes.with(frame.local, slot, ITERATOR);
            }
        }
    }

    /** Learns the types before each instruction. */
    private void replay() {
        new TypeReplay(owner, method)
                .run((in, locals, stack) ->
                        types.put(in, FrameTypes.frame(FrameTypes.ofSlots(locals), FrameTypes.ofSlots(stack))));
    }

    private void rewrite() {
        List<Object> guarded = guardedLocals();
        if (guarded == null) {
            return;
        }
        List<AbstractInsnNode[]> stretches = body.stretches();
        List<Runnable> changes = new ArrayList<>();
        for (AbstractInsnNode in : code.toArray()) {
            if (types.containsKey(in) && body.contains(in)) {
                changes.addAll(exitsOf(in));
            }
        }
        int place = body.firstGuard();
        List<TryCatchBlockNode> guards = body.guards();
        LabelNode start = new LabelNode();
        LabelNode end = new LabelNode();
        tail.add(start);
        LabelNode handler = new LabelNode();
        for (AbstractInsnNode[] stretch : stretches) {
            LabelNode from = new LabelNode();
            LabelNode to = new LabelNode();
            code.insertBefore(stretch[0], from);
            code.insert(stretch[1], to);
            method.tryCatchBlocks.add(place++, new TryCatchBlockNode(from, to, handler, null));
        }
        changes.forEach(Runnable::run);
        onError(handler, guarded);
        tail.add(end);
        for (TryCatchBlockNode guard : guards) {
            int at = method.tryCatchBlocks.indexOf(guard);
            method.tryCatchBlocks.add(at + 1, new TryCatchBlockNode(start, end, guard.handler, guard.type));
        }
        code.add(tail);
    }

    /** The ways on which control leaves the loop when {@code in} completes, each as what is to be done about it. */
    private List<Runnable> exitsOf(AbstractInsnNode in) {
        List<Runnable> exits = new ArrayList<>();
        if (in instanceof JumpInsnNode jump) {
            if (leaves(jump.label)) {
                exits.add(() -> jump.label = past(in, jump.label));
            }
        } else if (in instanceof TableSwitchInsnNode table) {
            exits.addAll(exitsOf(in, table.labels));
            if (leaves(table.dflt)) {
                exits.add(() -> table.dflt = past(in, table.dflt));
            }
        } else if (in instanceof LookupSwitchInsnNode lookup) {
            exits.addAll(exitsOf(in, lookup.labels));
            if (leaves(lookup.dflt)) {
                exits.add(() -> lookup.dflt = past(in, lookup.dflt));
            }
        } else if (in.getOpcode() >= Opcodes.IRETURN && in.getOpcode() <= Opcodes.RETURN) {
            FrameNode here = types.get(in);
            exits.add(() -> code.set(in, new JumpInsnNode(Opcodes.GOTO, closing(here, new InsnNode(in.getOpcode())))));
        }
        AbstractInsnNode next = nextOf(in);
        if (Code.fallsThrough(in.getOpcode()) && body.isBehind(next)) {
            FrameNode behind = types.get(next);
            exits.add(() -> fallPast(in, behind));
        }
        return exits;
    }

    private List<Runnable> exitsOf(AbstractInsnNode in, List<LabelNode> labels) {
        List<Runnable> exits = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            int at = i;
            if (leaves(labels.get(i))) {
                exits.add(() -> labels.set(at, past(in, labels.get(at))));
            }
        }
        return exits;
    }

    private boolean leaves(LabelNode target) {
        return body.isBehind(nextOf(target));
    }

    private static AbstractInsnNode nextOf(AbstractInsnNode in) {
        AbstractInsnNode next = in.getNext();
        while (next != null && next.getOpcode() < 0) {
            next = next.getNext();
        }
        return next;
    }

    /** A piece of code that closes and goes on to where {@code jump} has led. */
    private LabelNode past(AbstractInsnNode jump, LabelNode target) {
        List<Object> operands = Code.frameFrom(target).stack;
        return closing(FrameTypes.frame(types.get(jump).local, operands), new JumpInsnNode(Opcodes.GOTO, target));
    }

    private void fallPast(AbstractInsnNode in, FrameNode behind) {
        LabelNode on = new LabelNode();
        InsnList way = new InsnList();
        FrameNode here = FrameTypes.frame(FrameTypes.with(behind.local, slot, ITERATOR), behind.stack);
        way.add(new JumpInsnNode(Opcodes.GOTO, closing(here, new JumpInsnNode(Opcodes.GOTO, on))));
        way.add(on);
        if (Code.frameFrom(in.getNext()) == null) {
            way.add(FrameTypes.frame(behind.local, behind.stack));
        }
        AbstractInsnNode last = in.getNext() instanceof LabelNode end ? end : in;
        code.insert(last, way);
    }

    private LabelNode closing(FrameNode types, AbstractInsnNode then) {
        LabelNode label = new LabelNode();
        tail.add(label);
        tail.add(new LineNumberNode(line, label));
        tail.add(FrameTypes.frame(types.local, types.stack));
        close();
        tail.add(then);
        return label;
    }

    private void close() {
        items();
        tail.add(items(RuntimeNames.CLOSING, RuntimeNames.CLOSING_DESCRIPTOR));
        tail.add(Calls.await());
        tail.add(new InsnNode(Opcodes.POP));
    }

    private void items() {
        tail.add(new VarInsnNode(Opcodes.ALOAD, slot));
        tail.add(new TypeInsnNode(Opcodes.CHECKCAST, RuntimeNames.ASYNC_ITEMS));
    }

    private static MethodInsnNode items(String name, String descriptor) {
        return new MethodInsnNode(Opcodes.INVOKEVIRTUAL, RuntimeNames.ASYNC_ITEMS, name, descriptor, false);
    }

    private void onError(LabelNode handler, List<Object> locals) {
        LabelNode start = new LabelNode();
        LabelNode end = new LabelNode();
        LabelNode failed = new LabelNode();
        LabelNode leave = new LabelNode();
        int primary = method.maxLocals++;
        tail.add(handler);
        tail.add(new LineNumberNode(line, handler));
        tail.add(FrameTypes.frame(locals, List.of(THROWABLE)));
        tail.add(new VarInsnNode(Opcodes.ASTORE, primary));
        tail.add(start);
        close();
        tail.add(end);
        tail.add(new JumpInsnNode(Opcodes.GOTO, leave));
        List<Object> withPrimary = FrameTypes.with(locals, primary, THROWABLE);
        tail.add(failed);
        tail.add(FrameTypes.frame(withPrimary, List.of(THROWABLE)));
        items();
        tail.add(new InsnNode(Opcodes.SWAP));
        tail.add(new VarInsnNode(Opcodes.ALOAD, primary));
        tail.add(new InsnNode(Opcodes.SWAP));
        tail.add(items(RuntimeNames.LEAVING, RuntimeNames.LEAVING_DESCRIPTOR));
        tail.add(new VarInsnNode(Opcodes.ASTORE, primary));
        tail.add(leave);
        tail.add(FrameTypes.frame(withPrimary, List.of()));
        tail.add(new VarInsnNode(Opcodes.ALOAD, primary));
        tail.add(new InsnNode(Opcodes.ATHROW));
        method.tryCatchBlocks.add(0, new TryCatchBlockNode(start, end, failed, null));
    }

    /**
     * The locals at the handler: the iterator, {@code this}, and what the handlers around read. Null if these differ about a
     * type, which only a look at the classes could decide.
     */
    private List<Object> guardedLocals() {
        List<Object> locals = new ArrayList<>();
        if ((method.access & Opcodes.ACC_STATIC) == 0) {
            locals = FrameTypes.with(locals, 0, owner);
        }
        for (TryCatchBlockNode guard : body.guards()) {
            FrameNode frame = Code.frameFrom(guard.handler);
            int at = 0;
            for (Object type : frame == null ? List.of() : frame.local) {
                Object known = FrameTypes.typeAt(locals, at);
                if (type != Opcodes.TOP && known != Opcodes.TOP && !type.equals(known)) {
                    return null;
                } else if (type != Opcodes.TOP) {
                    locals = FrameTypes.with(locals, at, type);
                }
                at += FrameTypes.sizeOf(type);
            }
        }
        return FrameTypes.typeAt(locals, slot) == Opcodes.TOP ? FrameTypes.with(locals, slot, ITERATOR) : locals;
    }
}
