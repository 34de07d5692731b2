// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving;

import static dev.weft.weaving.Shapes.OBJECT;
import static org.objectweb.asm.Opcodes.*;

import org.junit.jupiter.api.Test;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.Type;

/** Locals and operands that the JVM allows and Java's compilers seldom or never emit. */
class DataShapesTest {

    private static final Object[] NOTHING = {};

    @Test
    void operandsCopiedAndSwappedAroundAwaits() {
        Shapes.assertSame("Shuffled", code -> {
            code.visitLdcInsn(1L << 40);
            code.visitLdcInsn("ref");
            code.awaited(1, 3);
            code.visitInsn(DUP_X1); // long, int, ref, int
            code.visitInsn(I2L);
            code.visitInsn(DUP2_X1); // long, int, long, ref, long
            code.visitInsn(L2I);
            code.value(2);
            code.await(); // long, int, long, ref, value
            code.visitInsn(SWAP);
            code.visitInsn(DUP2);
            code.awaited(3, 4);
            code.see("I");
            code.see("Ljava/lang/Object;");
            code.see("Ljava/lang/Object;");
            code.visitInsn(DUP2_X2); // long, int, value, ref, long, value, ref
            code.awaited(4, 5);
            code.visitInsn(DUP_X2);
            code.see("I");
            code.visitInsn(POP2);
            code.visitInsn(POP);
            code.see("J");
            code.see("Ljava/lang/Object;");
            code.see("Ljava/lang/Object;");
            code.visitInsn(I2D);
            code.visitInsn(DUP2_X2); // double, long, double
            code.awaited(5, 6);
            code.see("I");
            code.see("D");
            code.see("J");
            code.see("D");
            code.done();
        });
    }

    @Test
    void slotsWithHolesAndOfOtherTypes() {
        Shapes.assertSame("Holes", code -> {
            code.visitLdcInsn(5L);
            code.var(LSTORE, 3);
            code.visitLdcInsn(1.5);
            code.var(DSTORE, 7);
            code.awaited(1, 1);
            code.var(ISTORE, 4); // the long is gone
            code.awaited(2, 2);
            code.see("I");
            code.visitLdcInsn("s");
            code.var(ASTORE, 8); // and the double
            code.awaited(3, 3);
            code.var(ISTORE, 0);
            code.awaited(4, 4);
            code.visitInsn(I2L);
            code.var(LSTORE, 7);
            code.awaited(5, 5);
            code.var(ILOAD, 4);
            code.visitInsn(IADD);
            code.var(ILOAD, 0);
            code.visitInsn(IADD);
            code.see("I");
            code.var(LLOAD, 7);
            code.see("J");
            code.done();
        });
    }

    @Test
    void slotsBeyond255() {
        Shapes.assertSame("Wide", code -> {
            code.visitLdcInsn(7L);
            code.var(LSTORE, 300);
            code.visitLdcInsn("s");
            code.var(ASTORE, 1000);
            code.visitInsn(ICONST_3);
            code.var(ISTORE, 255);
            code.awaited(1, 1);
            code.see("I");
            code.visitIincInsn(255, 1000);
            code.awaited(2, 2);
            code.var(ILOAD, 255);
            code.visitInsn(IADD);
            code.see("I");
            code.var(LLOAD, 300);
            code.see("J");
            code.var(ALOAD, 1000);
            code.see("Ljava/lang/Object;");
            code.done();
        });
    }

    @Test
    void parametersThatChangeTheirType() {
        Shapes.assertSame("Parameters", "ILjava/lang/Object;", code -> {
            code.var(ILOAD, 0);
            code.value(1);
            code.await();
            code.var(ASTORE, 0);
            code.awaited(2, 2);
            code.see("I");
            code.visitLdcInsn(2.5);
            code.var(DSTORE, 1);
            code.awaited(3, 3);
            code.var(ALOAD, 0);
            code.see("Ljava/lang/Object;");
            code.see("I");
            code.var(DLOAD, 1);
            code.see("D");
            code.done();
        });
    }

    @Test
    void theNullTypeInLocalsOperandsAndMerges() {
        Shapes.assertSame("Null", code -> {
            Label head = new Label();
            Label end = new Label();
            code.visitInsn(ACONST_NULL);
            code.var(ASTORE, 0);
            code.visitInsn(ICONST_0);
            code.var(ISTORE, 1);
            code.visitLabel(head);
            code.frame(new Object[] {NULL, INTEGER});
            code.visitInsn(ACONST_NULL);
            code.var(ALOAD, 0);
            code.awaited(1, 1);
            code.see("I");
            code.see("Ljava/lang/Object;");
            code.see("Ljava/lang/Object;");
            code.visitIincInsn(1, 1);
            code.var(ILOAD, 1);
            code.visitInsn(ICONST_2);
            code.visitJumpInsn(IF_ICMPLT, head);
            code.visitInsn(ACONST_NULL);
            code.visitTypeInsn(CHECKCAST, "[[Ljava/lang/String;");
            code.var(ASTORE, 0);
            code.awaited(2, 2);
            code.see("I");
            code.var(ALOAD, 0);
            code.visitJumpInsn(IFNONNULL, end);
            code.awaited(3, 3);
            code.see("I");
            code.visitLabel(end);
            code.frame(new Object[] {"[[Ljava/lang/String;", INTEGER});
            code.var(ALOAD, 0);
            code.see("Ljava/lang/Object;");
            code.done();
        });
    }

    @Test
    void interfacesThatTheVerifierTakesForAnything() {
        Shapes.assertSame("Interfaces", code -> {
            Label other = new Label();
            Label merged = new Label();
            code.awaited(1, 1);
            code.visitJumpInsn(IFEQ, other);
            code.visitLdcInsn("text");
            code.var(ASTORE, 0);
            code.visitJumpInsn(GOTO, merged);
            code.visitLabel(other);
            code.frame(NOTHING);
            code.visitTypeInsn(NEW, OBJECT);
            code.visitInsn(DUP);
            code.visitMethodInsn(INVOKESPECIAL, OBJECT, "<init>", "()V", false);
            code.var(ASTORE, 0);
            code.visitLabel(merged);
            code.frame(new Object[] {"java/lang/Comparable"});
            code.awaited(2, 2);
            code.see("I");
            code.var(ALOAD, 0);
            code.visitTypeInsn(CHECKCAST, "java/lang/CharSequence");
            code.awaited(3, 3);
            code.see("I");
            code.visitMethodInsn(INVOKEINTERFACE, "java/lang/CharSequence", "length", "()I", true);
            code.see("I");
            code.done();
        });
    }

    @Test
    void constantsThatAreComputed() {
        Handle invoke = new Handle(
                H_INVOKESTATIC,
                "java/lang/invoke/ConstantBootstraps",
                "invoke",
                "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;Ljava/lang/invoke/MethodHandle;"
                        + "[Ljava/lang/Object;)Ljava/lang/Object;",
                false);
        Handle max = new Handle(H_INVOKESTATIC, "java/lang/Math", "max", "(JJ)J", false);
        Handle list = new Handle(H_INVOKESTATIC, "java/util/List", "of", "()Ljava/util/List;", true);
        Shapes.assertSame("Condy", code -> {
            code.visitLdcInsn(new ConstantDynamic("wide", "J", invoke, max, 3L, 8L));
            code.visitLdcInsn(new ConstantDynamic("list", "Ljava/util/List;", invoke, list));
            code.visitLdcInsn(Type.getMethodType("(I)V"));
            code.awaited(1, 1);
            code.see("I");
            code.see("Ljava/lang/Object;");
            code.see("Ljava/lang/Object;");
            code.see("J");
            code.done();
        });
    }

    @Test
    void anObjectUnderConstructionCopiedToTheStackAndToALocal() {
        String made = "dev/weft/weaving/Shapes$Made";
        Shapes.assertSame("Copied", code -> {
            code.visitTypeInsn(NEW, made);
            code.visitInsn(DUP);
            code.visitInsn(DUP);
            code.awaited(1, 1);
            code.visitInsn(I2L);
            code.visitLdcInsn("b");
            code.visitMethodInsn(INVOKESPECIAL, made, "<init>", "(JLjava/lang/Object;)V", false);
            code.see("Ljava/lang/Object;");
            code.see("Ljava/lang/Object;");
            code.visitTypeInsn(NEW, made);
            code.visitInsn(DUP);
            code.var(ASTORE, 3);
            code.awaited(2, 2);
            code.visitMethodInsn(INVOKESPECIAL, made, "<init>", "(I)V", false);
            code.awaited(3, 3);
            code.see("I");
            code.var(ALOAD, 3);
            code.see("Ljava/lang/Object;");
            code.done();
        });
    }
}
