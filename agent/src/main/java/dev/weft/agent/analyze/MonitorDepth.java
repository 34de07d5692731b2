// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.analyze;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodNode;

/** How many monitors the method has entered before each instruction. Balanced code has one answer on every path. */
final class MonitorDepth {

    private static final int UNSEEN = -1;

    private final InsnList code;
    private final int[] depth;

    MonitorDepth(MethodNode method, ControlFlow flow) {
        this.code = method.instructions;
        this.depth = new int[code.size()];
        Arrays.fill(depth, UNSEEN);
        if (usesMonitors()) {
            solve(flow);
        }
    }

    /** Whether a monitor is held when {@code instruction} runs. */
    boolean held(AbstractInsnNode instruction) {
        return depth[code.indexOf(instruction)] > 0;
    }

    private boolean usesMonitors() {
        for (AbstractInsnNode in = code.getFirst(); in != null; in = in.getNext()) {
            if (in.getOpcode() == Opcodes.MONITORENTER) {
                return true;
            }
        }
        return false;
    }

    private void solve(ControlFlow flow) {
        Deque<Integer> work = new ArrayDeque<>();
        reach(new int[] {0}, 0, work);
        while (!work.isEmpty()) {
            int i = work.pop();
            reach(flow.handlers(i), depth[i], work);
            int after = switch (code.get(i).getOpcode()) {
                case Opcodes.MONITORENTER -> depth[i] + 1;
                case Opcodes.MONITOREXIT -> Math.max(0, depth[i] - 1);
                default -> depth[i];
            };
            reach(flow.next(i), after, work);
        }
    }

    private void reach(int[] instructions, int with, Deque<Integer> work) {
        for (int i : instructions) {
            if (depth[i] == UNSEEN) {
                depth[i] = with;
                work.push(i);
            }
        }
    }
}
