// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.analyze;

import java.util.List;
import org.objectweb.asm.tree.AbstractInsnNode;

/**
 * A place where the method may be left and entered again.
 *
 * @param index counted from 1, in code order; 0 is the method's start
 * @param kind what stands there
 * @param instruction the await's call or the return
 * @param line its source line, 0 if unknown
 * @param locals the method's typed locals in slot order, without {@code this}
 * @param operands the operands below the awaited object, bottom first
 */
public record SuspensionPoint(
        int index, Kind kind, AbstractInsnNode instruction, int line, List<Cell> locals, List<Cell> operands) {

    /** What makes it a suspension point. */
    public enum Kind {
        /** A call of {@code await}. */
        AWAIT,
        /** A return of something other than {@code done(x)}: awaited in the method's place. */
        TAIL
    }
}
