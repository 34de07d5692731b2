// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.emit;

import dev.weft.agent.abi.RuntimeNames;
import dev.weft.agent.analyze.Cell;
import dev.weft.agent.analyze.Code;
import dev.weft.agent.analyze.ScopeTypes;
import dev.weft.agent.analyze.ScopeTypes.Kind;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * The path on which an error leaves the body of a try statement over a scope. What javac (11 and later) and ecj write, with t
 * the error and x what closing throws:
 *
 * <pre>
 *   javac                                  ecj
 *   catch t: try r.close()                 catch t: if r != null: r.close()
 *            catch x: t.addSuppressed(x)            throw t
 *            throw t                       catch x (around all): if t == null: t = x
 *                                                   else if t != x: t.addSuppressed(x)
 *                                                   throw t
 * </pre>
 *
 * <p>In both, {@code r.close()} becomes
 *
 * <pre>
 *   try t = await(r.exit(t)); if t == null goto END
 *   catch x: x.addSuppressed(t); t = x
 * </pre>
 *
 * <p>and what the compiler wrote goes on with the throw of t. Ecj's statement over several resources has the second catch
 * before each {@code close} but the innermost; that makes no difference here.
 */
final class ScopeExit {

    private static final String THROWABLE = "java/lang/Throwable";

    /** How many instructions ecj's second catch takes. */
    private static final int MERGE = 12;

    private final MethodNode method;
    private final InsnList code;
    private final MethodInsnNode close;

    /** Slot of the error that leaves the body. */
    private final int primary;

    /** The store with which the handler of that error begins. */
    private final AbstractInsnNode caught;

    /** Where the statement goes on after its normal close, or null if its body never ends normally. */
    private final LabelNode end;

    private ScopeExit(MethodNode method, MethodInsnNode close, int primary, AbstractInsnNode caught, LabelNode end) {
        this.method = method;
        this.code = method.instructions;
        this.close = close;
        this.primary = primary;
        this.caught = caught;
        this.end = end;
    }

    /** The exit that {@code close} belongs to; null if it stands on a path without an error. */
    static ScopeExit of(MethodNode method, MethodInsnNode close, ScopeTypes types) {
        int primary = primaryOf(close);
        AbstractInsnNode caught = primary < 0 ? null : handlerBefore(close);
        if (caught == null) {
            return null;
        }
        AbstractInsnNode jump = Code.previous(caught);
        LabelNode end = Code.is(jump, Opcodes.GOTO) && types.kindOf(Code.previous(jump)) == Kind.SCOPE
                ? ((JumpInsnNode) jump).label
                : null;
        return new ScopeExit(method, close, primary, caught, end);
    }

    /** The slot of the error that is thrown after the close, or -1 if none is. */
    private static int primaryOf(AbstractInsnNode close) {
        AbstractInsnNode next = Code.next(close);
        if (Code.is(next, Opcodes.GOTO)) {
            next = Code.realFrom(((JumpInsnNode) next).label);
        }
        return Code.is(Code.next(next), Opcodes.ATHROW) ? Code.loaded(next) : -1;
    }

    /** The store with which the handler begins that {@code close} is the whole purpose of, or null. */
    private static AbstractInsnNode handlerBefore(AbstractInsnNode close) {
        AbstractInsnNode before = beforeNullCheck(close);
        int above = isSuppression(before) ? MERGE : 0;
        for (int i = 0; i <= above; i++) {
            if (beginsHandler(before)) {
                return before;
            }
            before = Code.previous(before);
        }
        return null;
    }

    /** The instruction before {@code if (r != null) r.close()}, or before {@code r.close()}. */
    static AbstractInsnNode beforeNullCheck(AbstractInsnNode close) {
        AbstractInsnNode before = Code.previous(Code.previous(close));
        // JaCoCo writes `if null goto end` as `if not null goto close; probe; goto end`.
        AbstractInsnNode check = Code.is(before, Opcodes.GOTO) ? Code.previous(before) : before;
        boolean checks = Code.is(check, Opcodes.IFNULL) || Code.is(check, Opcodes.IFNONNULL);
        return checks ? Code.previous(Code.previous(check)) : before;
    }

    private static boolean isSuppression(AbstractInsnNode in) {
        return in instanceof MethodInsnNode call && call.name.equals("addSuppressed");
    }

    /** Whether a handler of everything begins with this store; ecj leaves some in place that nothing leads to. */
    private static boolean beginsHandler(AbstractInsnNode store) {
        FrameNode frame = Code.stored(store) < 0 ? null : Code.frameBefore(store);
        return frame != null
                && frame.stack.equals(List.of(THROWABLE))
                && !Code.fallsThrough(Code.previous(store).getOpcode());
    }

    /** The blocks whose errors arrive here. */
    List<TryCatchBlockNode> body() {
        return method.tryCatchBlocks.stream()
                .filter(block -> Code.realFrom(block.handler) == caught)
                .toList();
    }

    /** Replaces the close. */
    void rewrite() {
        LabelNode start = new LabelNode();
        LabelNode stop = new LabelNode();
        LabelNode handler = new LabelNode();
        LabelNode after = new LabelNode();
        int second = method.maxLocals++;
        InsnList exit = new InsnList();
        exit.add(start);
        exit.add(new VarInsnNode(Opcodes.ALOAD, primary));
        exit.add(Calls.exit());
        exit.add(Calls.await());
        exit.add(stop);
        leaveUnlessNull(exit);
        exit.add(new JumpInsnNode(Opcodes.GOTO, after));
        exit.add(handler);
        exit.add(withPrimary(List.of(THROWABLE)));
        exit.add(new VarInsnNode(Opcodes.ASTORE, second));
        exit.add(new VarInsnNode(Opcodes.ALOAD, second));
        exit.add(new VarInsnNode(Opcodes.ALOAD, primary));
        exit.add(Calls.driver(RuntimeNames.SUPPRESS, RuntimeNames.SUPPRESS_DESCRIPTOR));
        exit.add(new VarInsnNode(Opcodes.ALOAD, second));
        exit.add(new VarInsnNode(Opcodes.ASTORE, primary));
        exit.add(after);
        if (Code.frameFrom(close.getNext()) == null) {
            exit.add(withPrimary(List.of()));
        }
        code.insertBefore(close, exit);
        code.remove(close);
        method.tryCatchBlocks.add(0, new TryCatchBlockNode(start, stop, handler, null));
    }

    /** Takes the scope's answer: the error that leaves, or null for none. */
    private void leaveUnlessNull(InsnList exit) {
        if (end == null) {
            exit.add(new VarInsnNode(Opcodes.ALOAD, primary));
            exit.add(Calls.driver(RuntimeNames.ANSWER, RuntimeNames.ANSWER_DESCRIPTOR));
        }
        exit.add(new TypeInsnNode(Opcodes.CHECKCAST, THROWABLE));
        exit.add(new VarInsnNode(Opcodes.ASTORE, primary));
        if (end != null) {
            LabelNode stays = new LabelNode();
            exit.add(new VarInsnNode(Opcodes.ALOAD, primary));
            exit.add(new JumpInsnNode(Opcodes.IFNONNULL, stays));
            assignWhatTheBodyAssigns(exit);
            exit.add(new JumpInsnNode(Opcodes.GOTO, end));
            exit.add(stays);
            exit.add(withPrimary(List.of()));
        }
    }

    /** Sets to zero or null what only the body has assigned, and the code behind the statement may read. */
    private void assignWhatTheBodyAssigns(InsnList exit) {
        FrameNode here = Code.frameBefore(caught);
        FrameNode behind = Code.frameFrom(end);
        int slot = 0;
        for (int i = 0; behind != null && i < behind.local.size(); i++) {
            Object type = behind.local.get(i);
            Object had = FrameTypes.typeAt(here.local, slot);
            boolean assigned = had != Opcodes.TOP && !(type == Opcodes.NULL && had != Opcodes.NULL);
            if (!assigned && (type instanceof String || type instanceof Integer && type != Opcodes.TOP)) {
                Cell cell = new Cell(slot, false, type, false);
                exit.add(Moves.zero(cell));
                exit.add(Moves.store(cell, slot));
            }
            slot += FrameTypes.sizeOf(type);
        }
    }

    /** The locals as the handler has them, with the error in its slot. */
    private FrameNode withPrimary(List<Object> stack) {
        return FrameTypes.frame(FrameTypes.with(Code.frameBefore(caught).local, primary, THROWABLE), stack);
    }
}
