// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.emit;

import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;

/** Line numbers for code that stands out of line. */
final class Lines {

    private Lines() {}

    /** Makes what follows in {@code code} belong to {@code line}, if it is known. */
    static void mark(int line, InsnList code) {
        if (line > 0) {
            LabelNode label = new LabelNode();
            code.add(label);
            code.add(new LineNumberNode(line, label));
        }
    }
}
