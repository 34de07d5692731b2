// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.emit;

import dev.weft.agent.abi.RuntimeNames;
import dev.weft.agent.analyze.Cell;
import dev.weft.agent.analyze.SuspensionPoint;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.FrameNode;

/** Stack map frames (JVMS 4.7.4) of a body, in expanded form: a long or double is one entry. */
final class StackMaps {

    private final WovenMethod woven;

    StackMaps(WovenMethod woven) {
        this.woven = woven;
    }

    /** No locals but the body's parameters, no operands. */
    FrameNode empty() {
        return FrameTypes.frame(parameters(), List.of());
    }

    /** The cells of a point, and the awaited object or its value on top. */
    FrameNode at(SuspensionPoint point) {
        List<Object> locals = parameters();
        int slot = woven.frameSlot();
        for (Cell cell : point.locals()) {
            while (slot < cell.place()) {
                locals.add(Opcodes.TOP);
                slot++;
            }
            locals.add(cell.type());
            slot += cell.size();
        }
        List<Object> stack = new ArrayList<>();
        point.operands().forEach(cell -> stack.add(cell.type()));
        stack.add("java/lang/Object");
        return FrameTypes.frame(locals, stack);
    }

    /** The compiler's locals with the frame and the driver inserted. */
    List<Object> shifted(List<Object> locals) {
        List<Object> shifted = parameters();
        List<Object> own = locals == null ? List.of() : locals;
        shifted.addAll(own.subList(Math.min(woven.frameSlot(), own.size()), own.size()));
        return shifted;
    }

    private List<Object> parameters() {
        List<Object> locals = new ArrayList<>();
        if (!woven.isStatic()) {
            locals.add(woven.owner().name);
        }
        locals.add(woven.frame());
        locals.add(RuntimeNames.DRIVER);
        return locals;
    }
}
