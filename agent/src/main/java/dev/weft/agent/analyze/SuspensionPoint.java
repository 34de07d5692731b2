// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.analyze;

import dev.weft.agent.abi.RuntimeNames;
import java.util.List;
import org.objectweb.asm.tree.AbstractInsnNode;

/**
 * A place where the method may be left and entered again.
 *
 * @param index counted from 1, in code order; 0 is the method's start
 * @param kind what stands there
 * @param instruction the await's or yield's call, or the return
 * @param line its source line, 0 if unknown
 * @param locals the method's typed locals in slot order, without {@code this}
 * @param operands the operands below the awaited or yielded object, bottom first; a return drops them
 */
public record SuspensionPoint(
        int index, Kind kind, AbstractInsnNode instruction, int line, List<Cell> locals, List<Cell> operands) {

    /** What makes it a suspension point. */
    public enum Kind {
        /** A call of {@code await}. */
        AWAIT(RuntimeNames.AWAIT, false),
        /** A call of {@code yield}. */
        YIELD(RuntimeNames.YIELD, false),
        /** A call of {@code yieldFrom}. */
        YIELD_FROM(RuntimeNames.YIELD_FROM, false),
        /** A return of something other than {@code done(x)}: awaited in the method's place. */
        TAIL_AWAIT(RuntimeNames.AWAIT, true),
        /** A return of a generator other than {@code end(x)}: yielded from in the method's place. */
        TAIL_YIELD_FROM(RuntimeNames.YIELD_FROM, true);

        private final String driverCall;
        private final boolean tail;

        Kind(String driverCall, boolean tail) {
            this.driverCall = driverCall;
            this.tail = tail;
        }

        /** The {@code Driver}'s method that suspends. */
        public String driverCall() {
            return driverCall;
        }

        /** Whether it is a return. */
        public boolean isTail() {
            return tail;
        }
    }

    /** The point without what a return drops. */
    public SuspensionPoint kept() {
        return kind.isTail() ? new SuspensionPoint(index, kind, instruction, line, locals, List.of()) : this;
    }
}
