// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.agent.weave.ClassWeaver;
import dev.weft.agent.weave.WovenClass;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.util.CheckClassAdapter;

/** ASM finds no fault in what the weaver makes of these programs and of their tests. */
class WovenExamplesTest {

    private static final ClassLoader LOADER = WovenExamplesTest.class.getClassLoader();

    @Test
    void programs() throws Exception {
        assertThat(wovenIn(Examples.class)).isGreaterThan(10);
    }

    @Test
    void tests() throws Exception {
        assertThat(wovenIn(WovenExamplesTest.class)).isPositive();
    }

    /** Checks every class that comes from where {@code one} does; answers how many of them are woven. */
    private static int wovenIn(Class<?> one) throws Exception {
        URI root = one.getProtectionDomain().getCodeSource().getLocation().toURI();
        List<Path> classFiles;
        try (Stream<Path> files = Files.walk(Path.of(root))) {
            classFiles =
                    files.filter(file -> file.toString().endsWith(".class")).toList();
        }
        int count = 0;
        for (Path file : classFiles) {
            WovenClass woven = ClassWeaver.weave(Files.readAllBytes(file), WovenExamplesTest::find);
            if (woven != null) {
                count++;
                Class.forName(woven.name().replace('/', '.'), false, LOADER); // this JVM's agent defines its frames
                assertThat(faults(woven.classFile())).isEmpty();
                woven.frames()
                        .values()
                        .forEach(frame -> assertThat(faults(frame)).isEmpty());
            }
        }
        return count;
    }

    private static String faults(byte[] classFile) {
        StringWriter faults = new StringWriter();
        CheckClassAdapter.verify(new ClassReader(classFile), LOADER, false, new PrintWriter(faults));
        return faults.toString();
    }

    private static byte[] find(String internalName) {
        try (InputStream in = LOADER.getResourceAsStream(internalName + ".class")) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
