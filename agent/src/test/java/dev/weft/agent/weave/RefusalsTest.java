// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.weave;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.agent.abi.RuntimeNames;
import dev.weft.agent.diagnose.WeaveException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What can't be woven is refused with class, method, line, reason and remedy. */
class RefusalsTest {

    private static final String COROUTINE = "()Ldev/weft/Coroutine;";

    @Test
    void resultThatIsNoCoroutine() {
        refused(
                classWith(0, "send", "()V", code -> code.visitInsn(Opcodes.RETURN)),
                "can't weave com.acme.Shop.send (line 12): an @Async method can't return void. Return Coroutine<T>"
                        + " (Coroutine<Void> and `return done()` for void), or CompletableFuture<T> to start at once.");
    }

    @Test
    void synchronizedMethod() {
        refused(
                classWith(Opcodes.ACC_SYNCHRONIZED, "buy", COROUTINE, RefusalsTest::returnsNull),
                "can't weave com.acme.Shop.buy (line 12): the method is synchronized, and a monitor can't be held across"
                        + " an await. Remove synchronized; between two awaits a coroutine runs atomically.");
    }

    @Test
    void awaitInASynchronizedBlock() {
        refused(
                classWith(0, "buy", COROUTINE, code -> {
                    code.visitLdcInsn("lock");
                    code.visitInsn(Opcodes.MONITORENTER);
                    code.visitInsn(Opcodes.ACONST_NULL);
                    code.visitMethodInsn(
                            Opcodes.INVOKESTATIC,
                            RuntimeNames.WEFT,
                            RuntimeNames.AWAIT,
                            RuntimeNames.AWAIT_DESCRIPTOR,
                            false);
                    code.visitInsn(Opcodes.POP);
                    code.visitLdcInsn("lock");
                    code.visitInsn(Opcodes.MONITOREXIT);
                    returnsNull(code);
                }),
                "can't weave com.acme.Shop.buy (line 12): it awaits while it holds a monitor, so that other tasks would"
                        + " run inside the synchronized block. Await outside the block; between two awaits a"
                        + " coroutine runs atomically on its loop.");
    }

    private static void returnsNull(MethodVisitor code) {
        code.visitInsn(Opcodes.ACONST_NULL);
        code.visitInsn(Opcodes.ARETURN);
    }

    private static void refused(byte[] classFile, String message) {
        assertThatThrownBy(() -> ClassWeaver.weave(classFile))
                .isInstanceOf(WeaveException.class)
                .hasMessage(message);
    }

    private static byte[] classWith(int access, String name, String descriptor, Consumer<MethodVisitor> body) {
        ClassWriter out = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        out.visit(Opcodes.V17, 0, "com/acme/Shop", null, "java/lang/Object", null);
        MethodVisitor code = out.visitMethod(access | Opcodes.ACC_STATIC, name, descriptor, null, null);
        code.visitAnnotation(RuntimeNames.ASYNC_DESCRIPTOR, true).visitEnd();
        code.visitCode();
        Label start = new Label();
        code.visitLabel(start);
        code.visitLineNumber(12, start);
        body.accept(code);
        code.visitMaxs(0, 0);
        code.visitEnd();
        out.visitEnd();
        return out.toByteArray();
    }
}
