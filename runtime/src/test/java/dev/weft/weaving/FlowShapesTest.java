// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving;

import static dev.weft.weaving.Shapes.AWAITABLE;
import static dev.weft.weaving.Shapes.COROUTINE;
import static dev.weft.weaving.Shapes.THROWABLE;
import static org.objectweb.asm.Opcodes.*;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Label;

/** Ways through code that the JVM allows and Java's compilers seldom or never emit. */
class FlowShapesTest {

    private static final Object[] NOTHING = {};
    private static final Object[] ONE_INT = {INTEGER};

    @Test
    void pathsThatMergeAtTheAwaitItself() {
        Shapes.assertSame("Merged", code -> {
            Label other = new Label();
            Label merged = new Label();
            code.visitLdcInsn(5L);
            code.awaited(1, 1);
            code.visitJumpInsn(IFEQ, other);
            code.visitInsn(ICONST_2);
            code.value(2);
            code.visitJumpInsn(GOTO, merged);
            code.visitLabel(other);
            code.frame(NOTHING, LONG);
            code.visitInsn(ICONST_3);
            code.value(3);
            code.visitLabel(merged);
            code.frame(NOTHING, LONG, AWAITABLE);
            code.await();
            code.see("Ljava/lang/Object;");
            code.see("J");
            code.done();
        });
    }

    @Test
    void aLoopWhoseFirstInstructionIsTheAwait() {
        Shapes.assertSame("LoopHead", code -> {
            Label head = new Label();
            Label end = new Label();
            code.visitInsn(ICONST_0);
            code.value(1);
            code.visitLabel(head);
            code.frame(NOTHING, AWAITABLE);
            code.await();
            code.unbox();
            code.visitInsn(ICONST_1);
            code.visitInsn(IADD);
            code.visitInsn(DUP);
            code.see("I");
            code.visitInsn(DUP);
            code.visitInsn(ICONST_4);
            code.visitJumpInsn(IF_ICMPGE, end);
            code.value(2);
            code.visitJumpInsn(GOTO, head);
            code.visitLabel(end);
            code.frame(NOTHING, INTEGER);
            code.see("I");
            code.done();
        });
    }

    @Test
    void anAwaitRightBehindAnother() {
        Shapes.assertSame("BackToBack", code -> {
            code.visitIntInsn(BIPUSH, 9);
            code.value(1);
            code.visitMethodInsn(
                    INVOKESTATIC, "dev/weft/Weft", "done", "(Ljava/lang/Object;)L" + COROUTINE + ";", false);
            code.await();
            code.visitTypeInsn(CHECKCAST, AWAITABLE);
            code.await();
            code.see("Ljava/lang/Object;");
            code.done();
        });
    }

    @Test
    void aHandlerInTheRangeItGuards() {
        Shapes.assertSame("OwnHandler", code -> {
            Label start = new Label();
            Label handler = new Label();
            Label stop = new Label();
            Label end = new Label();
            code.guard(start, stop, handler, true);
            code.visitInsn(ICONST_0);
            code.var(ISTORE, 0);
            code.visitLabel(start);
            code.awaited(1, 1);
            code.failIfOdd();
            code.visitJumpInsn(GOTO, end);
            code.visitLabel(handler);
            code.frame(ONE_INT, THROWABLE);
            code.visitIincInsn(0, 1);
            code.see("Ljava/lang/Object;");
            code.var(ILOAD, 0);
            code.value(2);
            code.await();
            code.unbox();
            code.failIfOdd();
            code.visitLabel(stop);
            code.visitLabel(end);
            code.frame(ONE_INT);
            code.var(ILOAD, 0);
            code.see("I");
            code.done();
        });
    }

    @Test
    void aHandlerThatBeginsItsOwnRange() {
        Shapes.assertSame("HandlerFirst", code -> {
            Label handler = new Label();
            Label stop = new Label();
            code.guard(handler, stop, handler, true);
            code.visitInsn(ICONST_0);
            code.var(ISTORE, 0);
            code.visitInsn(ACONST_NULL);
            code.visitLabel(handler);
            code.frame(ONE_INT, THROWABLE);
            code.see("Ljava/lang/Object;");
            code.visitIincInsn(0, 1);
            code.var(ILOAD, 0);
            code.value(1);
            code.await();
            code.unbox();
            code.failIfOdd();
            code.visitLabel(stop);
            code.var(ILOAD, 0);
            code.see("I");
            code.done();
        });
    }

    @Test
    void rangesThatOverlap() {
        Shapes.assertSame("Overlap", code -> {
            Label[] at = new Label[6];
            Arrays.setAll(at, i -> new Label());
            Label first = new Label();
            Label second = new Label();
            code.guard(at[0], at[2], first, false);
            code.guard(at[1], at[3], second, true);
            code.guard(first, at[4], second, false);
            code.visitInsn(ICONST_0);
            code.var(ISTORE, 0);
            for (int i = 0; i < 3; i++) {
                code.visitLabel(at[i]);
                code.awaited(i + 1, i);
                code.failIfOdd();
                code.visitIincInsn(0, 10);
            }
            code.visitLabel(at[3]);
            code.visitJumpInsn(GOTO, at[5]);
            code.visitLabel(first);
            code.frame(ONE_INT, "dev/weft/weaving/twin/Lib$FaultB");
            code.see("Ljava/lang/Object;");
            code.awaited(4, 1);
            code.failIfOdd();
            code.visitLabel(at[4]);
            code.visitJumpInsn(GOTO, at[5]);
            code.visitLabel(second);
            code.frame(ONE_INT, THROWABLE);
            code.see("Ljava/lang/Object;");
            code.awaited(5, 2);
            code.failIfOdd();
            code.visitLabel(at[5]);
            code.frame(ONE_INT);
            code.var(ILOAD, 0);
            code.see("I");
            code.done();
        });
    }

    @Test
    void codeThatIsNeverReached() {
        Shapes.assertSame("Dead", code -> {
            Label dead = new Label();
            Label handler = new Label();
            Label end = new Label();
            code.guard(dead, handler, handler, true);
            code.awaited(1, 1);
            code.see("I");
            code.visitJumpInsn(GOTO, end);
            code.visitLabel(dead);
            code.frame(NOTHING);
            code.awaited(2, 2);
            code.see("I");
            code.done();
            code.visitLabel(handler);
            code.frame(NOTHING, THROWABLE);
            code.awaited(3, 3);
            code.see("I");
            code.visitInsn(ATHROW);
            code.visitLabel(end);
            code.frame(NOTHING);
            code.done();
        });
    }
}
