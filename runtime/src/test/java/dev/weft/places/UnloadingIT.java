// SPDX-License-Identifier: Apache-2.0
package dev.weft.places;

import static dev.weft.places.Place.RUNTIME;
import static dev.weft.places.Place.SLF4J;
import static dev.weft.places.Place.WITH_AGENT;
import static dev.weft.places.Place.classPath;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A loader that a program drops is collected: neither the agent nor the runtime keeps hold of it. */
class UnloadingIT {

    private static final String SHOP = """
            package com.acme;

            import static dev.weft.Weft.*;

            import dev.weft.*;

            public class Shop implements Runnable {

                @Async
                private Coroutine<Integer> total(int id) {
                    int base = await(toThread(() -> 10));
                    try (Timeout limit = timeout(java.time.Duration.ofMinutes(1))) {
                        await(yieldNow());
                    } catch (java.util.concurrent.TimeoutException e) {
                        throw new AssertionError(e);
                    }
                    return done(base + id);
                }

                /** Starts on the process's shared loop. */
                @Async
                private java.util.concurrent.CompletableFuture<Integer> begun() {
                    await(yieldNow());
                    return java.util.concurrent.CompletableFuture.completedFuture(1);
                }

                @Override
                public void run() {
                    System.out.println(Weft.run(total(32)));
                    if (Boolean.getBoolean("background")) {
                        System.out.println(begun().join());
                    }
                    if (Boolean.getBoolean("close")) {
                        EventLoop.closeBackground();
                    }
                }
            }
            """;

    /** Loads and runs the shop from a loader of its own, and drops that. */
    private static final String LAUNCHER = """
            import java.lang.ref.*;
            import java.net.*;
            import java.nio.file.Path;
            import java.util.*;

            class Launcher {
                public static void main(String[] args) throws Exception {
                    ReferenceQueue<ClassLoader> collected = new ReferenceQueue<>();
                    WeakReference<ClassLoader> loader = run(args, collected);
                    boolean kept = true;
                    for (int i = 0; i < 100 && kept; i++) {
                        System.gc();
                        kept = collected.remove(50) == null;
                    }
                    System.out.println(kept ? "kept " + loader.get() : "collected");
                }

                private static WeakReference<ClassLoader> run(String[] args, ReferenceQueue<ClassLoader> collected)
                        throws Exception {
                    ClassLoader parent = args[0].equals("shared")
                            ? Launcher.class.getClassLoader()
                            : ClassLoader.getPlatformClassLoader();
                    List<URL> urls = new ArrayList<>();
                    for (String arg : List.of(args).subList(1, args.length)) {
                        urls.add(Path.of(arg).toUri().toURL());
                    }
                    try (URLClassLoader loader = new URLClassLoader(urls.toArray(new URL[0]), parent)) {
                        Thread thread = new Thread((Runnable)
                                loader.loadClass("com.acme.Shop").getConstructor().newInstance());
                        thread.setContextClassLoader(loader);
                        thread.start();
                        thread.join();
                        return new WeakReference<>(loader, collected);
                    }
                }
            }
            """;

    @TempDir
    Path folder;

    private Place place;
    private Path shop;
    private Path launcher;

    @BeforeEach
    void place() throws Exception {
        place = new Place(folder);
        shop = place.compile("shop", SHOP);
        launcher = place.compile("launcher", List.of("-cp", ""), LAUNCHER);
    }

    @Test
    void loaderOnTheRuntimeOfItsParent() throws Exception {
        place.java(WITH_AGENT, "-cp", classPath(launcher), "Launcher", "shared", shop.toString())
                .prints("""
                42
                collected
                """);
    }

    @Test
    void loaderThatWasTheFirstToUseTheSharedLoop() throws Exception {
        place.java(WITH_AGENT, "-Dbackground=true", "-cp", classPath(launcher), "Launcher", "shared", shop.toString())
                .prints("""
                42
                1
                collected
                """);
    }

    @Test
    void loaderWithARuntimeOfItsOwn() throws Exception {
        isolated().prints("""
                42
                collected
                """);
    }

    /** The thread of its shared loop would keep it. */
    @Test
    void loaderWithARuntimeOfItsOwnThatHasClosedItsSharedLoop() throws Exception {
        isolated("-Dbackground=true", "-Dclose=true").prints("""
                42
                1
                collected
                """);
    }

    private Place.Exit isolated(String... properties) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(properties));
        arguments.addAll(List.of(WITH_AGENT, "-cp", launcher.toString(), "Launcher", "isolated"));
        arguments.addAll(List.of(shop.toString(), RUNTIME.toString(), SLF4J.toString()));
        return place.java(arguments.toArray(new String[0]));
    }
}
