// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.emit;

import dev.weft.agent.abi.RuntimeNames;
import dev.weft.agent.analyze.MethodKind;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * A method being woven, with the names of what is made of it.
 *
 * @param owner the class that declares it
 * @param method the method as the compiler wrote it
 * @param frame internal name of its frame class
 */
public record WovenMethod(ClassNode owner, MethodNode method, String frame) {

    /** Name of the frame's field that holds {@code this}. */
    static final String SELF = "self";

    /** Name of the frame class's constant. */
    static final String TYPE_CONSTANT = "TYPE";

    boolean isStatic() {
        return (method.access & Opcodes.ACC_STATIC) != 0;
    }

    boolean inInterface() {
        return (owner.access & Opcodes.ACC_INTERFACE) != 0;
    }

    MethodKind kind() {
        return MethodKind.of(method.desc);
    }

    /** Descriptor of the body. */
    String bodyDescriptor() {
        return "(L" + frame + ";L" + RuntimeNames.DRIVER + ";)Ljava/lang/Object;";
    }

    /** Slot of the body's frame parameter; the driver's is the next, the method's own locals follow. */
    int frameSlot() {
        return isStatic() ? 0 : 1;
    }

    int driverSlot() {
        return frameSlot() + 1;
    }

    /** The body's slot for one of the method's own. */
    int shifted(int slot) {
        return slot < frameSlot() ? slot : slot + 2;
    }
}
