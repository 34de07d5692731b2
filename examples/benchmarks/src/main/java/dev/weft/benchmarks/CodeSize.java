// SPDX-License-Identifier: Apache-2.0
package dev.weft.benchmarks;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** How large the benchmarks' own classes are before and after weaving, their frames counted in. */
final class CodeSize {
    /** What {@code --only} calls it. */
    static final String ID = "code-size";

    /** How many times as large as the original files the woven ones may be. */
    private static final double GOAL = 2;

    private static final String CLASS = ".class";

    private CodeSize() {}

    /** A class before, and after with its frames. */
    private record Woven(Bytes before, Bytes after, int frames) {
        static final Woven NONE = new Woven(Bytes.NONE, Bytes.NONE, 0);

        Woven plus(Woven other) {
            return new Woven(before.plus(other.before), after.plus(other.after), frames + other.frames);
        }
    }

    /** The table, in Markdown. */
    static String table(Path log) throws IOException, InterruptedException {
        Map<String, Woven> classes = weave(log);
        List<String> lines = new ArrayList<>();
        lines.add("| class | frames | class files, bytes | woven | ratio | instructions, bytes | woven | ratio |");
        lines.add("|---|--:|--:|--:|--:|--:|--:|--:|");
        classes.forEach((name, woven) -> lines.add(line(name, woven)));
        Woven all = classes.values().stream().reduce(Woven.NONE, Woven::plus);
        lines.add(line("all", all));
        double ratio = (double) all.after.files() / all.before.files();
        lines.add("");
        lines.add("Goal: class files at most %.1f times as large; met: %s."
                .formatted(GOAL, ratio <= GOAL ? "yes" : "no"));
        return String.join("\n", lines);
    }

    private static String line(String name, Woven woven) {
        Bytes before = woven.before;
        Bytes after = woven.after;
        return String.format(
                Locale.ROOT,
                "| %s | %d | %,d | %,d | %.2f | %,d | %,d | %.2f |",
                name,
                woven.frames,
                before.files(),
                after.files(),
                (double) after.files() / before.files(),
                before.code(),
                after.code(),
                (double) after.code() / before.code());
    }

    /** Has the agent's jar weave the classes of this folder; answers those it changed, by simple name. */
    private static Map<String, Woven> weave(Path log) throws IOException, InterruptedException {
        Path originals = folder();
        Path dump = Files.createTempDirectory("weft-code-size");
        try {
            loadAll(names(originals), dump, log);
            Map<String, Woven> classes = new TreeMap<>();
            List<String> dumped = names(dump);
            for (String name : names(originals)) {
                if (dumped.contains(name)) {
                    Bytes after = Bytes.of(dump.resolve(name + CLASS));
                    int frames = 0;
                    for (String frame : dumped) {
                        if (frame.startsWith(name + "$") && !Files.exists(originals.resolve(frame + CLASS))) {
                            after = after.plus(Bytes.of(dump.resolve(frame + CLASS)));
                            frames++;
                        }
                    }
                    Woven woven = new Woven(Bytes.of(originals.resolve(name + CLASS)), after, frames);
                    classes.put(name.substring(name.lastIndexOf('/') + 1), woven);
                }
            }
            return classes;
        } finally {
            delete(dump);
        }
    }

    private static void loadAll(List<String> names, Path dump, Path log) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-javaagent:" + System.getProperty("weft.benchmarks.agent") + "=dump=" + dump);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), CodeSize.class.getName()));
        command.addAll(names);
        Process process = new ProcessBuilder(command)
                .redirectOutput(Redirect.appendTo(log.toFile()))
                .redirectError(Redirect.appendTo(log.toFile()))
                .start();
        int exit = process.waitFor();
        if (exit != 0) {
            throw new IOException("loading the classes ended with exit code " + exit + "; see " + log);
        }
    }

    /** Loads the classes named, and so has the agent weave them. */
    public static void main(String[] names) throws ClassNotFoundException {
        for (String name : names) {
            Class.forName(name.replace('/', '.'), false, CodeSize.class.getClassLoader());
        }
    }

    private static Path folder() {
        try {
            return Path.of(CodeSize.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Internal names of the class files in a folder, those generated by JMH left out. */
    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> file.endsWith(CLASS) && !file.contains("jmh_generated"))
                    .map(file -> file.substring(0, file.length() - CLASS.length()))
                    .sorted()
                    .toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
