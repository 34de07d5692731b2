// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.analyze;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * The instructions of a loop's body, as the compiler laid them out:
 *
 * <pre>
 *   javac                                  ecj
 *   HEAD: if not i.hasNext() goto END              goto HEAD
 *         body                             START: body
 *         goto HEAD                        HEAD:  if i.hasNext() goto START
 *   END:                                   END:
 * </pre>
 *
 * <p>Where what follows the loop is a jump, END is what that leads to, perhaps far behind or before the loop. The blocks of
 * outer try statements that a jump out of the loop passes stand within the body, but not under the handlers of their
 * statement; they are not counted.
 */
public final class LoopBody {

    private final MethodNode method;
    private final ControlFlow flow;

    /** The load of the iterator with which the head begins. */
    private final AbstractInsnNode head;

    /** The jump that the head ends with. */
    private final JumpInsnNode test;

    private final int slot;

    /** Where the body begins. */
    private final int start;

    private final List<TryCatchBlockNode> guards = new ArrayList<>();
    private final BitSet inside = new BitSet();

    /** The body of the loop whose head goes from {@code head} to {@code test}; its iterator is in {@code slot}. */
    public LoopBody(MethodNode method, AbstractInsnNode head, JumpInsnNode test, int slot) {
        this.method = method;
        this.flow = new ControlFlow(method);
        this.head = head;
        this.test = test;
        this.slot = slot;
        boolean testedFirst = Code.is(test, Opcodes.IFEQ) || index(test.label) > index(test);
        this.start = Code.is(test, Opcodes.IFEQ) ? index(Code.next(test)) : index(Code.realFrom(test.label));
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            if (covers(block, index(head))) {
                guards.add(block);
            }
        }
        collect(testedFirst ? endAfterTest() : index(head));
    }

    /** Whether the body stands where the shape says, with its iterator untouched, and inner handlers before outer ones. */
    public boolean isRegular() {
        if (inside.isEmpty()) {
            return false;
        }
        for (int i = inside.nextSetBit(0); i >= 0; i = inside.nextSetBit(i + 1)) {
            if (overwritesIterator(method.instructions.get(i))) {
                return false;
            }
        }
        List<TryCatchBlockNode> blocks = method.tryCatchBlocks;
        return blocks.subList(firstGuard(), blocks.size()).stream()
                .allMatch(block -> isPartOfGuard(block) || !overlaps(block));
    }

    private boolean overwritesIterator(AbstractInsnNode in) {
        boolean stores = in.getOpcode() >= Opcodes.ISTORE && in.getOpcode() <= Opcodes.ASTORE;
        boolean wide = Code.is(in, Opcodes.LSTORE) || Code.is(in, Opcodes.DSTORE);
        return stores && (((VarInsnNode) in).var == slot || wide && ((VarInsnNode) in).var + 1 == slot);
    }

    /** Whether an instruction belongs to the body. */
    public boolean contains(AbstractInsnNode in) {
        return in != null && inside.get(index(in));
    }

    /** Whether control that goes on at {@code in} leaves the loop. */
    public boolean isBehind(AbstractInsnNode in) {
        return in != head && !contains(in);
    }

    /** The stretches of the body: from the first to the last instruction of each, both in it. */
    public List<AbstractInsnNode[]> stretches() {
        List<AbstractInsnNode[]> found = new ArrayList<>();
        AbstractInsnNode first = null;
        AbstractInsnNode last = null;
        for (AbstractInsnNode in = method.instructions.getFirst(); in != null; in = in.getNext()) {
            if (in.getOpcode() >= 0 && contains(in)) {
                first = first == null ? in : first;
                last = in;
            } else if (in.getOpcode() >= 0 && first != null) {
                found.add(new AbstractInsnNode[] {first, last});
                first = null;
            }
        }
        if (first != null) {
            found.add(new AbstractInsnNode[] {first, last});
        }
        return found;
    }

    /** The blocks that guard the whole loop, innermost first. */
    public List<TryCatchBlockNode> guards() {
        return guards;
    }

    /** The place of the innermost guard in the method's table; its end if there is none. */
    public int firstGuard() {
        List<TryCatchBlockNode> blocks = method.tryCatchBlocks;
        return IntStream.range(0, blocks.size())
                .filter(i -> isPartOfGuard(blocks.get(i)))
                .findFirst()
                .orElse(blocks.size());
    }

    /** Compilers split what a handler guards, where they copy a finally block into it. */
    private boolean isPartOfGuard(TryCatchBlockNode block) {
        return guards.stream().anyMatch(guard -> isSame(guard, block));
    }

    private static boolean isSame(TryCatchBlockNode guard, TryCatchBlockNode block) {
        return guard.handler == block.handler && Objects.equals(guard.type, block.type);
    }

    /** The end of a body behind the test: where the loop goes on, or its last jump back if that is elsewhere. */
    private int endAfterTest() {
        LabelNode exit = Code.is(test, Opcodes.IFEQ) ? test.label : exitBehindProbe();
        if (exit != null && index(exit) > index(test)) {
            return index(exit);
        }
        int end = start;
        for (int i = start; i < method.instructions.size(); i++) {
            if (method.instructions.get(i) instanceof JumpInsnNode jump && Code.realFrom(jump.label) == head) {
                end = i + 1;
            }
        }
        return end;
    }

    /** JaCoCo writes {@code if not hasNext goto END} as {@code if hasNext goto body; probe; goto END}. */
    private LabelNode exitBehindProbe() {
        return Code.next(test) instanceof JumpInsnNode jump && jump.getOpcode() == Opcodes.GOTO ? jump.label : null;
    }

    private void collect(int end) {
        BitSet otherwise = reachable(0, start);
        BitSet reached = reachable(start, index(head));
        for (int i = Math.min(start, end); i < end; i++) {
            if (reached.get(i) && !otherwise.get(i) && isGuarded(i)) {
                inside.set(i);
            }
        }
    }

    private boolean isGuarded(int i) {
        return guards.stream()
                .allMatch(guard ->
                        method.tryCatchBlocks.stream().anyMatch(block -> isSame(guard, block) && covers(block, i)));
    }

    /** What control reaches from {@code from} without passing {@code barrier}. */
    private BitSet reachable(int from, int barrier) {
        BitSet reached = new BitSet();
        Deque<Integer> left = new ArrayDeque<>(List.of(from));
        while (!left.isEmpty()) {
            int i = left.pop();
            if (i != barrier && !reached.get(i)) {
                reached.set(i);
                for (int next : flow.next(i)) {
                    left.push(next);
                }
                for (int handler : flow.handlers(i)) {
                    left.push(handler);
                }
            }
        }
        return reached;
    }

    private boolean overlaps(TryCatchBlockNode block) {
        int first = inside.nextSetBit(index(block.start));
        return first >= 0 && first < index(block.end);
    }

    private boolean covers(TryCatchBlockNode block, int i) {
        return index(block.start) <= i && i < index(block.end);
    }

    private int index(AbstractInsnNode in) {
        return method.instructions.indexOf(in);
    }
}
