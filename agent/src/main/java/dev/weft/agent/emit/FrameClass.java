// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.emit;

import dev.weft.agent.abi.RuntimeNames;
import dev.weft.agent.analyze.Code;
import dev.weft.agent.analyze.FrameLayout.Field;
import dev.weft.agent.analyze.MethodAnalysis;
import dev.weft.agent.analyze.SuspensionPoint;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Writes the class of a method's frames: typed fields, and a call of the body. */
public final class FrameClass {

    /** Source file of frame classes, by which the runtime knows their lines in a stack trace. */
    private static final String SOURCE = "weft";

    /** Synthetic, because it is on the stack below the user's method: debuggers then step on to what called it. */
    private static final int RESUME_ACCESS = Opcodes.ACC_PROTECTED | Opcodes.ACC_SYNTHETIC;

    private final WovenMethod woven;
    private final MethodAnalysis analysis;
    private final ClassWriter out = new ClassWriter(ClassWriter.COMPUTE_MAXS);

    private FrameClass(WovenMethod woven, MethodAnalysis analysis) {
        this.woven = woven;
        this.analysis = analysis;
    }

    /** The class file of the frames of {@code woven}. */
    public static byte[] write(WovenMethod woven, MethodAnalysis analysis) {
        return new FrameClass(woven, analysis).write();
    }

    private byte[] write() {
        int version = woven.owner().version & 0xFFFF;
        int access = Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC;
        out.visit(version, access, woven.frame(), null, woven.kind().frameSuper(), null);
        out.visitSource(SOURCE, null);
        fields();
        typeConstant();
        constructor();
        resume();
        clear();
        type();
        out.visitEnd();
        return out.toByteArray();
    }

    private void fields() {
        if (!woven.isStatic()) {
            out.visitField(0, WovenMethod.SELF, "L" + woven.owner().name + ";", null, null);
        }
        for (Field field : analysis.layout().fields()) {
            out.visitField(0, field.name(), field.descriptor(), null, null);
        }
        out.visitField(
                Opcodes.ACC_STATIC | Opcodes.ACC_FINAL,
                WovenMethod.TYPE_CONSTANT,
                "L" + RuntimeNames.FRAME_TYPE + ";",
                null,
                null);
    }

    private void typeConstant() {
        MethodVisitor code = out.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
        code.visitCode();
        code.visitTypeInsn(Opcodes.NEW, RuntimeNames.FRAME_TYPE);
        code.visitInsn(Opcodes.DUP);
        code.visitLdcInsn(woven.owner().name.replace('/', '.'));
        code.visitLdcInsn(woven.method().name);
        if (woven.owner().sourceFile == null) {
            code.visitInsn(Opcodes.ACONST_NULL);
        } else {
            code.visitLdcInsn(woven.owner().sourceFile);
        }
        code.visitLdcInsn(lines());
        code.visitMethodInsn(
                Opcodes.INVOKESPECIAL,
                RuntimeNames.FRAME_TYPE,
                "<init>",
                RuntimeNames.FRAME_TYPE_INIT_DESCRIPTOR,
                false);
        code.visitFieldInsn(
                Opcodes.PUTSTATIC, woven.frame(), WovenMethod.TYPE_CONSTANT, "L" + RuntimeNames.FRAME_TYPE + ";");
        code.visitInsn(Opcodes.RETURN);
        end(code);
    }

    private void constructor() {
        MethodVisitor code = out.visitMethod(0, "<init>", "()V", null, null);
        code.visitCode();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, woven.kind().frameSuper(), "<init>", "()V", false);
        code.visitInsn(Opcodes.RETURN);
        end(code);
    }

    private void resume() {
        MethodVisitor code =
                out.visitMethod(RESUME_ACCESS, RuntimeNames.RESUME, RuntimeNames.RESUME_DESCRIPTOR, null, null);
        code.visitCode();
        int opcode = Opcodes.INVOKESTATIC;
        if (!woven.isStatic()) {
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitFieldInsn(Opcodes.GETFIELD, woven.frame(), WovenMethod.SELF, "L" + woven.owner().name + ";");
            opcode = woven.inInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
        }
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitMethodInsn(
                opcode, woven.owner().name, woven.method().name, woven.bodyDescriptor(), woven.inInterface());
        code.visitInsn(Opcodes.ARETURN);
        end(code);
    }

    /** Drops what a frame holds that will not run. */
    private void clear() {
        MethodVisitor code =
                out.visitMethod(Opcodes.ACC_PROTECTED, RuntimeNames.CLEAR, RuntimeNames.CLEAR_DESCRIPTOR, null, null);
        code.visitCode();
        for (Field field : analysis.layout().fields()) {
            if (field.isReference()) {
                code.visitVarInsn(Opcodes.ALOAD, 0);
                code.visitInsn(Opcodes.ACONST_NULL);
                code.visitFieldInsn(Opcodes.PUTFIELD, woven.frame(), field.name(), field.descriptor());
            }
        }
        code.visitInsn(Opcodes.RETURN);
        end(code);
    }

    private void type() {
        MethodVisitor code =
                out.visitMethod(Opcodes.ACC_PROTECTED, RuntimeNames.TYPE, RuntimeNames.TYPE_DESCRIPTOR, null, null);
        code.visitCode();
        code.visitFieldInsn(
                Opcodes.GETSTATIC, woven.frame(), WovenMethod.TYPE_CONSTANT, "L" + RuntimeNames.FRAME_TYPE + ";");
        code.visitInsn(Opcodes.ARETURN);
        end(code);
    }

    private static void end(MethodVisitor code) {
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    /** One char a point, from point 0: its source line. */
    private String lines() {
        StringBuilder lines = new StringBuilder().append((char) Code.firstLine(woven.method()));
        for (SuspensionPoint point : analysis.points()) {
            lines.append((char) point.line());
        }
        return lines.toString();
    }
}
