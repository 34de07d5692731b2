// SPDX-License-Identifier: Apache-2.0
package dev.weft.places;

import static dev.weft.places.Place.RUNTIME;
import static dev.weft.places.Place.SLF4J;
import static dev.weft.places.Place.WITH_AGENT;
import static dev.weft.places.Place.classPath;
import static dev.weft.places.Place.path;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The class path and the module path, with no flag but {@code -javaagent}. */
class PathsIT {

    /** Prints what it computes, whose module it is in, and where that module's frames are. */
    private static final String SHOP = """
            package com.acme.shop;

            import static dev.weft.Weft.await;
            import static dev.weft.Weft.done;
            import static dev.weft.Weft.run;
            import static dev.weft.Weft.yieldNow;

            import dev.weft.Async;
            import dev.weft.Coroutine;

            final class Shop {
                private final int base = 10;

                @Async
                private static Coroutine<Integer> price(int id) {
                    await(yieldNow());
                    return done(id * 2);
                }

                @Async
                private Coroutine<Integer> total(int id) {
                    return done(base + await(price(id)));
                }

                public static void main(String[] args) {
                    Coroutine<Integer> total = new Shop().total(16);
                    Class<?> frame = total.getClass();
                    System.out.println(frame.getName() + " in " + frame.getModule().getName());
                    System.out.println(run(total));
                }
            }
            """;

    /** Neither exported nor opened. */
    private static final String MODULE = """
            module com.acme {
                requires dev.weft;
            }
            """;

    @TempDir
    Path folder;

    private Place place;

    @BeforeEach
    void place() {
        place = new Place(folder);
    }

    @Test
    void classPathOfFolders() throws Exception {
        Path classes = place.compile("classes", SHOP);

        place.java(WITH_AGENT, "-cp", classPath(classes), "com.acme.shop.Shop").prints("""
                com.acme.shop.Shop$total$Frame in null
                42
                """);
    }

    @Test
    void executableJar() throws Exception {
        Path classes = place.compile("classes", SHOP);
        Path jar = place.jar(
                "shop.jar",
                classes,
                Map.of("Main-Class", "com.acme.shop.Shop", "Class-Path", RUNTIME.toUri() + " " + SLF4J.toUri()));

        place.java(WITH_AGENT, "-jar", jar.toString()).prints("""
                com.acme.shop.Shop$total$Frame in null
                42
                """);
    }

    @Test
    void modulePathOfFolders() throws Exception {
        Path classes = place.compile("classes", List.of("-p", path(RUNTIME, SLF4J)), MODULE, SHOP);

        place.java(WITH_AGENT, "-p", path(classes, RUNTIME, SLF4J), "-m", "com.acme/com.acme.shop.Shop")
                .prints("""
                com.acme.shop.Shop$total$Frame in com.acme
                42
                """);
    }

    @Test
    void modulePathOfJars() throws Exception {
        Path classes = place.compile("classes", List.of("-p", path(RUNTIME, SLF4J)), MODULE, SHOP);
        Path jar = place.jar("shop.jar", classes, Map.of());

        place.java(WITH_AGENT, "-p", path(jar, RUNTIME, SLF4J), "-m", "com.acme/com.acme.shop.Shop")
                .prints("""
                com.acme.shop.Shop$total$Frame in com.acme
                42
                """);
    }

    /** A module layer made by the program has loaders of its own. */
    @Test
    void moduleOfALayer() throws Exception {
        Path classes = place.compile("classes", List.of("-p", path(RUNTIME, SLF4J)), MODULE, SHOP);
        Path launcher = place.compile("launcher", """
                import java.lang.module.Configuration;
                import java.lang.module.ModuleFinder;
                import java.nio.file.Path;
                import java.util.List;
                import java.util.Set;

                class Launcher {
                    public static void main(String[] args) throws Exception {
                        ModuleLayer boot = ModuleLayer.boot();
                        Configuration found = boot.configuration()
                                .resolve(ModuleFinder.of(Path.of(args[0])), ModuleFinder.of(), Set.of("com.acme"));
                        var layer = ModuleLayer.defineModulesWithOneLoader(
                                found, List.of(boot), ClassLoader.getPlatformClassLoader());
                        Module module = layer.layer().findModule("com.acme").orElseThrow();
                        layer.addOpens(module, "com.acme.shop", Launcher.class.getModule());
                        var main = Class.forName(module, "com.acme.shop.Shop").getMethod("main", String[].class);
                        main.setAccessible(true);
                        main.invoke(null, (Object) args);
                    }
                }
                """);

        place.java(
                        WITH_AGENT,
                        "-p",
                        path(RUNTIME, SLF4J),
                        "--add-modules",
                        "dev.weft",
                        "-cp",
                        launcher.toString(),
                        "Launcher",
                        classes.toString())
                .prints("""
                com.acme.shop.Shop$total$Frame in com.acme
                42
                """);
    }

    @Test
    void optionsAtFaultStopTheJvm() throws Exception {
        Path classes = place.compile("classes", SHOP);

        Place.Exit exit = place.java(WITH_AGENT + "=colour=red", "-cp", classPath(classes), "com.acme.shop.Shop");

        assertThat(exit.out()).isEmpty();
        assertThat(exit.err()).startsWith("weft: unknown option 'colour=red'; options are key=value");
        assertThat(exit.status()).isEqualTo(2);
    }

    @Test
    void agentGivenTwice() throws Exception {
        Path classes = place.compile("classes", SHOP);

        Place.Exit exit = place.java(WITH_AGENT, WITH_AGENT, "-cp", classPath(classes), "com.acme.shop.Shop");

        assertThat(exit.err()).isEqualTo("weft: the agent is installed already; this one is ignored\n");
        assertThat(exit.out()).endsWith("42\n");
    }
}
