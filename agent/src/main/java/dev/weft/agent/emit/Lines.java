// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.emit;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;

/** Line numbers for code that stands out of line. */
final class Lines {

    private Lines() {}

    /**
     * Makes what follows in {@code code} belong to {@code line}, if it is known, for stepping and for profilers. A debugger
     * puts a breakpoint on the first instruction of each stretch of a line; this one's is never run, so that the line's
     * breakpoint is hit in the method's own code alone.
     *
     * @param map the stack map of the code that follows, which begins with a map of its own
     */
    static void begin(int line, FrameNode map, InsnList code) {
        if (line > 0) {
            LabelNode label = new LabelNode();
            code.add(label);
            code.add(new LineNumberNode(line, label));
            code.add(map);
            code.add(new InsnNode(Opcodes.NOP));
        }
    }
}
