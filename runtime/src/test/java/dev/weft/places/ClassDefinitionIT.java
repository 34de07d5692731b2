// SPDX-License-Identifier: Apache-2.0
package dev.weft.places;

import static dev.weft.places.Place.WITH_AGENT;
import static dev.weft.places.Place.classPath;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes that are defined from memory, hidden ones, and those whose files nobody can read. */
class ClassDefinitionIT {

    @TempDir
    Path folder;

    private Place place;
    private Path shop;

    @BeforeEach
    void place() throws IOException {
        place = new Place(folder);
        shop = place.compile("shop", ClassLoadersIT.SHOP);
    }

    /** Every way to define a class that a loader has. */
    @Test
    void waysToDefineAClass() throws Exception {
        Path launcher = place.compile("launcher", List.of("-cp", classPath(shop)), """
                package com.acme;

                import java.lang.invoke.MethodHandles;
                import java.nio.ByteBuffer;
                import java.nio.file.*;
                import java.security.*;
                import java.security.cert.Certificate;

                class Launcher {

                    interface Define {
                        Class<?> define(Defining loader, byte[] file) throws Exception;
                    }

                    static final class Defining extends ClassLoader {
                        Defining(String name) {
                            super(name, Launcher.class.getClassLoader());
                        }

                        Class<?> define(String name, byte[] file, ProtectionDomain domain) {
                            return defineClass(name, file, 0, file.length, domain);
                        }

                        Class<?> define(ByteBuffer file) {
                            return defineClass("com.acme.Shop", file, null);
                        }
                    }

                    public static void main(String[] args) throws Exception {
                        byte[] file = Files.readAllBytes(Path.of(args[0], "com/acme/Shop.class"));
                        ProtectionDomain nowhere = new ProtectionDomain(new CodeSource(null, (Certificate[]) null), null);
                        run("no-domain", file, (loader, bytes) -> loader.define("com.acme.Shop", bytes, null));
                        run("no-url", file, (loader, bytes) -> loader.define("com.acme.Shop", bytes, nowhere));
                        run("no-name", file, (loader, bytes) -> loader.define(null, bytes, null));
                        run("buffer", file, (loader, bytes) -> loader.define(
                                ByteBuffer.allocateDirect(bytes.length).put(bytes).flip()));
                        run("lookup", file, (loader, bytes) -> MethodHandles.lookup().defineClass(bytes));
                    }

                    private static void run(String name, byte[] file, Define how) throws Exception {
                        Class<?> shop = how.define(new Defining(name), file);
                        ((Runnable) shop.getConstructor().newInstance()).run();
                    }
                }
                """);

        place.java(WITH_AGENT, "-cp", classPath(launcher), "com.acme.Launcher", shop.toString())
                .prints("""
                com.acme.Shop$total$Frame of no-domain on the runtime of app: 42
                com.acme.Shop$total$Frame of no-url on the runtime of app: 42
                com.acme.Shop$total$Frame of no-name on the runtime of app: 42
                com.acme.Shop$total$Frame of buffer on the runtime of app: 42
                com.acme.Shop$total$Frame of app on the runtime of app: 42
                """);
    }

    /** The JVM shows them to no agent. */
    @Test
    void hiddenClassStaysUnwoven() throws Exception {
        Path launcher = place.compile("launcher", List.of("-cp", classPath(shop)), """
                package com.acme;

                import java.lang.invoke.MethodHandles;
                import java.nio.file.*;

                class Launcher {
                    public static void main(String[] args) throws Exception {
                        byte[] file = Files.readAllBytes(Path.of(args[0], "com/acme/Shop.class"));
                        Class<?> shop = MethodHandles.lookup().defineHiddenClass(file, true).lookupClass();
                        try {
                            ((Runnable) shop.getConstructor().newInstance()).run();
                        } catch (IllegalStateException e) {
                            System.out.println(e.getMessage());
                        }
                    }
                }
                """);

        Place.Exit exit = place.java(WITH_AGENT, "-cp", classPath(launcher), "com.acme.Launcher", shop.toString());

        assertThat(exit.err()).isEmpty();
        assertThat(exit.out()).startsWith("await called in com.acme.").contains(", which is not woven: ");
    }

    /** Without class files the types that a class closes are unknown. That is said, and a plain close() throws. */
    @Test
    void loaderWithoutResources() throws Exception {
        Path closing = place.compile("closing", """
                package com.acme;

                import static dev.weft.Weft.*;

                import dev.weft.*;

                public final class Closing implements Runnable {

                    record Session() implements AsyncCloseable {
                        @Override
                        public Coroutine<Void> closeAsync() {
                            System.out.println("closed");
                            return Weft.done();
                        }
                    }

                    @Async
                    static Coroutine<Void> use() {
                        try (Session session = new Session()) {
                            await(yieldNow());
                            System.out.println("used");
                        }
                        return done();
                    }

                    @Override
                    public void run() {
                        Weft.run(use());
                    }
                }
                """);
        Path launcher = place.compile("launcher", """
                import java.io.InputStream;
                import java.net.*;
                import java.nio.file.Path;

                class Launcher {

                    static final class Hiding extends URLClassLoader {
                        Hiding(URL... urls) {
                            super(urls);
                        }

                        @Override
                        public InputStream getResourceAsStream(String name) {
                            return null;
                        }
                    }

                    public static void main(String[] args) throws Exception {
                        URL url = Path.of(args[0]).toUri().toURL();
                        run(new URLClassLoader(new URL[] {url}));
                        run(new Hiding(url));
                    }

                    private static void run(ClassLoader loader) throws Exception {
                        try {
                            ((Runnable) loader.loadClass("com.acme.Closing").getConstructor().newInstance()).run();
                        } catch (IllegalStateException e) {
                            System.out.println(e.getMessage());
                        }
                    }
                }
                """);

        Place.Exit exit = place.java(WITH_AGENT, "-cp", classPath(launcher), "Launcher", closing.toString());

        assertThat(exit.err())
                .isEqualTo("weft: can't tell whether com.acme.Closing$Session is an AsyncCloseable or an AsyncScope:"
                        + " Launcher$Hiding.getResourceAsStream has no class file of it. If it is, its close() in"
                        + " com.acme.Closing is not awaited.\n");
        assertThat(exit.out()).isEqualTo("""
                used
                closed
                used
                com.acme.Closing$Session.close() can't wait here; call await(x.closeAsync()) in an @Async method
                """);
    }
}
