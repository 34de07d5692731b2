// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.emit;

import dev.weft.agent.analyze.Code;
import dev.weft.agent.analyze.Suspensions;
import dev.weft.agent.analyze.TypeReplay;
import dev.weft.agent.diagnose.Limit;
import dev.weft.agent.diagnose.WeaveException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Moves {@code NEW} behind the constructor's arguments where an await stands among them: an uninitialised object can't
 * be saved in a field. {@code new A(await(x))} becomes
 *
 * <pre>
 *   NEW A; POP            // where it was: A is initialised before x is evaluated
 *   ...await(x)...
 *   store the arguments; NEW A; DUP; load the arguments; INVOKESPECIAL A.&lt;init&gt;
 * </pre>
 *
 * <p>Where javac has to empty the operand stack (a try in a switch expression), the uninitialised object passes through
 * locals; those copies are made when the object is. Other shapes are refused.
 */
public final class UninitializedNew {

    private final String owner;
    private final MethodNode method;
    private final TypeReplay replay;

    /** The moved objects, each with the calls of its constructor. */
    private final Map<TypeInsnNode, Map<MethodInsnNode, Copies>> moved = new LinkedHashMap<>();

    /** Instructions that copy a moved object, which isn't there any more. */
    private final Set<AbstractInsnNode> copies = new LinkedHashSet<>();

    /** First slot behind the method's own: the arguments of a constructor wait there while the object is made. */
    private final int temporaries;

    /**
     * Where an object is when its constructor is called.
     *
     * @param operands how many times it lies below the arguments
     * @param slots the locals that hold it
     */
    private record Copies(int operands, List<Integer> slots) {}

    private UninitializedNew(String owner, MethodNode method) {
        this.owner = owner;
        this.method = method;
        this.replay = new TypeReplay(owner, method);
        this.temporaries = method.maxLocals;
    }

    /**
     * Rewrites {@code method}.
     *
     * @throws WeaveException if an object is moved about in an unknown way before its constructor has run
     */
    public static void rewrite(String owner, MethodNode method) {
        UninitializedNew pass = new UninitializedNew(owner, method);
        pass.findCrossing();
        if (!pass.moved.isEmpty()) {
            pass.findUses();
            pass.apply();
        }
    }

    private void findCrossing() {
        replay.run((in, locals, stack) -> {
            if (Suspensions.kindOf(in) != null) {
                stack.forEach(this::move);
                locals.forEach(this::move);
            }
        });
    }

    private void move(Object type) {
        TypeInsnNode created = replay.newOf(type);
        if (created != null) {
            moved.putIfAbsent(created, new LinkedHashMap<>());
        }
    }

    private boolean isMoved(Object type) {
        return moved.containsKey(replay.newOf(type));
    }

    private void findUses() {
        replay.run((in, locals, stack) -> {
            int opcode = in.getOpcode();
            if ((opcode == Opcodes.DUP || opcode == Opcodes.ASTORE) && isMoved(top(stack))
                    || opcode == Opcodes.ALOAD && isMoved(locals.get(((VarInsnNode) in).var))) {
                copies.add(in);
            } else if (stack.subList(Math.max(0, stack.size() - shuffled(opcode)), stack.size()).stream()
                    .anyMatch(this::isMoved)) {
                throw new WeaveException(Limit.UNDER_CONSTRUCTION.refuse(owner, method.name, Code.lineOf(in)));
            } else if (in.getOpcode() == Opcodes.INVOKESPECIAL) {
                MethodInsnNode call = (MethodInsnNode) in;
                if (call.name.equals("<init>")) {
                    int below = stack.size() - (Type.getArgumentsAndReturnSizes(call.desc) >> 2);
                    TypeInsnNode created = below < 0 ? null : replay.newOf(stack.get(below));
                    if (moved.containsKey(created)) {
                        moved.get(created).put(call, copies(created, locals, stack.subList(0, below + 1), in));
                    }
                }
            }
        });
    }

    /** How many operands an instruction moves about that is not one of the known ways to copy an object. */
    private static int shuffled(int opcode) {
        return switch (opcode) {
            case Opcodes.POP -> 1;
            case Opcodes.POP2, Opcodes.SWAP, Opcodes.DUP_X1, Opcodes.DUP2 -> 2;
            case Opcodes.DUP_X2, Opcodes.DUP2_X1 -> 3;
            case Opcodes.DUP2_X2 -> 4;
            default -> 0;
        };
    }

    private Copies copies(TypeInsnNode created, List<Object> locals, List<Object> stack, AbstractInsnNode in) {
        List<Integer> operands = placesOf(created, stack);
        if (operands.get(0) != stack.size() - operands.size()) {
            throw new WeaveException(Limit.UNDER_CONSTRUCTION.refuse(owner, method.name, Code.lineOf(in)));
        }
        return new Copies(operands.size(), placesOf(created, locals));
    }

    private List<Integer> placesOf(TypeInsnNode created, List<Object> types) {
        return IntStream.range(0, types.size())
                .filter(i -> replay.newOf(types.get(i)) == created)
                .boxed()
                .toList();
    }

    private static Object top(List<Object> stack) {
        return stack.isEmpty() ? null : stack.get(stack.size() - 1);
    }

    private void apply() {
        for (AbstractInsnNode in : method.instructions.toArray()) {
            if (in instanceof FrameNode frame) {
                List<Object> stack = new ArrayList<>(frame.stack == null ? List.of() : frame.stack);
                stack.removeIf(this::isMoved);
                frame.stack = stack;
                List<Object> locals = new ArrayList<>(frame.local == null ? List.of() : frame.local);
                locals.replaceAll(type -> isMoved(type) ? Opcodes.TOP : type);
                frame.local = locals;
            }
        }
        moved.forEach((created, constructors) -> {
            constructors.forEach((call, copies) -> construct(created, call, copies));
            method.instructions.insert(created, new InsnNode(Opcodes.POP));
        });
        copies.forEach(method.instructions::remove);
    }

    private void construct(TypeInsnNode created, MethodInsnNode call, Copies copies) {
        InsnList before = new InsnList();
        Type[] arguments = Type.getArgumentTypes(call.desc);
        int[] slots = new int[arguments.length];
        int next = temporaries;
        for (int i = 0; i < arguments.length; i++) {
            slots[i] = next;
            next += arguments[i].getSize();
        }
        method.maxLocals = Math.max(method.maxLocals, next);
        for (int i = arguments.length - 1; i >= 0; i--) {
            before.add(new VarInsnNode(arguments[i].getOpcode(Opcodes.ISTORE), slots[i]));
        }
        before.add(new TypeInsnNode(Opcodes.NEW, created.desc));
        for (int slot : copies.slots) {
            before.add(new InsnNode(Opcodes.DUP));
            before.add(new VarInsnNode(Opcodes.ASTORE, slot));
        }
        for (int i = 1; i < copies.operands; i++) {
            before.add(new InsnNode(Opcodes.DUP));
        }
        for (int i = 0; i < arguments.length; i++) {
            before.add(new VarInsnNode(arguments[i].getOpcode(Opcodes.ILOAD), slots[i]));
        }
        method.instructions.insertBefore(call, before);
    }
}
