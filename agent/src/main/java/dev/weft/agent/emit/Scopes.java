// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.emit;

import dev.weft.agent.abi.RuntimeNames;
import dev.weft.agent.analyze.Cell;
import dev.weft.agent.analyze.ScopeTypes;
import dev.weft.agent.analyze.ScopeTypes.Kind;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Turns {@code close()} of asynchronous resources into awaits, and gives a scope the say over how its try statement ends.
 * What javac (11 and later) writes for {@code try (r = ...) { body }}, and what becomes of it when r is a scope:
 *
 * <pre>
 *   body; r.close(); goto END          body; leave(await(r.exit(null))); goto END
 *   catch t:  try r.close();           catch t:  try t = await(r.exit(t)); if t == null goto END;
 *             catch x:                           catch x:
 *               t.addSuppressed(x)                 x.addSuppressed(t); throw x
 *             throw t                            throw t
 *   END:                               END:
 * </pre>
 */
public final class Scopes {

    private static final String THROWABLE = "java/lang/Throwable";

    private final MethodNode method;
    private final InsnList code;
    private final ScopeTypes types;

    private Scopes(MethodNode method, ScopeTypes types) {
        this.method = method;
        this.code = method.instructions;
        this.types = types;
    }

    /** Rewrites {@code method}; the awaits it adds are woven like any other. */
    public static void rewrite(MethodNode method, ScopeTypes types) {
        Scopes pass = new Scopes(method, types);
        for (AbstractInsnNode in : method.instructions.toArray()) {
            if (types.kindOf(in) == Kind.SCOPE) {
                pass.rewriteExceptional((MethodInsnNode) in);
            }
        }
        for (AbstractInsnNode in : method.instructions.toArray()) {
            Kind kind = types.kindOf(in);
            if (kind == Kind.CLOSEABLE) {
                pass.rewriteClose(in);
            } else if (kind == Kind.SCOPE) {
                pass.rewriteNormal(in);
            }
        }
    }

    private void rewriteClose(AbstractInsnNode close) {
        InsnList await = new InsnList();
        await.add(new MethodInsnNode(
                Opcodes.INVOKEINTERFACE,
                RuntimeNames.ASYNC_CLOSEABLE,
                RuntimeNames.CLOSE_ASYNC,
                RuntimeNames.CLOSE_ASYNC_DESCRIPTOR,
                true));
        await.add(await());
        await.add(new InsnNode(Opcodes.POP));
        replace(close, await);
    }

    private void rewriteNormal(AbstractInsnNode close) {
        InsnList exit = new InsnList();
        exit.add(new InsnNode(Opcodes.ACONST_NULL));
        exit.add(exit());
        exit.add(await());
        exit.add(driver(RuntimeNames.LEAVE, RuntimeNames.LEAVE_DESCRIPTOR));
        replace(close, exit);
    }

    private void rewriteExceptional(MethodInsnNode close) {
        Handler handler = handlerOf(close);
        if (handler == null) {
            return;
        }
        int primary = handler.primary;
        LabelNode end = endOf(close, primary);
        InsnList exit = new InsnList();
        exit.add(new VarInsnNode(Opcodes.ALOAD, primary));
        exit.add(exit());
        exit.add(await());
        if (end == null) {
            exit.add(new VarInsnNode(Opcodes.ALOAD, primary));
            exit.add(driver(RuntimeNames.ANSWER, RuntimeNames.ANSWER_DESCRIPTOR));
        }
        exit.add(new TypeInsnNode(Opcodes.CHECKCAST, THROWABLE));
        exit.add(new VarInsnNode(Opcodes.ASTORE, primary));
        if (end != null) {
            exit.add(new VarInsnNode(Opcodes.ALOAD, primary));
            exit.add(new JumpInsnNode(Opcodes.IFNULL, end));
        }
        if (end != null) {
            exit.insertBefore(exit.getLast().getPrevious(), unassigned(caughtAt(close, primary), end));
        }
        replace(close, exit);
        InsnList instead = new InsnList();
        instead.add(new VarInsnNode(Opcodes.ALOAD, handler.second));
        instead.add(new VarInsnNode(Opcodes.ALOAD, primary));
        instead.add(driver(RuntimeNames.SUPPRESS, RuntimeNames.SUPPRESS_DESCRIPTOR));
        instead.add(new VarInsnNode(Opcodes.ALOAD, handler.second));
        instead.add(new InsnNode(Opcodes.ATHROW));
        code.remove(previousReal(previousReal(handler.addSuppressed)));
        code.remove(previousReal(handler.addSuppressed));
        replace(handler.addSuppressed, instead);
    }

    /**
     * The handler that adds the error of a close to the primary one.
     *
     * @param primary slot of the error that left the body
     * @param second slot of the error of the close
     */
    private record Handler(int primary, int second, AbstractInsnNode addSuppressed) {}

    /** The handler around a close on the exceptional path; null for a close on a normal one. */
    private Handler handlerOf(AbstractInsnNode close) {
        int at = code.indexOf(close);
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            if (THROWABLE.equals(block.type) && code.indexOf(block.start) <= at && at < code.indexOf(block.end)) {
                AbstractInsnNode store = nextReal(block.handler);
                AbstractInsnNode primary = nextReal(store);
                AbstractInsnNode second = nextReal(primary);
                AbstractInsnNode call = nextReal(second);
                if (is(store, Opcodes.ASTORE)
                        && is(primary, Opcodes.ALOAD)
                        && is(second, Opcodes.ALOAD)
                        && call instanceof MethodInsnNode suppress
                        && suppress.name.equals("addSuppressed")
                        && ((VarInsnNode) store).var == ((VarInsnNode) second).var) {
                    return new Handler(((VarInsnNode) primary).var, ((VarInsnNode) second).var, call);
                }
            }
        }
        return null;
    }

    /** Where the statement goes on after its normal close, or null if its body never ends normally. */
    private LabelNode endOf(MethodInsnNode exceptionalClose, int primary) {
        AbstractInsnNode caught = caughtAt(exceptionalClose, primary);
        AbstractInsnNode jump = caught == null ? null : previousReal(caught);
        if (!is(jump, Opcodes.GOTO)) {
            return null;
        }
        return types.kindOf(previousReal(jump)) == Kind.SCOPE ? ((JumpInsnNode) jump).label : null;
    }

    /** The store of the primary error, with which its handler begins; null if there is none. */
    private static AbstractInsnNode caughtAt(AbstractInsnNode exceptionalClose, int primary) {
        AbstractInsnNode caught = exceptionalClose;
        while (caught != null && !(is(caught, Opcodes.ASTORE) && ((VarInsnNode) caught).var == primary)) {
            caught = caught.getPrevious();
        }
        return caught;
    }

    /** Sets to zero or null what only the body has assigned, and the code behind the statement may read. */
    private static InsnList unassigned(AbstractInsnNode caught, LabelNode end) {
        InsnList code = new InsnList();
        FrameNode handler = frameBefore(caught);
        FrameNode after = frameAfter(end);
        int slot = 0;
        for (int i = 0; after != null && i < after.local.size(); i++) {
            Object type = after.local.get(i);
            boolean assigned = handler == null || i < handler.local.size() && handler.local.get(i) != Opcodes.TOP;
            if (!assigned && (type instanceof String || type instanceof Integer && type != Opcodes.TOP)) {
                Cell cell = new Cell(slot, false, type, false);
                code.add(Moves.zero(cell));
                code.add(Moves.store(cell, slot));
            }
            slot += type == Opcodes.LONG || type == Opcodes.DOUBLE ? 2 : 1;
        }
        return code;
    }

    private static FrameNode frameBefore(AbstractInsnNode in) {
        AbstractInsnNode previous = in.getPrevious();
        while (previous != null && previous.getOpcode() < 0 && !(previous instanceof FrameNode)) {
            previous = previous.getPrevious();
        }
        return previous instanceof FrameNode frame ? frame : null;
    }

    private static FrameNode frameAfter(AbstractInsnNode in) {
        AbstractInsnNode next = in;
        while (next != null && next.getOpcode() < 0 && !(next instanceof FrameNode)) {
            next = next.getNext();
        }
        return next instanceof FrameNode frame ? frame : null;
    }

    private static boolean is(AbstractInsnNode in, int opcode) {
        return in != null && in.getOpcode() == opcode;
    }

    private static AbstractInsnNode nextReal(AbstractInsnNode in) {
        AbstractInsnNode next = in == null ? null : in.getNext();
        while (next != null && next.getOpcode() < 0) {
            next = next.getNext();
        }
        return next;
    }

    private static AbstractInsnNode previousReal(AbstractInsnNode in) {
        AbstractInsnNode previous = in.getPrevious();
        while (previous != null && previous.getOpcode() < 0) {
            previous = previous.getPrevious();
        }
        return previous;
    }

    private void replace(AbstractInsnNode old, InsnList by) {
        code.insertBefore(old, by);
        code.remove(old);
    }

    private static MethodInsnNode exit() {
        return new MethodInsnNode(
                Opcodes.INVOKEINTERFACE,
                RuntimeNames.ASYNC_SCOPE,
                RuntimeNames.EXIT,
                RuntimeNames.EXIT_DESCRIPTOR,
                true);
    }

    private static MethodInsnNode await() {
        return new MethodInsnNode(
                Opcodes.INVOKESTATIC, RuntimeNames.WEFT, RuntimeNames.AWAIT, RuntimeNames.AWAIT_DESCRIPTOR, false);
    }

    private static MethodInsnNode driver(String name, String descriptor) {
        return new MethodInsnNode(Opcodes.INVOKESTATIC, RuntimeNames.DRIVER, name, descriptor, false);
    }
}
