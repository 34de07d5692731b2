// SPDX-License-Identifier: Apache-2.0
package dev.weft.buildtime;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A folder of a test's own, where programs run with Weft's real jars; they are given paths inside it. */
final class Sandbox {

    static final String AGENT = System.getProperty("weft.agent.jar");
    static final String RUNTIME = System.getProperty("weft.runtime.jar");

    private static final List<String> LIBRARIES = List.of(RUNTIME, System.getProperty("weft.slf4j.jar"));

    private final Path folder;

    Sandbox(Path folder) {
        this.folder = folder;
    }

    /** How a program ended, and what it printed. */
    record Exit(int status, String out, String err) {

        /** Asserts that it ended well and printed nothing but {@code lines}. */
        void printed(String... lines) {
            assertThat(err).isEmpty();
            assertThat(out).isEqualTo(text(lines));
            assertThat(status).isZero();
        }

        /** Asserts that it failed with {@code status} and complained of nothing but {@code lines}. */
        void failed(int status, String... lines) {
            assertThat(err).isEqualTo(text(lines));
            assertThat(status()).isEqualTo(status);
        }

        private static String text(String... lines) {
            StringBuilder text = new StringBuilder();
            for (String line : lines) {
                text.append(line).append(System.lineSeparator());
            }
            return text.toString();
        }
    }

    /** Runs a command of the agent's jar. */
    Exit weft(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(tool("java"), "-jar", AGENT));
        command.addAll(List.of(words));
        return run(command);
    }

    /** Runs a main class from {@code classPath} and Weft's runtime. */
    Exit java(String classPath, String mainClass, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(tool("java"), "-Xverify:all"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classPath + File.pathSeparator + String.join(File.pathSeparator, LIBRARIES)));
        command.add(mainClass);
        return run(command);
    }

    /** As {@link #java}, with the agent, which names what it weaves. */
    Exit javaWithAgent(String classPath, String mainClass, String... options) throws Exception {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("-javaagent:" + AGENT + "=verbose=true");
        return java(classPath, mainClass, all.toArray(String[]::new));
    }

    /** Runs a command line to its end. */
    Exit run(List<String> command) throws IOException, InterruptedException {
        Path out = Files.createTempFile("weft", "out");
        Path err = Files.createTempFile("weft", "err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().remove("JAVA_TOOL_OPTIONS"); // the JVM says on standard error that it has read them
        builder.environment().put("JAVA_HOME", System.getProperty("java.home")); // for Maven
        Process process = builder.start();
        try {
            assertThat(process.waitFor(120, SECONDS)).isTrue();
            return new Exit(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            process.destroyForcibly();
            Files.delete(out);
            Files.delete(err);
        }
    }

    /** The path of a program of this JDK. */
    static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    /** Writes class files, by class name, below a folder. */
    void write(String name, Map<String, byte[]> classes) throws IOException {
        for (var each : classes.entrySet()) {
            write(name + "/" + each.getKey().replace('.', '/') + ".class", each.getValue());
        }
    }

    void write(String name, byte[] content) throws IOException {
        Files.createDirectories(path(name).getParent());
        Files.write(path(name), content);
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    /** Every file below a folder, with the digest of its content. */
    Map<String, String> contents(String name) throws IOException, NoSuchAlgorithmException {
        Map<String, String> contents = new TreeMap<>();
        try (var files = Files.walk(path(name))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                contents.put(
                        path(name).relativize(file).toString().replace(File.separatorChar, '/'),
                        HexFormat.of().formatHex(digest));
            }
        }
        return contents;
    }
}
