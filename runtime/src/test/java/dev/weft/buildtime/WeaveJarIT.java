// SPDX-License-Identifier: Apache-2.0
package dev.weft.buildtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The weave command over jars. */
class WeaveJarIT {

    @TempDir
    Path folder;

    private Sandbox sandbox;

    @BeforeEach
    void sandbox() {
        sandbox = new Sandbox(folder);
    }

    @Test
    void wovenJarRunsWithoutTheAgent() throws Exception {
        sandbox.write("app.jar", new JarBuilder().classes("", Shop.classes()).bytes());

        sandbox.weft("weave", "app.jar").printed("weft: wove 1 class (2 methods) in app.jar");

        sandbox.java("app.jar", Shop.MAIN).printed(Shop.PRINTS);
        sandbox.javaWithAgent("app.jar", Shop.MAIN).printed(Shop.PRINTS); // woven once
    }

    @Test
    void sameJarGivesTheSameBytesAndAWovenOneIsLeftAlone() throws Exception {
        sandbox.write("app.jar", new JarBuilder().classes("", Shop.classes()).bytes());
        sandbox.weft("weave", "--out", "one.jar", "app.jar")
                .printed("weft: wove 1 class (2 methods) in app.jar, wrote one.jar");
        sandbox.weft("weave", "app.jar");

        assertThat(sandbox.path("app.jar")).hasSameBinaryContentAs(sandbox.path("one.jar"));
        sandbox.weft("weave", "app.jar").printed("weft: nothing to weave in app.jar");
        assertThat(sandbox.path("app.jar")).hasSameBinaryContentAs(sandbox.path("one.jar"));
        sandbox.weft("weave", "--out", "two.jar", "app.jar")
                .printed("weft: nothing to weave in app.jar, wrote two.jar");
        assertThat(sandbox.path("two.jar")).hasSameBinaryContentAs(sandbox.path("one.jar"));
    }

    @Test
    void allElseInTheJarStays() throws Exception {
        Map<String, byte[]> classes = Shop.classes();
        sandbox.write(
                "app.jar",
                new JarBuilder("Main-Class: com.acme.Shop")
                        .stored("com/", new byte[0])
                        .deflated("com/acme/", new byte[0])
                        .stored("com/acme/Shop.class", classes.get(Shop.MAIN))
                        .stored("com/acme/logo.png", new byte[] {1, 2, 3})
                        .deflated("com/acme/Till.class", classes.get("com.acme.Till"))
                        .bytes());
        List<String> before = entries("app.jar");

        sandbox.weft("weave", "app.jar").printed("weft: wove 1 class (2 methods) in app.jar");

        List<String> expected = new ArrayList<>(before);
        int shop = expected.indexOf("com/acme/Shop.class stored 2001-02-03T04:06:08 null");
        expected.add(shop + 1, "com/acme/Shop$price$Frame.class stored 2001-02-03T04:06:08 null");
        expected.add(shop + 2, "com/acme/Shop$total$Frame.class stored 2001-02-03T04:06:08 null");
        assertThat(entries("app.jar")).isEqualTo(expected).startsWith("a jar's comment");
        try (ZipFile jar = new ZipFile(sandbox.path("app.jar").toFile());
                var logo = jar.getInputStream(jar.getEntry("com/acme/logo.png"))) {
            assertThat(logo).hasBinaryContent(new byte[] {1, 2, 3});
        }
    }

    @Test
    void framesOfAnEarlierWeavingAreReplaced() throws Exception {
        sandbox.write("app.jar", new JarBuilder().classes("", Shop.classes()).bytes());
        sandbox.weft("weave", "--out", "once.jar", "app.jar");
        try (ZipFile once = new ZipFile(sandbox.path("once.jar").toFile());
                var frame = once.getInputStream(once.getEntry("com/acme/Shop$price$Frame.class"))) {
            sandbox.write(
                    "app.jar",
                    new JarBuilder()
                            .deflated("com/acme/Shop$price$Frame.class", frame.readAllBytes())
                            .classes("", Shop.classes())
                            .bytes());
        }

        sandbox.weft("weave", "app.jar").printed("weft: wove 1 class (2 methods) in app.jar");

        assertThat(sandbox.path("app.jar")).hasSameBinaryContentAs(sandbox.path("once.jar"));
    }

    @Test
    void refusedClassLeavesTheJarAsItWas() throws Exception {
        byte[] jar = new JarBuilder()
                .classes("", Shop.classes())
                .classes("", Shop.broken())
                .bytes();
        sandbox.write("app.jar", jar);

        sandbox.weft("weave", "app.jar")
                .failed(1, Shop.REFUSALS[0], Shop.REFUSALS[1], "weft: wrote nothing, as app.jar can't be woven whole");
        assertThat(sandbox.path("app.jar")).hasBinaryContent(jar);
        sandbox.weft("weave", "--out", "out.jar", "app.jar");
        assertThat(sandbox.path("out.jar")).doesNotExist();
        assertThat(Files.list(folder)).containsExactly(sandbox.path("app.jar"));
    }

    @Test
    void sealedJar() throws Exception {
        sandbox.write(
                "app.jar",
                new JarBuilder("Sealed: true").classes("", Shop.classes()).bytes());

        Sandbox.Exit loaded = sandbox.javaWithAgent("app.jar", Shop.MAIN);
        assertThat(loaded.err()).isEqualTo(Shop.WOVE);
        assertThat(loaded.out().lines()).containsExactly(Shop.PRINTS);

        sandbox.weft("weave", "app.jar");
        sandbox.java("app.jar", Shop.MAIN).printed(Shop.PRINTS);
    }

    @Test
    void webApplication() throws Exception {
        sandbox.write(
                "app.war",
                new JarBuilder().classes("WEB-INF/classes/", Shop.classes()).bytes());

        sandbox.weft("weave", "app.war").printed("weft: wove 1 class (2 methods) in app.war");

        unpack("app.war", "war");
        sandbox.java("war/WEB-INF/classes", Shop.MAIN).printed(Shop.PRINTS);
    }

    @Test
    void launchScriptWouldBeLost() throws Exception {
        byte[] jar = new JarBuilder().classes("", Shop.classes()).bytes();
        byte[] script = "#!/bin/sh\nexec java -jar $0\n".getBytes(UTF_8);
        byte[] both = Arrays.copyOf(script, script.length + jar.length);
        System.arraycopy(jar, 0, both, script.length, jar.length);
        sandbox.write("app.jar", both);

        sandbox.weft("weave", "app.jar")
                .failed(
                        1,
                        "weft: can't weave app.jar: something stands before its first entry, a launch script perhaps, and"
                                + " would be lost. Weave the jar before that is added.",
                        "weft: wrote nothing, as app.jar can't be woven whole");
        assertThat(sandbox.path("app.jar")).hasBinaryContent(both);
    }

    @Test
    void pathThatIsNoJar() throws Exception {
        sandbox.write("notes.txt", "a text".getBytes(UTF_8));

        sandbox.weft("weave", "notes.txt")
                .failed(1, "weft: notes.txt is neither a directory nor a jar: zip END header not found");
        sandbox.weft("weave", "nowhere").failed(1, "weft: there is no nowhere");
        sandbox.weft("weave", "--class-path", "lib.jar", ".").failed(1, "weft: there is no lib.jar");
    }

    /** The jar's comment, and each entry with what weaving must not change. */
    private List<String> entries(String jar) throws IOException {
        try (ZipFile zip = new ZipFile(sandbox.path(jar).toFile())) {
            List<String> entries = new ArrayList<>(List.of(zip.getComment()));
            zip.stream()
                    .map(entry -> entry.getName() + (entry.getMethod() == ZipEntry.STORED ? " stored " : " deflated ")
                            + entry.getTimeLocal() + " " + entry.getComment())
                    .forEach(entries::add);
            return entries;
        }
    }

    private void unpack(String jar, String to) throws IOException {
        try (ZipFile zip = new ZipFile(sandbox.path(jar).toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                try (var in = zip.getInputStream(entry)) {
                    sandbox.write(to + "/" + entry.getName(), in.readAllBytes());
                }
            }
        }
    }
}
