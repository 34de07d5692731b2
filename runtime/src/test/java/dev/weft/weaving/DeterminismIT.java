// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weaving gives the same bytes in any JVM, however that one hashes objects, and orders what it hashes. */
class DeterminismIT {

    /** Ways in which HotSpot can make identity hashes: at random, all the same, counted, from addresses. */
    private static final int[] HASHES = {0, 2, 3, 4};

    @TempDir
    Path directory;

    @Test
    void sameBytesInEveryJvm() throws Exception {
        Set<String> digests = new LinkedHashSet<>();
        for (int hash : HASHES) {
            digests.add(digest(hash));
        }
        assertThat(digests).hasSize(1);
        assertThat(digests.iterator().next()).matches("\\d{3,} [0-9a-f]{64}\\R");
    }

    private String digest(int hash) throws Exception {
        Path classes = Path.of(
                Digest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        String classPath = String.join(
                File.pathSeparator,
                System.getProperty("weft.agent.jar"),
                classes.toString(),
                System.getProperty("weft.runtime.jar"));
        Path printed = directory.resolve("printed-" + hash);
        ProcessBuilder java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UnlockExperimentalVMOptions",
                        "-XX:hashCode=" + hash,
                        "-cp",
                        classPath,
                        Digest.class.getName(),
                        classes.toString())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        java.environment().remove("JAVA_TOOL_OPTIONS"); // the JVM says on standard error that it has read them
        Process process = java.start();
        try {
            assertThat(process.waitFor(60, SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(printed);
    }
}
