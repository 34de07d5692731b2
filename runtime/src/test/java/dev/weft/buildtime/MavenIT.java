// SPDX-License-Identifier: Apache-2.0
package dev.weft.buildtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/build-time.md shows for Maven, run by the Maven that builds this. */
class MavenIT {

    private static final Path ROOT = Path.of("..");
    private static final String VERSION = System.getProperty("weft.version");

    /** Holds the artifacts of this build; everything else comes from the repository behind it. */
    private static final Path REPOSITORY =
            Path.of("target", "maven-it-repository").toAbsolutePath();

    private static final String REPOSITORY_BEHIND = System.getProperty("weft.maven.repository");

    private static final String POM = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <groupId>com.acme</groupId>
              <artifactId>shop</artifactId>
              <version>1</version>
              <properties>
                <maven.compiler.release>17</maven.compiler.release>
                <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
              </properties>
              <dependencies>
                <dependency>
                  <groupId>dev.weft</groupId>
                  <artifactId>weft-runtime</artifactId>
                  <version>%s</version>
                </dependency>
              </dependencies>
              <build>
                <pluginManagement>
                  <plugins>
                    <plugin><artifactId>maven-compiler-plugin</artifactId><version>%s</version></plugin>
                    <plugin><artifactId>maven-resources-plugin</artifactId><version>%s</version></plugin>
                  </plugins>
                </pluginManagement>
                <plugins>
                  %s
                </plugins>
              </build>
            </project>
            """;

    private static final String SHOP_TEST = """
            package com.acme;

            import static dev.weft.Weft.*;

            public final class ShopTest {
                public static void main(String[] args) {
                    System.out.println(run(async(() -> done("test of " + await(Shop.total())))));
                }
            }
            """;

    @TempDir
    Path folder;

    private Sandbox sandbox;

    @BeforeAll
    static void install() throws IOException {
        install("weft-parent", ROOT.resolve("pom.xml"), "pom");
        install("weft-agent", ROOT.resolve("agent/pom.xml"), "pom");
        install("weft-agent", Path.of(System.getProperty("weft.agent.thin.jar")), "jar");
        install("weft-runtime", Path.of("pom.xml"), "pom");
        install("weft-runtime", Path.of(Sandbox.RUNTIME), "jar");
    }

    private static void install(String artifact, Path file, String type) throws IOException {
        Path target = REPOSITORY.resolve("dev/weft/" + artifact + "/" + VERSION);
        Files.createDirectories(target);
        Files.copy(file, target.resolve(artifact + "-" + VERSION + "." + type), StandardCopyOption.REPLACE_EXISTING);
    }

    @BeforeEach
    void sources() throws Exception {
        sandbox = new Sandbox(folder);
        for (var source : Shop.sources().entrySet()) {
            write("src/main/java/" + source.getKey().replace('.', '/') + ".java", source.getValue());
        }
        write("src/test/java/com/acme/ShopTest.java", SHOP_TEST);
    }

    @Test
    void documentedPluginWeavesClassesAndTestClasses() throws Exception {
        write("pom.xml", pom(documented("plugin")));

        Sandbox.Exit built = maven("process-test-classes");

        assertThat(built.status()).as(built.out()).isZero();
        String both = "target/classes" + File.pathSeparator + "target/test-classes";
        sandbox.java(both, Shop.MAIN).printed(Shop.PRINTS);
        sandbox.java(both, "com.acme.ShopTest").printed("till closed", "test of total 60");
        sandbox.javaWithAgent(both, "com.acme.ShopTest").printed("till closed", "test of total 60"); // woven once
    }

    @Test
    void refusalsFailTheBuildOfTheDocumentedConfiguration() throws Exception {
        write("src/main/java/com/acme/Broken.java", Shop.brokenSource());
        write(
                "pom.xml",
                pom(documented("plugin").replace("<executions>", documented("transformations") + "<executions>")));

        Sandbox.Exit built = maven("process-classes");

        assertThat(built.status()).isEqualTo(1);
        for (String refusal : Shop.REFUSALS) {
            assertThat(built.out()).contains(refusal.replace("weft: ", ""));
        }
    }

    private static String pom(String plugin) throws IOException {
        assertThat(plugin)
                .contains("<version>" + VERSION + "</version>")
                .contains("<version>" + property("byte-buddy.version") + "</version>");
        return POM.formatted(
                VERSION, property("compiler-plugin.version"), property("resources-plugin.version"), plugin);
    }

    /** A property of this project. */
    private static String property(String name) throws IOException {
        return find("<" + name + ">(.*)</" + name + ">", ROOT.resolve("pom.xml"));
    }

    /** The block of that name in the documentation. */
    private static String documented(String name) throws IOException {
        return find("(?s)```xml " + name + "\n(.*?)```", ROOT.resolve("docs/build-time.md"));
    }

    private static String find(String pattern, Path file) throws IOException {
        Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(file));
        assertThat(matcher.find()).as("%s in %s", pattern, file).isTrue();
        return matcher.group(1);
    }

    private Sandbox.Exit maven(String phase) throws Exception {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        Path maven = Path.of(System.getProperty("weft.maven.home"), "bin", windows ? "mvn.cmd" : "mvn");
        return sandbox.run(List.of(
                maven.toString(),
                "--batch-mode",
                "--no-transfer-progress",
                "-Dmaven.repo.local=" + REPOSITORY,
                "-Dmaven.repo.local.tail=" + REPOSITORY_BEHIND,
                phase));
    }

    private void write(String name, String text) throws IOException {
        sandbox.write(name, text.getBytes(UTF_8));
    }
}
