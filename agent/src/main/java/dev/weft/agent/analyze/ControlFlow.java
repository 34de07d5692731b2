// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.analyze;

import java.util.stream.IntStream;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** The edges of a method's control flow graph, by instruction index. */
public final class ControlFlow {

    private static final int[] NONE = {};

    private final InsnList code;
    private final int[][] next;
    private final int[][] handlers;

    /** The edges of {@code method}. */
    public ControlFlow(MethodNode method) {
        this.code = method.instructions;
        this.next = new int[code.size()][];
        this.handlers = new int[code.size()][];
        for (int i = 0; i < next.length; i++) {
            next[i] = nextOf(code.get(i), i);
            handlers[i] = NONE;
        }
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            int end = code.indexOf(block.end);
            for (int i = code.indexOf(block.start); i < end; i++) {
                if (code.get(i).getOpcode() >= 0) {
                    handlers[i] = with(handlers[i], code.indexOf(block.handler));
                }
            }
        }
    }

    /** Where control may go from instruction {@code i} when it completes. */
    public int[] next(int i) {
        return next[i];
    }

    /** Where control may go from instruction {@code i} when it throws. */
    public int[] handlers(int i) {
        return handlers[i];
    }

    private int[] nextOf(AbstractInsnNode in, int i) {
        int[] targets = NONE;
        if (in instanceof JumpInsnNode jump) {
            targets = new int[] {code.indexOf(jump.label)};
        } else if (in instanceof TableSwitchInsnNode table) {
            targets = targets(table.labels, table.dflt);
        } else if (in instanceof LookupSwitchInsnNode lookup) {
            targets = targets(lookup.labels, lookup.dflt);
        }
        return Code.fallsThrough(in.getOpcode()) && i + 1 < code.size() ? with(targets, i + 1) : targets;
    }

    private int[] targets(Iterable<LabelNode> labels, LabelNode dflt) {
        int[] targets = {code.indexOf(dflt)};
        for (LabelNode label : labels) {
            targets = with(targets, code.indexOf(label));
        }
        return targets;
    }

    private static int[] with(int[] edges, int target) {
        return IntStream.concat(IntStream.of(edges), IntStream.of(target)).toArray();
    }
}
