// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.emit;

import dev.weft.agent.abi.RuntimeNames;
import dev.weft.agent.analyze.Cell;
import dev.weft.agent.analyze.FrameLayout.Field;
import dev.weft.agent.analyze.MethodAnalysis;
import java.util.ArrayList;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Gives the method the caller knows its new code: make a frame, save the arguments, run nothing. */
public final class Creator {

    private Creator() {}

    /** Replaces the code of the woven method, whose instructions the body has taken over. */
    public static void write(WovenMethod woven, MethodAnalysis analysis) {
        InsnList code = new InsnList();
        code.add(new TypeInsnNode(Opcodes.NEW, woven.frame()));
        code.add(new InsnNode(Opcodes.DUP));
        code.add(new MethodInsnNode(Opcodes.INVOKESPECIAL, woven.frame(), "<init>", "()V", false));
        if (!woven.isStatic()) {
            code.add(new InsnNode(Opcodes.DUP));
            code.add(new VarInsnNode(Opcodes.ALOAD, 0));
            code.add(new FieldInsnNode(
                    Opcodes.PUTFIELD, woven.frame(), WovenMethod.SELF, "L" + woven.owner().name + ";"));
        }
        for (Cell cell : analysis.start()) {
            if (cell.saved()) {
                Field field = analysis.layout().fieldOf(cell);
                code.add(new InsnNode(Opcodes.DUP));
                code.add(Moves.load(cell, cell.place()));
                code.add(new FieldInsnNode(Opcodes.PUTFIELD, woven.frame(), field.name(), field.descriptor()));
            }
        }
        switch (woven.kind()) {
            case STAGE -> code.add(Calls.driver(RuntimeNames.START, RuntimeNames.START_DESCRIPTOR));
            case COROUTINE -> announce(woven, code);
            case ASYNC_GENERATOR ->
                code.add(new MethodInsnNode(
                        Opcodes.INVOKESTATIC,
                        RuntimeNames.ASYNC_GENERATOR,
                        RuntimeNames.WOVEN,
                        RuntimeNames.WOVEN_GENERATOR_DESCRIPTOR,
                        false));
            case GENERATOR -> {}
        }
        code.add(new InsnNode(Opcodes.ARETURN));
        replace(woven.method(), code);
    }

    /** Tells the frame's type of the frame on the stack, which stays there. */
    private static void announce(WovenMethod woven, InsnList code) {
        code.add(new InsnNode(Opcodes.DUP));
        code.add(new FieldInsnNode(
                Opcodes.GETSTATIC, woven.frame(), WovenMethod.TYPE_CONSTANT, "L" + RuntimeNames.FRAME_TYPE + ";"));
        code.add(new InsnNode(Opcodes.SWAP));
        code.add(new MethodInsnNode(
                Opcodes.INVOKEVIRTUAL,
                RuntimeNames.FRAME_TYPE,
                RuntimeNames.CREATED,
                RuntimeNames.CREATED_DESCRIPTOR,
                false));
    }

    private static void replace(MethodNode method, InsnList code) {
        method.instructions = code;
        method.tryCatchBlocks = new ArrayList<>();
        method.localVariables = new ArrayList<>();
        method.visibleLocalVariableAnnotations = null;
        method.invisibleLocalVariableAnnotations = null;
    }
}
