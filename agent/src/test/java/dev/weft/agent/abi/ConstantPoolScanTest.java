// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.abi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class ConstantPoolScanTest {

    @Test
    void findsTheAnnotationAndTheFacade() {
        assertThat(ConstantPoolScan.mentionsWeft(classWith(RuntimeNames.ASYNC_DESCRIPTOR)))
                .isTrue();
        assertThat(ConstantPoolScan.mentionsWeft(classWith(RuntimeNames.WEFT))).isTrue();
        assertThat(ConstantPoolScan.mentionsWeft(classWith(RuntimeNames.GENERATOR)))
                .isTrue();
        assertThat(ConstantPoolScan.mentionsWeft(classWith(RuntimeNames.ASYNC_GENERATOR)))
                .isTrue();
    }

    @Test
    void othersAreNotParsed() {
        assertThat(ConstantPoolScan.mentionsWeft(classWith("com/acme/Async"))).isFalse();
        assertThat(ConstantPoolScan.mentionsWeft(classWith(RuntimeNames.WEFT + "s")))
                .isFalse();
    }

    @Test
    void whatIsNoClassFileIsLeftAlone() {
        byte[] whole = classWith(RuntimeNames.WEFT);
        for (int length = 0; length < 12; length++) {
            assertThat(ConstantPoolScan.mentionsWeft(java.util.Arrays.copyOf(whole, length)))
                    .isFalse();
        }
        assertThat(ConstantPoolScan.mentionsWeft(new byte[64])).isFalse();
    }

    /** A class whose constant pool has the text, among entries of every width. */
    private static byte[] classWith(String text) {
        ClassWriter out = new ClassWriter(0);
        out.visit(Opcodes.V17, 0, "C", null, "java/lang/Object", null);
        out.visitField(Opcodes.ACC_STATIC | Opcodes.ACC_FINAL, "l", "J", null, 7L)
                .visitEnd();
        out.visitField(Opcodes.ACC_STATIC | Opcodes.ACC_FINAL, "d", "D", null, 7.5)
                .visitEnd();
        MethodVisitor code = out.visitMethod(Opcodes.ACC_STATIC, "m", "()V", null, null);
        code.visitCode();
        code.visitLdcInsn(text);
        code.visitInsn(Opcodes.POP);
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(1, 0);
        code.visitEnd();
        out.visitEnd();
        return out.toByteArray();
    }
}
