// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.agent.abi.RuntimeNames;
import dev.weft.agent.diagnose.Limit;
import dev.weft.agent.diagnose.WeaveException;
import dev.weft.agent.weave.ClassWeaver;
import dev.weft.agent.weave.WovenClass;
import dev.weft.weaving.twin.Compiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What can't be woven is refused with class, method, line, reason, remedy and page. */
class RefusalsTest {

    private static final String HEAD = """
            package com.acme;
            import static dev.weft.Weft.*;
            import dev.weft.*;
            class Shop {
                Awaitable<Integer> price;
            """;

    private record Example(Limit limit, String method, String refusal) {}

    /** Line 6 is the first of each method. */
    private static final Example[] EXAMPLES = {
        new Example(
                Limit.RESULT,
                "@Async void send() { }",
                "can't weave com.acme.Shop.send (line 6): an @Async method can't return void. Return Coroutine<T>"
                        + " (Coroutine<Void> and `return done()` for void), or CompletableFuture<T> to start at once."
                        + " See docs/limits.md#result"),
        new Example(
                Limit.LAMBDA,
                """
                Runnable later() {
                    return () -> await(price);
                }
                """,
                "can't weave com.acme.Shop.lambda$later$0 (line 7): a lambda with an await in it returns void. Return"
                        + " Coroutine<T> (Coroutine<Void> and `return done()` for void), or CompletableFuture<T> to start"
                        + " at once; or await before the lambda and capture the value. See docs/limits.md#lambda"),
        new Example(
                Limit.SYNCHRONIZED,
                "@Async synchronized Coroutine<Void> buy() { return done(); }",
                "can't weave com.acme.Shop.buy (line 6): the method is synchronized, and a monitor can't be held across an"
                        + " await. Remove synchronized; between two awaits a coroutine runs atomically."
                        + " See docs/limits.md#synchronized"),
        new Example(
                Limit.MONITOR,
                """
                @Async Coroutine<Void> buy() {
                    synchronized (this) {
                        await(price);
                    }
                    return done();
                }
                """,
                "can't weave com.acme.Shop.buy (line 8): it awaits while it holds a monitor, so that other tasks would run"
                        + " inside the synchronized block. Await outside the block; between two awaits a coroutine runs"
                        + " atomically on its loop. See docs/limits.md#monitor"),
        new Example(
                Limit.NATIVE,
                "@Async native Coroutine<Void> buy();",
                "can't weave com.acme.Shop.buy: a native method has no code to weave. Remove @Async and await the method"
                        + " through Weft.toThread. See docs/limits.md#native"),
        new Example(
                Limit.CONSTRUCTOR,
                """
                Shop() {
                    int n = await(price);
                }
                """,
                "can't weave com.acme.Shop.<init> (line 7): a constructor can't await: the object would be half made while"
                        + " others run. Await in a static @Async method that ends with `return done(new Shop(...))`."
                        + " See docs/limits.md#constructor"),
        new Example(
                Limit.CLASS_INITIALIZER,
                "static final Void SLEPT = await(sleep(java.time.Duration.ZERO));",
                "can't weave com.acme.Shop.<clinit> (line 6): a class initialiser can't await: the class would be half"
                        + " initialised while others run. Await in an @Async method, and keep the result where it is needed."
                        + " See docs/limits.md#class-initializer"),
        new Example(
                Limit.AWAIT_IN_GENERATOR,
                """
                @Async Generator<Integer, Void, Void> prices() {
                    Generator.yield(await(price));
                    return Generator.end();
                }
                """,
                "can't weave com.acme.Shop.prices (line 7): a Generator can't await: whoever iterates it is not suspended."
                        + " Return AsyncGenerator<Y, S>, and iterate with `for (x : await(...))`."
                        + " See docs/limits.md#await-in-generator"),
        new Example(
                Limit.YIELD,
                """
                @Async AsyncGenerator<Integer, Void> prices() {
                    Generator.yield(1);
                    return AsyncGenerator.end();
                }
                """,
                "can't weave com.acme.Shop.prices (line 7): it calls Generator.yield in a method that returns"
                        + " AsyncGenerator. Yield with Generator.yield in a Generator, and with AsyncGenerator.yield in an"
                        + " AsyncGenerator. See docs/limits.md#yield"),
        new Example(
                Limit.YIELD_IN_SCOPE,
                """
                @Async AsyncGenerator<Integer, Void> prices() {
                    try (var group = new TaskGroup()) {
                        AsyncGenerator.yield(1);
                    }
                    return AsyncGenerator.end();
                }
                """,
                "can't weave com.acme.Shop.prices (line 8): it yields inside a TaskGroup or Timeout, which would then"
                        + " cancel whatever the consumer does meanwhile. Yield behind the try block, or send the items"
                        + " through a queue from a task. See docs/limits.md#yield-in-scope"),
        new Example(
                Limit.SCOPE,
                """
                @Async Coroutine<Void> buy() {
                    var group = new TaskGroup();
                    await(price);
                    group.close();
                    return done();
                }
                """,
                "can't weave com.acme.Shop.buy (line 9): it closes a TaskGroup or Timeout in a shape this weaver doesn't"
                        + " know. Open it in the head of a try statement; or use TaskGroup.run(group -> ...), or waitFor in"
                        + " place of timeout. See docs/limits.md#scope"),
        new Example(
                Limit.ASYNC_FOR,
                """
                @Async Coroutine<Iterable<Integer>> all(AsyncIterable<Integer> source) {
                    return done(await(source));
                }
                """,
                "can't weave com.acme.Shop.all (line 7): the result of await(AsyncIterable) is used outside the head of a"
                        + " for loop. Write `for (x : await(source))`. See docs/limits.md#async-for"),
    };

    @TestFactory
    Stream<DynamicTest> sources() {
        return Arrays.stream(EXAMPLES)
                .map(example -> DynamicTest.dynamicTest(
                        example.limit.anchor(), () -> refused(shop(example.method), example.refusal)));
    }

    /** No Java compiler writes this: the uninitialised object changes places with an int. */
    @Test
    void objectUnderConstruction() {
        byte[] classFile = shopWith(code -> {
            code.visitTypeInsn(Opcodes.NEW, "java/lang/Object");
            code.visitInsn(Opcodes.ICONST_1);
            code.visitInsn(Opcodes.SWAP);
            code.visitInsn(Opcodes.ACONST_NULL);
            code.visitMethodInsn(
                    Opcodes.INVOKESTATIC, RuntimeNames.WEFT, RuntimeNames.AWAIT, RuntimeNames.AWAIT_DESCRIPTOR, false);
            code.visitInsn(Opcodes.POP);
            code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
            code.visitInsn(Opcodes.POP);
        });
        refused(
                classFile,
                "can't weave com.acme.Shop.buy (line 12): an object under construction is held across an await in a shape"
                        + " this weaver doesn't know. Await into a variable first and construct the object from it."
                        + " See docs/limits.md#under-construction");
    }

    /** No Java compiler writes this: {@code this} is overwritten. */
    @Test
    void thisReplaced() {
        byte[] classFile = shopWith(0, code -> {
            code.visitLdcInsn("text");
            code.visitVarInsn(Opcodes.ASTORE, 0);
        });
        refused(
                classFile,
                "can't weave com.acme.Shop.buy (line 12): it keeps something else in the place of `this`, as optimisers of"
                        + " class files do. Weave at build time, before the optimiser, or keep the optimiser from @Async"
                        + " methods. See docs/limits.md#this-replaced");
    }

    @Test
    void oldClassFile() {
        refused(
                versioned(Opcodes.V1_7, shopWith(code -> {})),
                "can't weave com.acme.Shop: its class file is older than Java 8's. Compile it for Java 8 or later."
                        + " See docs/limits.md#old-class-file");
    }

    /** A version that nobody knows is read as the newest known one, and kept. */
    @Test
    void newerClassFileIsTried() {
        WovenClass woven = ClassWeaver.weave(versioned(99, shopWith(code -> {})));
        assertThat(versionOf(woven.classFile())).isEqualTo(99);
        assertThat(woven.frames().values())
                .allSatisfy(frame -> assertThat(versionOf(frame)).isEqualTo(99));
    }

    @Test
    void newerClassFileThatCantBeRead() {
        byte[] classFile = versioned(99, shopWith(code -> {}));
        classFile[lastReturn(classFile)] = (byte) 0xFD; // an instruction that no JVM has yet
        assertThatThrownBy(() -> ClassWeaver.weave(classFile))
                .isInstanceOf(WeaveException.class)
                .hasMessage("can't weave com.acme.Shop: its class file has version 99, which this weaver can't read"
                        + " (java.lang.IllegalArgumentException). Compile it for an older release (--release 25), or use a newer Weft."
                        + " See docs/limits.md#new-class-file");
    }

    private static int lastReturn(byte[] classFile) {
        int at = classFile.length - 1;
        while (classFile[at] != (byte) Opcodes.ARETURN || classFile[at - 1] != Opcodes.ACONST_NULL) {
            at--;
        }
        return at;
    }

    @Test
    void tooLargeWhenWoven() {
        StringBuilder body = new StringBuilder("@Async Coroutine<Integer> sum() {\nint n = 0;\n");
        body.append("n += await(price);\n".repeat(1200));
        assertThatThrownBy(() -> ClassWeaver.weave(shop(body + "return done(n);\n}")))
                .isInstanceOf(WeaveException.class)
                .hasMessageMatching(Pattern.quote("can't weave com.acme.Shop.sum: woven, its code has ")
                        + "\\d+"
                        + Pattern.quote(" bytes, and the JVM allows 65535. Move part of it into another @Async method."
                                + " See docs/limits.md#too-large"));
    }

    @Test
    void everyLimitHasItsHeading() throws IOException {
        Path page = Path.of(System.getProperty("basedir"), "..", "docs", "limits.md");
        List<String> headings = Files.readAllLines(page).stream()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3))
                .toList();
        assertThat(headings)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Limit.values()).map(Limit::anchor).toList());
    }

    private static byte[] shopWith(Consumer<MethodVisitor> body) {
        return shopWith(Opcodes.ACC_STATIC, body);
    }

    private static byte[] shopWith(int access, Consumer<MethodVisitor> body) {
        ClassWriter out = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        out.visit(Opcodes.V17, 0, "com/acme/Shop", null, "java/lang/Object", null);
        MethodVisitor code = out.visitMethod(access, "buy", "()Ldev/weft/Coroutine;", null, null);
        code.visitAnnotation(RuntimeNames.ASYNC_DESCRIPTOR, true).visitEnd();
        code.visitCode();
        Label start = new Label();
        code.visitLabel(start);
        code.visitLineNumber(12, start);
        body.accept(code);
        code.visitInsn(Opcodes.ACONST_NULL);
        code.visitInsn(Opcodes.ARETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
        out.visitEnd();
        return out.toByteArray();
    }

    private static byte[] versioned(int major, byte[] classFile) {
        classFile[7] = (byte) major;
        return classFile;
    }

    private static int versionOf(byte[] classFile) {
        return classFile[7];
    }

    private static byte[] shop(String method) {
        return Compiler.javac("-g")
                .compile("com.acme.Shop", HEAD + method + "\n}\n")
                .get("com.acme.Shop");
    }

    private static void refused(byte[] classFile, String message) {
        assertThatThrownBy(() -> ClassWeaver.weave(classFile))
                .isInstanceOf(WeaveException.class)
                .hasMessage(message);
    }
}
