// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** The two jars of this module: what -javaagent takes, and what build plugins take. */
class JavaagentJarIT {
    private static final String VERSION = System.getProperty("weft.version");
    private static final Path JAVAAGENT = Path.of(System.getProperty("weft.agent.jar"));
    private static final Path THIN = Path.of(System.getProperty("weft.agent.thin.jar"));

    @Test
    void bothJarsExistUnderTheirNames() {
        assertThat(JAVAAGENT).isRegularFile().hasFileName("weft-agent-" + VERSION + "-javaagent.jar");
        assertThat(THIN).isRegularFile().hasFileName("weft-agent-" + VERSION + ".jar");
    }

    @Test
    void javaagentJarHoldsTheAgentAlone() throws IOException {
        assertThat(files(JAVAAGENT))
                .filteredOn(name -> !name.startsWith("dev/weft/agent/"))
                .containsExactlyInAnyOrder("META-INF/MANIFEST.MF", "META-INF/LICENSE", "META-INF/NOTICE");
        assertThat(files(JAVAAGENT))
                .filteredOn(name -> name.startsWith("dev/weft/agent/"))
                .filteredOn(name -> !name.equals("dev/weft/agent/lint/blocking-calls.txt"))
                .allMatch(name -> name.endsWith(".class") && !name.endsWith("module-info.class"));
    }

    @Test
    void javaagentJarHoldsAsmUnderItsOwnName() throws IOException {
        assertThat(packages(JAVAAGENT))
                .filteredOn(name -> name.startsWith("dev/weft/agent/shaded"))
                .containsExactlyInAnyOrder(
                        "dev/weft/agent/shaded/asm",
                        "dev/weft/agent/shaded/asm/commons",
                        "dev/weft/agent/shaded/asm/signature",
                        "dev/weft/agent/shaded/asm/tree");
    }

    @Test
    void noticeQuotesTheLicenceOfAsm() throws IOException {
        try (JarFile jar = new JarFile(JAVAAGENT.toFile());
                var notice = jar.getInputStream(jar.getEntry("META-INF/NOTICE"))) {
            assertThat(notice)
                    .asString(UTF_8)
                    .contains(
                            "ASM: a very small and fast Java bytecode manipulation framework", "INRIA, France Telecom");
        }
    }

    @Test
    void javaagentManifestIsExactlyThis() throws IOException {
        assertThat(manifest(JAVAAGENT))
                .containsExactly(
                        entry("Agent-Class", "dev.weft.agent.WeftAgent"),
                        entry("Automatic-Module-Name", "dev.weft.agent"),
                        entry("Can-Retransform-Classes", "true"),
                        entry("Implementation-Title", "Weft agent"),
                        entry("Implementation-Version", VERSION),
                        entry("Launcher-Agent-Class", "dev.weft.agent.WeftAgent"),
                        entry("Main-Class", "dev.weft.agent.command.Main"),
                        entry("Manifest-Version", "1.0"),
                        entry("Premain-Class", "dev.weft.agent.WeftAgent"));
    }

    @Test
    void thinJarHoldsNoAsmAndIsNoAgent() throws IOException {
        assertThat(files(THIN)).noneMatch(name -> name.startsWith("org/") || name.contains("/shaded/"));
        assertThat(manifest(THIN))
                .containsEntry("Automatic-Module-Name", "dev.weft.agent")
                .doesNotContainKeys("Premain-Class", "Agent-Class", "Launcher-Agent-Class");
    }

    /** Only the build plugin is in the plain jar alone: it needs Byte Buddy, which the other jar does not bring. */
    @Test
    void bothJarsHoldTheSameClassesOfTheAgent() throws IOException {
        assertThat(files(JAVAAGENT))
                .filteredOn(name -> name.startsWith("dev/") && !name.contains("/shaded/"))
                .containsExactlyInAnyOrderElementsOf(files(THIN).stream()
                        .filter(name -> name.startsWith("dev/") && !name.startsWith("dev/weft/agent/build/"))
                        .toList());
    }

    @Test
    void thinJarNamesThePluginWhereByteBuddyLooksForIt() throws IOException {
        try (JarFile jar = new JarFile(THIN.toFile());
                var plugins = jar.getInputStream(jar.getEntry("META-INF/net.bytebuddy/build.plugins"))) {
            assertThat(plugins).asString(UTF_8).isEqualToIgnoringNewLines("dev.weft.agent.build.WeftPlugin");
        }
    }

    private static List<String> files(Path path) throws IOException {
        try (JarFile jar = new JarFile(path.toFile())) {
            return jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .toList();
        }
    }

    private static List<String> packages(Path path) throws IOException {
        return files(path).stream()
                .filter(name -> name.endsWith(".class"))
                .map(name -> name.substring(0, name.lastIndexOf('/')))
                .distinct()
                .toList();
    }

    private static Map<String, String> manifest(Path path) throws IOException {
        try (JarFile jar = new JarFile(path.toFile())) {
            return jar.getManifest().getMainAttributes().entrySet().stream()
                    .collect(Collectors.toMap(
                            attribute -> attribute.getKey().toString(),
                            attribute -> attribute.getValue().toString(),
                            (one, other) -> one,
                            TreeMap::new));
        }
    }
}
