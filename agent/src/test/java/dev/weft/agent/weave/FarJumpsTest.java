// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.weave;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Weaving makes code longer: a jump may reach as far as its 16 bits allow before, and not after. */
class FarJumpsTest {

    private static final String COROUTINE = "dev/weft/Coroutine";

    /** Each length of a loop around the limit, so that the woven jump back falls on, before and behind it. */
    @ParameterizedTest
    @ValueSource(ints = {32_650, 32_670, 32_690, 32_710, 32_730, 32_750})
    void loopsAroundTheLimit(int from) {
        for (int length = from; length < from + 20; length++) {
            byte[] classFile = loop(length);
            assertThatCode(() -> ClassWeaver.weave(classFile))
                    .as("%d bytes", length)
                    .doesNotThrowAnyException();
        }
    }

    /** {@code @Async static Coroutine<Void> f(int n, Awaitable<?> a) { while (n != 0) { ...; await(a); } return done(); }}. */
    private static byte[] loop(int length) {
        ClassWriter out = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        out.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "Loop", null, "java/lang/Object", null);
        MethodVisitor code =
                out.visitMethod(Opcodes.ACC_STATIC, "f", "(ILdev/weft/Awaitable;)L" + COROUTINE + ";", null, null);
        code.visitAnnotation("Ldev/weft/Async;", true).visitEnd();
        code.visitCode();
        Label top = new Label();
        Label end = new Label();
        code.visitLabel(top);
        code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        code.visitVarInsn(Opcodes.ILOAD, 0);
        code.visitJumpInsn(Opcodes.IFEQ, end);
        for (int i = 0; i < length; i++) {
            code.visitInsn(Opcodes.NOP);
        }
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitMethodInsn(
                Opcodes.INVOKESTATIC, "dev/weft/Weft", "await", "(Ldev/weft/Awaitable;)Ljava/lang/Object;", false);
        code.visitInsn(Opcodes.POP);
        code.visitJumpInsn(Opcodes.GOTO, top);
        code.visitLabel(end);
        code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        code.visitMethodInsn(Opcodes.INVOKESTATIC, "dev/weft/Weft", "done", "()L" + COROUTINE + ";", false);
        code.visitInsn(Opcodes.ARETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
        out.visitEnd();
        return out.toByteArray();
    }
}
