// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.weaving.twin.Soundness;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every class of the tests that the agent weaves is woven soundly. */
class SoundnessTest {

    private static final ClassLoader LOADER = SoundnessTest.class.getClassLoader();

    @Test
    void everyClassOfTheTests() throws Exception {
        Path root = Path.of(SoundnessTest.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<Path> classFiles;
        try (Stream<Path> files = Files.walk(root)) {
            classFiles =
                    files.filter(file -> file.toString().endsWith(".class")).toList();
        }
        int woven = 0;
        for (Path file : classFiles) {
            if (Soundness.check(Files.readAllBytes(file), SoundnessTest::find, LOADER)) {
                woven++;
            }
        }
        assertThat(woven).isGreaterThan(60);
    }

    private static byte[] find(String internalName) {
        try (InputStream in = LOADER.getResourceAsStream(internalName + ".class")) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
