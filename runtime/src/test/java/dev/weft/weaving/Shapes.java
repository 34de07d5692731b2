// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.weaving.twin.Lib.FaultB;
import dev.weft.weaving.twin.Run;
import dev.weft.weaving.twin.Twin;
import dev.weft.weaving.twin.Twins;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Writes class files instruction by instruction, for shapes that Java's compilers don't emit. */
public final class Shapes {

    static final String OBJECT = "java/lang/Object";
    static final String THROWABLE = "java/lang/Throwable";
    static final String AWAITABLE = "dev/weft/Awaitable";
    static final String COROUTINE = "dev/weft/Coroutine";

    private static final String HERE = "dev/weft/weaving/Shapes";
    private static final String FAULT = "dev/weft/weaving/twin/Lib$FaultB";

    private Shapes() {}

    /** Called by the shapes: leaves a trace. */
    public static void see(int n) {
        Run.note("int", n);
    }

    public static void see(long n) {
        Run.note("long", n);
    }

    public static void see(double n) {
        Run.note("double", n);
    }

    public static void see(Object o) {
        Run.note("object", o instanceof Throwable t ? t.getClass().getSimpleName() : o);
    }

    /** An object that tells what it was made of. */
    public record Made(long a, Object b) {
        public Made(int a) {
            this(a, "int");
        }
    }

    /** Fails if {@code n} is odd. */
    public static void failIfOdd(int n) {
        if (n % 2 != 0) {
            throw new FaultB(n);
        }
    }

    /** That a method of this code does the same as blocking code and as a coroutine. */
    static void assertSame(String name, Consumer<Writer> code) {
        assertSame(name, "", code);
    }

    /** The same for one with these parameters, {@code int} or {@code Object}, which get 7 and "seven". */
    static void assertSame(String name, String parameters, Consumer<Writer> code) {
        Twin twin = new Twin(name, "// instruction by instruction\n");
        Twins twins = Twins.of(program(name, parameters, code));
        assertThat(twins.verifies(twin)).isTrue();
        twins.assertWoven(twin);
    }

    /** A class {@code woven.NAME} whose {@code @Async static Coroutine run()} is, or calls, a method of this code. */
    static Map<String, byte[]> program(String name, String parameters, Consumer<Writer> code) {
        ClassWriter out = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        out.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "woven/" + name, null, OBJECT, null);
        if (!parameters.isEmpty()) {
            MethodVisitor run = async(out, Opcodes.ACC_STATIC, "run", "");
            for (char parameter : parameters.replaceAll("L.*?;", "L").toCharArray()) {
                if (parameter == 'I') {
                    run.visitIntInsn(Opcodes.BIPUSH, 7);
                } else {
                    run.visitLdcInsn("seven");
                }
            }
            run.visitMethodInsn(
                    Opcodes.INVOKESTATIC, "woven/" + name, "body", "(" + parameters + ")L" + COROUTINE + ";", false);
            run.visitInsn(Opcodes.ARETURN);
            end(run);
        }
        MethodVisitor method = async(out, Opcodes.ACC_STATIC, parameters.isEmpty() ? "run" : "body", parameters);
        code.accept(new Writer(method));
        end(method);
        out.visitEnd();
        return new TreeMap<>(Map.of("woven." + name, out.toByteArray()));
    }

    private static MethodVisitor async(ClassWriter out, int access, String name, String parameters) {
        MethodVisitor method = out.visitMethod(access, name, "(" + parameters + ")L" + COROUTINE + ";", null, null);
        method.visitAnnotation("Ldev/weft/Async;", true).visitEnd();
        method.visitCode();
        return method;
    }

    private static void end(MethodVisitor method) {
        method.visitMaxs(0, 0);
        method.visitEnd();
    }

    /** A method's code, with words for what shapes do all the time. */
    static final class Writer extends MethodVisitor {

        Writer(MethodVisitor out) {
            super(Opcodes.ASM9, out);
        }

        /** Pushes what is awaited to get the int on the stack. */
        void value(int id) {
            box();
            visitIntInsn(Opcodes.BIPUSH, id);
            visitInsn(Opcodes.SWAP);
            visitMethodInsn(
                    Opcodes.INVOKESTATIC,
                    "dev/weft/weaving/twin/Woven",
                    "v",
                    "(ILjava/lang/Object;)L" + AWAITABLE + ";",
                    false);
        }

        void box() {
            visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/Integer", "valueOf", "(I)Ljava/lang/Integer;", false);
        }

        /** From what is awaited to its value. */
        void await() {
            visitMethodInsn(
                    Opcodes.INVOKESTATIC, "dev/weft/Weft", "await", "(L" + AWAITABLE + ";)Ljava/lang/Object;", false);
        }

        void unbox() {
            visitTypeInsn(Opcodes.CHECKCAST, "java/lang/Integer");
            visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/Integer", "intValue", "()I", false);
        }

        /** Pushes an int that was awaited. */
        void awaited(int id, int n) {
            visitIntInsn(Opcodes.SIPUSH, n);
            value(id);
            await();
            unbox();
        }

        /** Notes the operand, of this descriptor. */
        void see(String type) {
            visitMethodInsn(Opcodes.INVOKESTATIC, HERE, "see", "(" + type + ")V", false);
        }

        void failIfOdd() {
            visitMethodInsn(Opcodes.INVOKESTATIC, HERE, "failIfOdd", "(I)V", false);
        }

        void var(int opcode, int slot) {
            visitVarInsn(opcode, slot);
        }

        void frame(Object[] locals, Object... stack) {
            visitFrame(Opcodes.F_NEW, locals.length, locals, stack.length, stack);
        }

        /** Ends with a value that says nothing. */
        void done() {
            visitMethodInsn(Opcodes.INVOKESTATIC, "dev/weft/Weft", "done", "()L" + COROUTINE + ";", false);
            visitInsn(Opcodes.ARETURN);
        }

        /** Guards a range. */
        void guard(Label from, Label to, Label handler, boolean everything) {
            visitTryCatchBlock(from, to, handler, everything ? null : FAULT);
        }
    }
}
