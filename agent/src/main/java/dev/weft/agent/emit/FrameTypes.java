// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.emit;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.FrameNode;

/** Lists of verification types as stack map frames have them: a long or double is one entry, and takes two slots. */
final class FrameTypes {

    private FrameTypes() {}

    /** A frame in expanded form. */
    static FrameNode frame(List<Object> locals, List<Object> stack) {
        return new FrameNode(Opcodes.F_NEW, locals.size(), locals.toArray(), stack.size(), stack.toArray());
    }

    /** How many slots a type takes. */
    static int sizeOf(Object type) {
        return type == Opcodes.LONG || type == Opcodes.DOUBLE ? 2 : 1;
    }

    /** The type in a slot; {@code TOP} behind the last. */
    static Object typeAt(List<Object> locals, int slot) {
        int at = 0;
        for (Object type : locals) {
            if (at == slot) {
                return type;
            }
            at += sizeOf(type);
        }
        return Opcodes.TOP;
    }

    /** The locals with another type in a slot, which holds {@code TOP} or one of that size. */
    static List<Object> with(List<Object> locals, int slot, Object type) {
        List<Object> changed = new ArrayList<>();
        int slots = Math.max(
                slot + sizeOf(type),
                locals.stream().mapToInt(FrameTypes::sizeOf).sum());
        for (int at = 0; at < slots; at += sizeOf(changed.get(changed.size() - 1))) {
            changed.add(at == slot ? type : typeAt(locals, at));
        }
        return changed;
    }

    /** From a list with one entry for each slot. */
    static List<Object> ofSlots(List<Object> slots) {
        List<Object> entries = new ArrayList<>();
        for (int i = 0; i < slots.size(); i += sizeOf(slots.get(i))) {
            entries.add(slots.get(i));
        }
        return entries;
    }
}
