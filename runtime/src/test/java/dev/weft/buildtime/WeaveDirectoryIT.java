// SPDX-License-Identifier: Apache-2.0
package dev.weft.buildtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.weaving.twin.Compiler;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The weave command over directories of classes. */
class WeaveDirectoryIT {

    @TempDir
    Path folder;

    private Sandbox sandbox;

    @BeforeEach
    void compile() throws Exception {
        sandbox = new Sandbox(folder);
        sandbox.write("classes", Shop.classes());
    }

    @Test
    void wovenClassesRunWithoutTheAgent() throws Exception {
        sandbox.weft("weave", "classes").printed("weft: wove 1 class (2 methods) in classes");

        assertThat(sandbox.contents("classes"))
                .containsOnlyKeys(
                        "com/acme/Shop.class",
                        "com/acme/Shop$price$Frame.class",
                        "com/acme/Shop$total$Frame.class",
                        "com/acme/Till.class");
        sandbox.java("classes", Shop.MAIN).printed(Shop.PRINTS);
    }

    @Test
    void withTheAgentTooTheyAreWovenOnce() throws Exception {
        sandbox.weft("weave", "classes");

        sandbox.javaWithAgent("classes", Shop.MAIN).printed(Shop.PRINTS); // and no line that says it wove
    }

    @Test
    void classesAreThoseThatTheAgentMakes() throws Exception {
        sandbox.java("classes", Shop.MAIN, "-javaagent:" + Sandbox.AGENT + "=dump=dumped");
        sandbox.weft("weave", "classes");

        Map<String, String> woven = sandbox.contents("classes");
        woven.remove("com/acme/Till.class");
        assertThat(woven).isEqualTo(sandbox.contents("dumped"));
    }

    @Test
    void weavingAgainChangesNothing() throws Exception {
        sandbox.weft("weave", "classes");
        Map<String, String> woven = sandbox.contents("classes");

        sandbox.weft("weave", "classes").printed("weft: nothing to weave in classes");

        assertThat(sandbox.contents("classes")).isEqualTo(woven);
    }

    @Test
    void outLeavesTheDirectoryAlone() throws Exception {
        sandbox.write("classes/notes/readme.txt", new byte[] {'x'});
        Map<String, String> compiled = sandbox.contents("classes");

        sandbox.weft("weave", "--out", "a/woven", "classes")
                .printed("weft: wove 1 class (2 methods) in classes, wrote a/woven");

        assertThat(sandbox.contents("classes")).isEqualTo(compiled);
        assertThat(sandbox.contents("a/woven"))
                .containsEntry("notes/readme.txt", compiled.get("notes/readme.txt"))
                .containsEntry("com/acme/Till.class", compiled.get("com/acme/Till.class"));
        sandbox.java("a/woven", Shop.MAIN).printed(Shop.PRINTS);
    }

    @Test
    void classCompiledAgainIsWovenAgain() throws Exception {
        sandbox.weft("weave", "classes");
        Map<String, String> woven = sandbox.contents("classes");
        sandbox.write("classes", Shop.classes()); // their frames stay where they are

        sandbox.weft("weave", "classes").printed("weft: wove 1 class (2 methods) in classes");

        assertThat(sandbox.contents("classes")).isEqualTo(woven);
    }

    @Test
    void permissionsAndLinksStay() throws Exception {
        Path shop = sandbox.path("classes/com/acme/Shop.class");
        Assumptions.assumeTrue(
                Files.getFileStore(shop).supportsFileAttributeView("posix"), "the file system has no permissions");
        Files.setPosixFilePermissions(shop, PosixFilePermissions.fromString("rw-rw-r--"));
        Files.createSymbolicLink(sandbox.path("link"), sandbox.path("classes"));

        sandbox.weft("weave", "link").printed("weft: wove 1 class (2 methods) in link");

        assertThat(Files.getPosixFilePermissions(shop)).isEqualTo(PosixFilePermissions.fromString("rw-rw-r--"));
        assertThat(sandbox.path("link")).isSymbolicLink();
        sandbox.java("classes", Shop.MAIN).printed(Shop.PRINTS);
    }

    @Test
    void typesAreLookedUpOnTheClassPath() throws Exception {
        Files.createDirectories(sandbox.path("till/com/acme"));
        Files.move(sandbox.path("classes/com/acme/Till.class"), sandbox.path("till/com/acme/Till.class"));

        sandbox.weft("weave", "--class-path", "till", "classes").printed("weft: wove 1 class (2 methods) in classes");

        sandbox.java("classes" + File.pathSeparator + "till", Shop.MAIN).printed(Shop.PRINTS);
    }

    @Test
    void refusedClassLeavesItsDirectoryAsItWasAndNoOther() throws Exception {
        sandbox.write("other", Shop.classes());
        sandbox.write("classes", Shop.broken());
        Map<String, String> compiled = sandbox.contents("classes");

        Sandbox.Exit exit = sandbox.weft("weave", "classes", "other");

        exit.failed(1, Shop.REFUSALS[0], Shop.REFUSALS[1], "weft: wrote nothing, as classes can't be woven whole");
        assertThat(exit.out()).isEqualTo("weft: wove 1 class (2 methods) in other" + System.lineSeparator());
        assertThat(sandbox.contents("classes")).isEqualTo(compiled);
        sandbox.java("other", Shop.MAIN).printed(Shop.PRINTS);
    }

    @Test
    void classOfTheNameOfAFrameIsNotReplaced() throws Exception {
        sandbox.write("classes", Compiler.javac().compile("com.acme.Shop$price$Frame", """
                        package com.acme;
                        class Shop$price$Frame {}
                        """));
        Map<String, String> compiled = sandbox.contents("classes");

        sandbox.weft("weave", "classes")
                .failed(
                        1,
                        "weft: can't weave " + Path.of("classes", "com", "acme", "Shop.class")
                                + ": its frame would replace"
                                + " com/acme/Shop$price$Frame.class, which is a class of its own. Rename that class or the"
                                + " @Async method.",
                        "weft: wrote nothing, as classes can't be woven whole");
        assertThat(sandbox.contents("classes")).isEqualTo(compiled);
    }

    @Test
    void fileThatIsNoClassFileIsNamed() throws Exception {
        sandbox.write("classes/com/acme/Text.class", "a text".getBytes(UTF_8));

        sandbox.weft("weave", "classes")
                .failed(
                        1,
                        "weft: " + Path.of("classes", "com", "acme", "Text.class")
                                + " is no class file, or a broken one"
                                + " (java.lang.IllegalArgumentException: it does not begin with CAFEBABE). Compile it again;"
                                + " if that does not help, please report this with the file.",
                        "weft: wrote nothing, as classes can't be woven whole");
    }

    @Test
    void classFileThatEndsEarlyIsNamed() throws Exception {
        byte[] whole = Shop.classes().get(Shop.MAIN);
        sandbox.write("classes/com/acme/Shop.class", Arrays.copyOf(whole, whole.length / 2));

        Sandbox.Exit exit = sandbox.weft("weave", "classes");

        assertThat(exit.err())
                .startsWith("weft: " + Path.of("classes", "com", "acme", "Shop.class")
                        + " is no class file, or a broken one (java.lang.")
                .endsWith("weft: wrote nothing, as classes can't be woven whole" + System.lineSeparator());
        assertThat(exit.status()).isEqualTo(1);
    }
}
