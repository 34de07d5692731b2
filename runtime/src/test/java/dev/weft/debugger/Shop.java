// SPDX-License-Identifier: Apache-2.0
package dev.weft.debugger;

import dev.weft.weaving.twin.Compiler;
import dev.weft.weaving.twin.Plain;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The program that is debugged: one source, compiled as coroutines and as blocking code, line by line the same. */
final class Shop {

    private static final String MAIN = "acme.Shop";

    private final String source;
    private final Path coroutines;
    private final Path blocking;

    /** Compiles it into {@code directory}. */
    Shop(Compiler compiler, Path directory) throws IOException {
        this.source = read("Shop.java");
        this.coroutines = directory.resolve("coroutines");
        this.blocking = directory.resolve("blocking");
        write(coroutines, compiler.compile(Map.of(MAIN, source, "acme.Later", read("WovenLater.java"))));
        String plain = source.replace("import static dev.weft.Weft.", "import static " + Plain.class.getName() + ".")
                .replace("import dev.weft.", "import " + Plain.class.getName() + ".");
        write(blocking, compiler.compile(Map.of(MAIN, plain, "acme.Later", read("BlockingLater.java"))));
    }

    /** Starts the blocking one. */
    Debuggee blocking() throws Exception {
        return start(blocking, "");
    }

    /** Starts the coroutines, whose awaits don't suspend. */
    Debuggee ready() throws Exception {
        return start(coroutines, "");
    }

    /** Starts the coroutines, each of whose awaits suspends. */
    Debuggee suspending() throws Exception {
        return start(coroutines, " -Dsuspend=true");
    }

    /** Starts the coroutines as in a JVM that a debugger has come to later: what suspends leaves the stack. */
    Debuggee leaving() throws Exception {
        return start(coroutines, " -Dsuspend=true -Dweft.debugger=false");
    }

    /** The number of the one line that contains {@code text}. */
    int lineOf(String text) {
        List<String> lines = source.lines().toList();
        List<String> found = lines.stream().filter(line -> line.contains(text)).toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " lines contain " + text);
        }
        return lines.indexOf(found.get(0)) + 1;
    }

    private static Debuggee start(Path classes, String options) throws Exception {
        String classPath = String.join(
                File.pathSeparator,
                classes.toString(),
                System.getProperty("weft.runtime.jar"),
                System.getProperty("weft.slf4j.jar"),
                Path.of(Plain.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI())
                        .toString());
        return Debuggee.start(
                "-javaagent:" + System.getProperty("weft.agent.jar") + options + " -cp " + classPath, MAIN);
    }

    private static void write(Path folder, Map<String, byte[]> classes) throws IOException {
        for (Map.Entry<String, byte[]> file : classes.entrySet()) {
            Path path = folder.resolve(file.getKey().replace('.', '/') + ".class");
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }

    private static String read(String name) throws IOException {
        try (InputStream in = Shop.class.getResourceAsStream("/debugger/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
