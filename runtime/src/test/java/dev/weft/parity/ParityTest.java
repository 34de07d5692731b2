// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Runs the twin of each Python program in {@code resources/parity} and compares what it prints with what CPython printed. A
 * program's twin has its name: that of {@code sync/lock-fairness.py} is the class {@code sync.LockFairness}; a number in the
 * name, as in {@code seed-001-crawler}, is left out. A program whose name ends in {@code part} is cut to what its second line
 * says.
 */
class ParityTest {

    static final List<String> NAMES = names();

    /**
     * Under a debugger each task has a thread. thread-bridge compares threads; in double-await a message calls a coroutine
     * executing that waits on its thread.
     */
    static final List<String> NAMES_WHERE_THREADS_DO_NOT_SHOW = NAMES.stream()
            .filter(name -> !List.of("double-await", "thread-bridge").contains(name))
            .toList();

    private static List<String> names() {
        Path directory = directory();
        try (Stream<Path> files = Files.walk(directory)) {
            return files.map(file -> directory.relativize(file).toString().replace(File.separatorChar, '/'))
                    .filter(file -> file.endsWith(".py"))
                    .map(file -> file.substring(0, file.length() - ".py".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @Timeout(60)
    @FieldSource("NAMES")
    void printsWhatPythonPrints(String name) throws Exception {
        assumeFalse(
                name.startsWith("os/") && ignoresSignals(),
                "this JVM was started with HUP, INT or TERM ignored, and so are its children: programs with signals are left out");
        assertThat(twin(name).trace()).as(name).isEqualTo(expected(name));
    }

    @ParameterizedTest
    @Timeout(60)
    @FieldSource("NAMES_WHERE_THREADS_DO_NOT_SHOW")
    void printsTheSameUnderADebugger(String name) throws Exception {
        System.setProperty("weft.debugger", "true");
        try {
            printsWhatPythonPrints(name);
        } finally {
            System.clearProperty("weft.debugger");
        }
    }

    /** Whether signals that the programs send are ignored by who started this JVM: Linux tells. */
    private static boolean ignoresSignals() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        long hupIntTerm = 1 | 1 << 1 | 1 << 14;
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(
                                        line.substring("SigIgn:".length()).strip(), 16)
                                & hupIntTerm)
                        != 0);
    }

    private static Program twin(String name) throws Exception {
        int file = name.lastIndexOf('/') + 1;
        String simpleName = Arrays.stream(name.substring(file).split("-"))
                .filter(part -> !Character.isDigit(part.charAt(0)))
                .map(part -> Character.toUpperCase(part.charAt(0)) + part.substring(1))
                .collect(Collectors.joining());
        String packageName = ParityTest.class.getPackageName() + "."
                + name.substring(0, file).replace('/', '.');
        Constructor<?> constructor = Class.forName(packageName + simpleName).getDeclaredConstructor();
        constructor.setAccessible(true);
        return (Program) constructor.newInstance();
    }

    private static String expected(String name) throws IOException {
        return Files.readString(directory().resolve(name + ".out"));
    }

    private static Path directory() {
        try {
            return Path.of(ParityTest.class.getResource("/parity").toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
