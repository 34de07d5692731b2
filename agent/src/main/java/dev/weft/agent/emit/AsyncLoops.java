// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.emit;

import dev.weft.agent.abi.RuntimeNames;
import dev.weft.agent.analyze.Code;
import dev.weft.agent.analyze.Suspensions;
import dev.weft.agent.diagnose.Limit;
import dev.weft.agent.diagnose.WeaveException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Makes the loop {@code for (x : await(source))} wait for its items:
 *
 * <pre>
 *   i = await(source).iterator();          i = AsyncItems.of(source);
 *   while (i.hasNext())                    while (i.arrived(await(i.advance())))
 *     x = i.next(); ...                      x = i.next(); ...
 * </pre>
 *
 * <p>If the source is what a call returns, and a generator which that call has made, the loop is all that knows it, and closes it
 * when it is left early: see {@link LoopExits}.
 *
 * <p>Compilers test {@code hasNext} at one place, directly behind the store of the iterator or where they jump from there.
 */
public final class AsyncLoops {

    private final String owner;
    private final MethodNode method;

    /** The heads of loops over generators that nobody but the loop may know, with the jumps that end them. */
    private final Map<VarInsnNode, JumpInsnNode> closing = new LinkedHashMap<>();

    private AsyncLoops(String owner, MethodNode method) {
        this.owner = owner;
        this.method = method;
    }

    /**
     * Rewrites {@code method}; the awaits it adds are woven like any other.
     *
     * @throws WeaveException if items are awaited outside the head of a loop
     */
    public static void rewrite(String owner, MethodNode method) {
        AsyncLoops pass = new AsyncLoops(owner, method);
        for (AbstractInsnNode in : method.instructions.toArray()) {
            if (Suspensions.isAwaitOfItems(in)) {
                pass.rewrite(in);
            }
        }
        pass.closing.forEach((head, test) -> LoopExits.rewrite(owner, method, head, test)); // outer ones first
    }

    private void rewrite(AbstractInsnNode await) {
        AbstractInsnNode iterator = Code.next(await);
        AbstractInsnNode store = Code.next(iterator);
        AbstractInsnNode load = Code.next(store);
        if (Code.is(load, Opcodes.GOTO)) {
            load = Code.realFrom(((JumpInsnNode) load).label);
        }
        AbstractInsnNode hasNext = Code.next(load);
        if (!isCall(iterator, "java/lang/Iterable", "iterator")
                || Code.stored(store) < 0
                || Code.stored(store) != Code.loaded(load)
                || !isCall(hasNext, "java/util/Iterator", "hasNext")) {
            throw new WeaveException(Limit.ASYNC_FOR.refuse(owner, method.name, Code.lineOf(await)));
        }
        if (Code.previous(await) instanceof MethodInsnNode call
                && Type.getReturnType(call.desc).getDescriptor().equals(RuntimeNames.ASYNC_GENERATOR_DESCRIPTOR)
                && Code.next(hasNext) instanceof JumpInsnNode test) {
            closing.put((VarInsnNode) load, test);
            method.instructions.insertBefore(await, new LdcInsnNode(call.name));
            method.instructions.set(await, of(RuntimeNames.ITEMS_OF_CALL, RuntimeNames.ITEMS_OF_CALL_DESCRIPTOR));
        } else {
            method.instructions.set(await, of(RuntimeNames.ITEMS_OF, RuntimeNames.ITEMS_OF_DESCRIPTOR));
        }
        method.instructions.remove(iterator);
        method.instructions.insertBefore(hasNext, advance());
        method.instructions.remove(hasNext);
    }

    /** From the iterator on the stack to whether there is an item. */
    private static InsnList advance() {
        InsnList code = new InsnList();
        code.add(new TypeInsnNode(Opcodes.CHECKCAST, RuntimeNames.ASYNC_ITEMS));
        code.add(new InsnNode(Opcodes.DUP));
        code.add(items(RuntimeNames.ADVANCE, RuntimeNames.ADVANCE_DESCRIPTOR));
        code.add(Calls.await());
        code.add(items(RuntimeNames.ARRIVED, RuntimeNames.ARRIVED_DESCRIPTOR));
        return code;
    }

    private static MethodInsnNode of(String name, String descriptor) {
        return new MethodInsnNode(Opcodes.INVOKESTATIC, RuntimeNames.ASYNC_ITEMS, name, descriptor, false);
    }

    private static MethodInsnNode items(String name, String descriptor) {
        return new MethodInsnNode(Opcodes.INVOKEVIRTUAL, RuntimeNames.ASYNC_ITEMS, name, descriptor, false);
    }

    private static boolean isCall(AbstractInsnNode in, String type, String name) {
        return in instanceof MethodInsnNode call && call.owner.equals(type) && call.name.equals(name);
    }
}
