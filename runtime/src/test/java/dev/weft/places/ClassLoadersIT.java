// SPDX-License-Identifier: Apache-2.0
package dev.weft.places;

import static dev.weft.places.Place.RUNTIME;
import static dev.weft.places.Place.SLF4J;
import static dev.weft.places.Place.WITH_AGENT;
import static dev.weft.places.Place.classPath;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loaders that isolate, prefer themselves, and race. */
class ClassLoadersIT {

    /** Totals are 42; {@code run} also tells where the frame and the runtime are loaded. */
    static final String SHOP = """
            package com.acme;

            import static dev.weft.Weft.*;

            import dev.weft.*;
            import java.util.concurrent.CyclicBarrier;

            public final class Shop implements Runnable {

                @Async
                static Coroutine<Integer> price(int id) {
                    await(yieldNow());
                    return done(id * 2);
                }

                @Async
                static Coroutine<Integer> total(int id) {
                    int base = 10;
                    return done(base + await(price(id)));
                }

                /** Ends once as many callers as the barrier has parties wait in their loops at one time. */
                @Async
                static Coroutine<Integer> meet(CyclicBarrier barrier) {
                    await(toThread(barrier::await));
                    return done(await(total(16)));
                }

                public static Integer meetAll(CyclicBarrier barrier) {
                    return Weft.run(meet(barrier));
                }

                @Override
                public void run() {
                    Coroutine<Integer> total = total(16);
                    System.out.println(total.getClass().getName() + " of " + total.getClass().getClassLoader().getName()
                            + " on the runtime of " + Coroutine.class.getClassLoader().getName() + ": " + Weft.run(total));
                }
            }
            """;

    @TempDir
    Path folder;

    private Place place;
    private Path shop;

    @BeforeEach
    void place() throws IOException {
        place = new Place(folder);
        shop = place.compile("shop", SHOP);
    }

    /** Runs a program that knows nothing of Weft; its arguments are the paths of the shop, the runtime and slf4j. */
    private Place.Exit launch(String launcher) throws Exception {
        Path classes = place.compile("launcher", List.of("-cp", ""), launcher);
        return place.java(
                WITH_AGENT,
                "-cp",
                classes.toString(),
                "Launcher",
                shop.toString(),
                RUNTIME.toString(),
                SLF4J.toString());
    }

    @Test
    void twoIsolatedProgramsEachWithItsOwnRuntimeRunAtOnce() throws Exception {
        Place.Exit exit = launch("""
                import java.net.*;
                import java.nio.file.Path;
                import java.util.*;
                import java.util.concurrent.*;

                class Launcher {
                    public static void main(String[] args) throws Exception {
                        List<URL> urls = new ArrayList<>();
                        for (String arg : args) {
                            urls.add(Path.of(arg).toUri().toURL());
                        }
                        CyclicBarrier both = new CyclicBarrier(2);
                        ExecutorService threads = Executors.newFixedThreadPool(2);
                        List<Future<Object>> totals = new ArrayList<>();
                        for (String name : List.of("one", "two")) {
                            URLClassLoader loader = new URLClassLoader(
                                    name, urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
                            Class<?> shop = loader.loadClass("com.acme.Shop");
                            ((Runnable) shop.getConstructor().newInstance()).run();
                            totals.add(threads.submit(
                                    () -> shop.getMethod("meetAll", CyclicBarrier.class).invoke(null, both)));
                        }
                        for (Future<Object> total : totals) {
                            System.out.println(total.get());
                        }
                        threads.shutdown();
                    }
                }
                """);

        exit.prints("""
                com.acme.Shop$total$Frame of one on the runtime of one: 42
                com.acme.Shop$total$Frame of two on the runtime of two: 42
                42
                42
                """);
    }

    /** The parent has the same class, woven too: their frames do not mix. */
    @Test
    void childFirstLoaderOnTheRuntimeOfItsParent() throws Exception {
        Path launcher = place.compile("launcher", List.of("-cp", shop.toString()), """
                import java.net.*;
                import java.nio.file.Path;

                class Launcher {
                    public static void main(String[] args) throws Exception {
                        URL[] urls = {Path.of(args[0]).toUri().toURL()};
                        ClassLoader child = new URLClassLoader("child", urls, Launcher.class.getClassLoader()) {
                            @Override
                            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                                synchronized (getClassLoadingLock(name)) {
                                    Class<?> loaded = findLoadedClass(name);
                                    return loaded != null ? loaded
                                            : name.startsWith("com.acme.") ? findClass(name)
                                            : super.loadClass(name, resolve);
                                }
                            }
                        };
                        ((Runnable) child.loadClass("com.acme.Shop").getConstructor().newInstance()).run();
                        new com.acme.Shop().run();
                    }
                }
                """);

        place.java(WITH_AGENT, "-cp", classPath(launcher, shop), "Launcher", shop.toString())
                .prints("""
                com.acme.Shop$total$Frame of child on the runtime of app: 42
                com.acme.Shop$total$Frame of app on the runtime of app: 42
                """);
    }

    /**
     * Eight threads load 40 classes through a loader that keeps order, one that locks itself as a whole, and one that keeps
     * no order at all: there a class, and so its frames, is defined by several threads at once.
     */
    @Test
    void manyThreadsLoadWovenClassesAtOnce() throws Exception {
        List<String> sources = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            sources.add("""
                    package many;

                    import static dev.weft.Weft.*;

                    import dev.weft.*;

                    public final class Woven%1$d implements java.util.function.IntSupplier {

                        @Async
                        private Coroutine<Integer> one(long half, String name) {
                            await(yieldNow());
                            return done((int) half + name.length());
                        }

                        @Override
                        public int getAsInt() {
                            return Weft.run(one(%1$d, "x"));
                        }
                    }
                    """.formatted(i));
        }
        Path many = place.compile("many", sources.toArray(String[]::new));
        Path launcher = place.compile("launcher", """
                import java.nio.file.*;
                import java.util.*;
                import java.util.concurrent.*;
                import java.util.function.IntSupplier;

                class Launcher {

                    static class Loader extends ClassLoader {
                        private final Path folder;

                        Loader(Path folder) {
                            this.folder = folder;
                        }

                        @Override
                        protected Class<?> findClass(String name) throws ClassNotFoundException {
                            try {
                                byte[] file = Files.readAllBytes(folder.resolve(name.replace('.', '/') + ".class"));
                                return defineClass(name, file, 0, file.length);
                            } catch (java.io.IOException e) {
                                throw new ClassNotFoundException(name, e);
                            }
                        }
                    }

                    static final class Parallel extends Loader {
                        static {
                            registerAsParallelCapable();
                        }

                        Parallel(Path folder) {
                            super(folder);
                        }
                    }

                    static final class Unordered extends Loader {
                        static {
                            registerAsParallelCapable();
                        }

                        Unordered(Path folder) {
                            super(folder);
                        }

                        @Override
                        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                            Class<?> loaded = findLoadedClass(name);
                            if (loaded != null || !name.startsWith("many.")) {
                                return loaded != null ? loaded : super.loadClass(name, resolve);
                            }
                            try {
                                return findClass(name);
                            } catch (LinkageError defined) {
                                return findLoadedClass(name);
                            }
                        }
                    }

                    public static void main(String[] args) throws Exception {
                        ExecutorService threads = Executors.newFixedThreadPool(8);
                        for (Loader loader : List.of(
                                new Loader(Path.of(args[0])),
                                new Parallel(Path.of(args[0])),
                                new Unordered(Path.of(args[0])))) {
                            CyclicBarrier start = new CyclicBarrier(8);
                            List<Future<Integer>> sums = new ArrayList<>();
                            for (int t = 0; t < 8; t++) {
                                int from = t % 2 * 20;
                                sums.add(threads.submit(() -> {
                                    start.await();
                                    int sum = 0;
                                    for (int i = 0; i < 40; i++) {
                                        Class<?> type = loader.loadClass("many.Woven" + (from + i) % 40);
                                        sum += ((IntSupplier) type.getConstructor().newInstance()).getAsInt();
                                    }
                                    return sum;
                                }));
                            }
                            Set<Integer> distinct = new TreeSet<>();
                            for (Future<Integer> sum : sums) {
                                distinct.add(sum.get());
                            }
                            System.out.println(loader.getClass().getSimpleName() + " " + distinct);
                        }
                        threads.shutdown();
                    }
                }
                """);

        place.java(WITH_AGENT, "-cp", classPath(launcher), "Launcher", many.toString())
                .prints("""
                Loader [820]
                Parallel [820]
                Unordered [820]
                """);
    }
}
