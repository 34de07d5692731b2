// SPDX-License-Identifier: Apache-2.0
package dev.weft.buildtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jars that jarsigner has signed. */
class SignedJarIT {

    /** Prints who signed a woven class, and whether its frame is of the same origin. */
    private static final String SIGNERS = """
            package com.acme;

            public final class Signers {
                public static void main(String[] args) throws Exception {
                    Shop.main(args);
                    Class<?> frame = Class.forName("com.acme.Shop$total$Frame");
                    System.out.println("signed by " + Shop.class.getSigners().length
                            + ", its frame by " + frame.getSigners().length
                            + ", of one domain: " + (frame.getProtectionDomain() == Shop.class.getProtectionDomain()));
                }
            }
            """;

    @TempDir
    static Path keys;

    @TempDir
    Path folder;

    private Sandbox sandbox;

    @BeforeAll
    static void makeKey() throws Exception {
        run(
                new Sandbox(keys),
                "keytool",
                "-genkeypair -keystore keys -storepass secret -alias acme -keyalg RSA -dname CN=Acme");
    }

    @BeforeEach
    void sandbox() {
        sandbox = new Sandbox(folder);
    }

    @Test
    void refusedByTheCommandWithTheReason() throws Exception {
        sandbox.write("app.jar", new JarBuilder().classes("", Shop.classes()).bytes());
        sign();

        sandbox.weft("weave", "app.jar")
                .failed(
                        1,
                        "weft: can't weave app.jar: it is signed (META-INF/ACME.RSA), and woven classes are not those that"
                                + " were signed. Weave it before it is signed, or start the JVM with -javaagent, which weaves"
                                + " signed jars too.",
                        "weft: wrote nothing, as app.jar can't be woven whole");
        verify();
    }

    @Test
    void leftAloneIfThereIsNothingToWeave() throws Exception {
        sandbox.write(
                "app.jar",
                new JarBuilder().deflated("com/acme/notes.txt", new byte[1]).bytes());
        sign();

        sandbox.weft("weave", "app.jar").printed("weft: nothing to weave in app.jar");
        verify();
    }

    @Test
    void framesOfASignedClassAreSignedLikeIt() throws Exception {
        sandbox.write(
                "app.jar",
                new JarBuilder()
                        .classes("", Shop.classesWith("com.acme.Signers", SIGNERS))
                        .bytes());
        sign();

        Sandbox.Exit exit = sandbox.javaWithAgent("app.jar", "com.acme.Signers");

        assertThat(exit.err()).isEqualTo(Shop.WOVE);
        assertThat(exit.out().lines())
                .containsExactly(Shop.PRINTS[0], Shop.PRINTS[1], "signed by 1, its frame by 1, of one domain: true");
    }

    @Test
    void wovenFirstAndSignedThen() throws Exception {
        sandbox.write(
                "app.jar",
                new JarBuilder()
                        .classes("", Shop.classesWith("com.acme.Signers", SIGNERS))
                        .bytes());
        sandbox.weft("weave", "app.jar");
        sign();

        sandbox.java("app.jar", "com.acme.Signers")
                .printed(Shop.PRINTS[0], Shop.PRINTS[1], "signed by 1, its frame by 1, of one domain: true");
    }

    private void sign() throws Exception {
        run(sandbox, "jarsigner", "-keystore " + keys.resolve("keys") + " -storepass secret app.jar acme");
    }

    private void verify() throws Exception {
        assertThat(run(sandbox, "jarsigner", "-verify app.jar").out()).contains("jar verified.");
    }

    private static Sandbox.Exit run(Sandbox sandbox, String tool, String arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(Sandbox.tool(tool)));
        command.addAll(List.of(arguments.split(" ")));
        Sandbox.Exit exit = sandbox.run(command);
        assertThat(exit.status()).as(exit.out() + exit.err()).isZero();
        return exit;
    }
}
