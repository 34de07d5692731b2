// SPDX-License-Identifier: Apache-2.0
package dev.weft.places;

import static dev.weft.places.Place.WITH_AGENT;
import static dev.weft.places.Place.classPath;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ByteVector;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** Whatever goes wrong in the agent: the program runs, the class is whole, and one line says why it is not woven. */
class RobustnessIT {

    /** Prints what becomes of its await. */
    private static final String SHOP = """
            package com.acme;

            import static dev.weft.Weft.*;

            import dev.weft.*;

            class Shop {

                @Async
                static Coroutine<Integer> total(int id) {
                    await(yieldNow());
                    return done(id * 2);
                }

                public static void main(String[] args) {
                    try {
                        System.out.println(run(total(21)));
                    } catch (IllegalStateException e) {
                        System.out.println(e.getMessage());
                    }
                }
            }
            """;

    private static final String THROWN = "await called in com.acme.Shop.total (line 11), which is not woven: ";

    @TempDir
    Path folder;

    private Place place;
    private Path classes;

    @BeforeEach
    void place() throws Exception {
        place = new Place(folder);
        classes = place.compile("classes", SHOP);
    }

    /** The JVM does not look into annotations when it loads a class; the weaver does. */
    @Test
    void classFileThatCannotBeRead() throws Exception {
        Path file = classes.resolve("com/acme/Shop.class");
        ClassWriter out = new ClassWriter(0);
        new ClassReader(Files.readAllBytes(file))
                .accept(
                        new ClassVisitor(Opcodes.ASM9, out) {
                            @Override
                            public void visitEnd() {
                                visitAttribute(new Attribute("RuntimeInvisibleAnnotations") {
                                    @Override
                                    protected ByteVector write(
                                            ClassWriter writer, byte[] code, int length, int maxStack, int maxLocals) {
                                        return new ByteVector().putShort(1);
                                    }
                                });
                            }
                        },
                        0);
        Files.write(file, out.toByteArray());

        Place.Exit exit = place.java(WITH_AGENT, "-cp", classPath(classes), "com.acme.Shop");

        assertThat(exit.err())
                .startsWith("weft: can't weave com.acme.Shop: java.lang.")
                .endsWith(". The class stays as it is; please report this with the class file.\n")
                .hasLineCount(1);
        assertThat(exit.out()).isEqualTo(THROWN + exit.err().substring("weft: ".length()));
    }

    /** Here it is the loader that throws, asked for the class file of what is closed. */
    @Test
    void loaderThatThrows() throws Exception {
        Path closing =
                place.compile("closing", SHOP.replace("await(yieldNow());", """
                try (Held held = new Held()) {
                    await(yieldNow());
                }
                """).replace("class Shop {", """
                class Held implements AutoCloseable {
                    @Override
                    public void close() {}
                }

                class Shop {
                """));
        Path launcher = place.compile("launcher", """
                import java.io.InputStream;
                import java.net.*;
                import java.nio.file.Path;

                class Launcher {
                    public static void main(String[] args) throws Exception {
                        URL[] urls = {Path.of(args[0]).toUri().toURL()};
                        ClassLoader loader = new URLClassLoader(urls) {
                            @Override
                            public InputStream getResourceAsStream(String name) {
                                throw new IllegalArgumentException(name);
                            }
                        };
                        var main = loader.loadClass("com.acme.Shop").getDeclaredMethod("main", String[].class);
                        main.setAccessible(true);
                        main.invoke(null, (Object) args);
                    }
                }
                """);

        Place.Exit exit = place.java(WITH_AGENT, "-cp", classPath(launcher), "Launcher", closing.toString());

        assertThat(exit.err())
                .isEqualTo("weft: can't weave com.acme.Shop: java.lang.IllegalArgumentException: com/acme/Held.class."
                        + " The class stays as it is; please report this with the class file.\n");
        assertThat(exit.out())
                .startsWith("await called in com.acme.Shop.total (line 18), which is not woven: ")
                .endsWith(exit.err().substring("weft: ".length()));
    }

    /** All of a class's refusals are for the runtime to repeat. */
    @Test
    void refusals() throws Exception {
        Path refused = place.compile("refused", SHOP.replace("class Shop {", """
                class Shop {
                    @Async
                    static synchronized Coroutine<Void> locked() {
                        return done();
                    }

                    @Async
                    static void nothing() {}
                """));

        Place.Exit exit = place.java(WITH_AGENT, "-cp", classPath(refused), "com.acme.Shop");

        assertThat(exit.err()).isEqualTo("""
                weft: can't weave com.acme.Shop.locked (line 10): the method is synchronized, and a monitor can't be held \
                across an await. Remove synchronized; between two awaits a coroutine runs atomically. \
                See docs/limits.md#synchronized
                weft: can't weave com.acme.Shop.nothing (line 14): an @Async method can't return void. Return Coroutine<T> \
                (Coroutine<Void> and `return done()` for void), or CompletableFuture<T> to start at once. \
                See docs/limits.md#result
                """);
        assertThat(exit.out())
                .startsWith("await called in com.acme.Shop.total (line 19), which is not woven: ")
                .endsWith(exit.err().replace("weft: ", ""));
    }
}
