// SPDX-License-Identifier: Apache-2.0
package dev.weft.buildtime;

import dev.weft.weaving.twin.Compiler;
import java.util.Map;
import java.util.TreeMap;

/** The program that is woven in these tests: {@code com.acme.Shop}, whose weaving depends on what {@code Till} is. */
final class Shop {

    static final String MAIN = "com.acme.Shop";

    /** What it prints. */
    static final String[] PRINTS = {"till closed", "total 60"};

    /** What it prints under an agent that names what it weaves. */
    static final String WOVE = "weft: wove com.acme.Shop (2 methods)" + System.lineSeparator();

    private static final String SHOP = """
            package com.acme;

            import static dev.weft.Weft.*;
            import dev.weft.*;

            public final class Shop {
                @Async static Coroutine<Integer> price(int id) {
                    await(yieldNow());
                    return done(id * 10);
                }

                @Async static Coroutine<String> total() {
                    int sum = 0;
                    try (Till till = new Till()) {
                        for (int id = 1; id <= 3; id++) {
                            sum += await(price(id));
                        }
                    }
                    return done("total " + sum);
                }

                public static void main(String[] args) {
                    System.out.println(run(total()));
                }
            }
            """;

    private static final String ASYNC_TILL = """
            package com.acme;

            import dev.weft.*;

            final class Till implements AsyncCloseable {
                @Override public Awaitable<Void> closeAsync() {
                    System.out.println("till closed");
                    return Weft.yieldNow();
                }
            }
            """;

    private static final String PLAIN_TILL = """
            package com.acme;

            final class Till implements AutoCloseable {
                @Override public void close() {
                    System.out.println("plain till closed");
                }
            }
            """;

    private static final String BROKEN = """
            package com.acme;

            import static dev.weft.Weft.*;
            import dev.weft.*;

            class Broken {
                @Async synchronized Coroutine<Void> locked() {
                    return done();
                }

                @Async void nothing() {}
            }
            """;

    /** The lines that say why {@code Broken} can't be woven. */
    static final String[] REFUSALS = {
        "weft: can't weave com.acme.Broken.locked (line 8): the method is synchronized, and a monitor can't be held across"
                + " an await. Remove synchronized; between two awaits a coroutine runs atomically. See"
                + " docs/limits.md#synchronized",
        "weft: can't weave com.acme.Broken.nothing (line 11): an @Async method can't return void. Return Coroutine<T>"
                + " (Coroutine<Void> and `return done()` for void), or CompletableFuture<T> to start at once. See"
                + " docs/limits.md#result"
    };

    /** Compiled once, for every test. */
    private static final Map<String, byte[]> CLASSES = Compiler.javac("-g").compile(sources());

    private static final Map<String, byte[]> BROKEN_CLASSES =
            Compiler.javac("-g").compile("com.acme.Broken", BROKEN);

    private Shop() {}

    /** The program. */
    static Map<String, byte[]> classes() {
        return new TreeMap<>(CLASSES);
    }

    /** Its sources by class name. */
    static Map<String, String> sources() {
        return Map.of(MAIN, SHOP, "com.acme.Till", ASYNC_TILL);
    }

    /** The program, and a class beside it. */
    static Map<String, byte[]> classesWith(String name, String source) {
        return Compiler.javac("-g").compile(Map.of(MAIN, SHOP, "com.acme.Till", ASYNC_TILL, name, source));
    }

    /** The same with a till that is closed without an await. */
    static Map<String, byte[]> plainClasses() {
        return Compiler.javac("-g").compile(Map.of(MAIN, SHOP, "com.acme.Till", PLAIN_TILL));
    }

    /** A class that can't be woven. */
    static Map<String, byte[]> broken() {
        return BROKEN_CLASSES;
    }

    static String brokenSource() {
        return BROKEN;
    }
}
