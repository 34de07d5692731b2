// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving;

import dev.weft.weaving.twin.Twin;
import dev.weft.weaving.twin.Twins;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Classes that kotlinc has compiled: {@code src/test/kotlin}, whose blocking side is made from the same class files. */
class KotlinTest {

    private static final String PACKAGE = "kt";

    @ParameterizedTest
    @ValueSource(
            strings = {"When", "Elvis", "JumpsInArguments", "Tries", "Inlined", "Lambdas", "Members", "Locals", "Types"
            })
    void doesTheSame(String program) throws Exception {
        Twins.of(classFiles()).assertWoven(new Twin(PACKAGE + "." + program, "// src/test/kotlin\n"));
    }

    private static Map<String, byte[]> classFiles() throws Exception {
        Path root = Path.of(KotlinTest.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Map<String, byte[]> classes = new TreeMap<>();
        try (Stream<Path> files = Files.list(root.resolve("woven").resolve(PACKAGE))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                classes.put(binaryName(root.relativize(file)), Files.readAllBytes(file));
            }
        }
        return classes;
    }

    private static String binaryName(Path file) {
        String name = file.toString();
        return name.substring(0, name.length() - ".class".length()).replace('/', '.');
    }
}
