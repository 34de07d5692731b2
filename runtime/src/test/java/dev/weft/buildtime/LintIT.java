// SPDX-License-Identifier: Apache-2.0
package dev.weft.buildtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.weaving.twin.Compiler;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lint command over directories and jars. */
class LintIT {

    private static final String MISTAKES = """
            package com.acme;

            import static dev.weft.Weft.*;
            import dev.weft.*;

            class Mistakes {
                @Async Coroutine<Void> nap() throws Exception {
                    Thread.sleep(100);
                    return done();
                }

                Mistakes(Awaitable<Void> start) {
                    await(start);
                }

                @Async Coroutine<Void> buy() throws Exception {
                    nap();
                    com.acme.Till.count();
                    return done();
                }
            }
            """;

    private static final String TILL = """
            package com.acme;

            class Till {
                static void count() {}
            }
            """;

    private static final String REFUSED =
            "com.acme.Mistakes.<init> (line 13): can't be woven: a constructor can't await: the object would be half made"
                    + " while others run. Await in a static @Async method that ends with `return done(new Mistakes(...))`."
                    + " [refused]";

    private static final String SLEEP =
            "com.acme.Mistakes.nap (line 8): Thread.sleep blocks the loop's thread, and with it every task. Instead:"
                    + " await(sleep(duration)). [blocking-call]";

    private static final String DROPPED =
            "com.acme.Mistakes.buy (line 17): the coroutine that Mistakes.nap makes is dropped, so it never runs. Await it,"
                    + " return it, or give it to createTask. [dropped-coroutine]";

    @TempDir
    Path folder;

    private Sandbox sandbox;

    @BeforeEach
    void compile() throws Exception {
        sandbox = new Sandbox(folder);
        var classes = Compiler.javac("-g").compile(Map.of("com.acme.Mistakes", MISTAKES, "com.acme.Till", TILL));
        sandbox.write("classes", classes);
        sandbox.write("app.jar", new JarBuilder().classes("", classes).bytes());
        sandbox.write("clean", Shop.classes());
    }

    @Test
    void findingsAndRefusalsALineEach() throws Exception {
        found(sandbox.weft("lint", "classes"), SLEEP, REFUSED, DROPPED);
        found(sandbox.weft("lint", "clean", "app.jar"), SLEEP, REFUSED, DROPPED);
    }

    @Test
    void nothingFound() throws Exception {
        sandbox.weft("lint", "clean").printed();
        sandbox.weft("lint", "--json", "clean").printed("[]");
        sandbox.weft("weave", "clean");
        sandbox.weft("lint", "clean").printed();
    }

    @Test
    void json() throws Exception {
        Sandbox.Exit exit = sandbox.weft("lint", "--json", "app.jar");

        assertThat(exit.status()).isEqualTo(1);
        assertThat(exit.err()).isEmpty();
        assertThat(exit.out()).isEqualToNormalizingNewlines("""
                [{"class": "com.acme.Mistakes", "method": "nap", "line": 8, "rule": "blocking-call", \
                "message": "Thread.sleep blocks the loop's thread, and with it every task", \
                "remedy": "Instead: await(sleep(duration)).", "file": "app.jar!/com/acme/Mistakes.class"},
                 {"class": "com.acme.Mistakes", "method": "<init>", "line": 13, "rule": "refused", \
                "message": "can't be woven: a constructor can't await: the object would be half made while others run", \
                "remedy": "Await in a static @Async method that ends with `return done(new Mistakes(...))`.", \
                "file": "app.jar!/com/acme/Mistakes.class"},
                 {"class": "com.acme.Mistakes", "method": "buy", "line": 17, "rule": "dropped-coroutine", \
                "message": "the coroutine that Mistakes.nap makes is dropped, so it never runs", \
                "remedy": "Await it, return it, or give it to createTask.", "file": "app.jar!/com/acme/Mistakes.class"}]
                """);
    }

    @Test
    void rulesThatAreOff() throws Exception {
        found(sandbox.weft("lint", "--off", "blocking-call,dropped-coroutine", "classes"), REFUSED);
    }

    @Test
    void listOfBlockingCalls() throws Exception {
        sandbox.write("calls.txt", "com.acme.Till.count -> await(tally())\n".getBytes(UTF_8));

        Sandbox.Exit exit = sandbox.weft("lint", "--blocking", "calls.txt", "--off", "dropped-coroutine", "classes");

        found(
                exit,
                SLEEP,
                REFUSED,
                "com.acme.Mistakes.buy (line 18): Till.count blocks the loop's thread, and with it every task. Instead:"
                        + " await(tally()). [blocking-call]");
    }

    @Test
    void whatCannotBeReadIsNoCleanResult() throws Exception {
        sandbox.write("clean/Text.class", "a text".getBytes(UTF_8));
        String path = Path.of("clean", "Text.class").toString();

        sandbox.weft("lint", "clean")
                .failed(
                        2,
                        "weft: " + path
                                + " is no class file, or a broken one (java.lang.IllegalArgumentException: it does not"
                                + " begin with CAFEBABE). Compile it again; if that does not help, please report this with"
                                + " the file.");
        sandbox.weft("lint", "nowhere").failed(2, "weft: there is no nowhere");
    }

    private static void found(Sandbox.Exit exit, String... findings) {
        assertThat(exit.err()).isEmpty();
        assertThat(exit.out().lines().map(line -> line.replaceFirst("^weft: ", "")))
                .containsExactly(findings);
        assertThat(exit.status()).isEqualTo(1);
    }
}
