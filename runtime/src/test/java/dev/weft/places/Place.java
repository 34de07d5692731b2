// SPDX-License-Identifier: Apache-2.0
package dev.weft.places;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A folder in which programs are compiled, and the JVMs that run them. */
record Place(Path folder) {

    static final Path AGENT = Path.of(System.getProperty("weft.agent.jar"));
    static final Path RUNTIME = Path.of(System.getProperty("weft.runtime.jar"));
    static final Path SLF4J = Path.of(System.getProperty("weft.slf4j.jar"));
    static final String WITH_AGENT = "-javaagent:" + AGENT;

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final Pattern PACKAGE = Pattern.compile("^package (\\S+);", Pattern.MULTILINE);
    private static final Pattern TYPE =
            Pattern.compile("^(?:public )?(?:final )?(?:class|interface|record|(?=module)) ?(\\w+)", Pattern.MULTILINE);

    /** The paths as {@code -cp} takes them. */
    static String path(Path... paths) {
        return String.join(
                File.pathSeparator, Stream.of(paths).map(Path::toString).toList());
    }

    /** A class path of the runtime and {@code classes}. */
    static String classPath(Path... classes) {
        return path(Stream.concat(Stream.of(classes), Stream.of(RUNTIME, SLF4J)).toArray(Path[]::new));
    }

    /** Compiles sources against the runtime, into a folder. */
    Path compile(String classes, String... sources) throws IOException {
        return compile(classes, List.of("-cp", classPath()), sources);
    }

    /** Compiles sources with some options, into a folder. */
    Path compile(String classes, List<String> options, String... sources) throws IOException {
        Path out = Files.createDirectories(folder.resolve(classes));
        List<String> arguments = new ArrayList<>(List.of("-g", "-d", out.toString()));
        arguments.addAll(options);
        for (String source : sources) {
            Path file = folder.resolve(classes + "-src").resolve(nameOf(source));
            Files.createDirectories(file.getParent());
            arguments.add(Files.writeString(file, source).toString());
        }
        ByteArrayOutputStream problems = new ByteArrayOutputStream();
        ToolProvider.getSystemJavaCompiler().run(null, null, problems, arguments.toArray(String[]::new));
        assertThat(problems.toString(UTF_8)).isEmpty();
        return out;
    }

    private static String nameOf(String source) {
        Matcher type = TYPE.matcher(source);
        assertThat(type.find()).as(source).isTrue();
        Matcher in = PACKAGE.matcher(source);
        return (in.find() ? in.group(1).replace('.', '/') + "/" : "")
                + (type.group(0).startsWith("module") ? "module-info" : type.group(1)) + ".java";
    }

    /** A jar of a folder's files. */
    Path jar(String name, Path classes, Map<String, String> attributes) throws IOException {
        Path jar = folder.resolve(name);
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.forEach((key, value) -> manifest.getMainAttributes().putValue(key, value));
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                Stream<Path> files = Files.walk(classes)) {
            for (Path each : files.filter(Files::isRegularFile).sorted().toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(each).toString().replace(File.separatorChar, '/')));
                Files.copy(each, out);
            }
        }
        return jar;
    }

    /** Runs a JVM until it ends. */
    Exit java(String... arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        Process process = builder(arguments)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, SECONDS)).as("ended in time").isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Exit(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    /** A JVM that is to be started, in this folder. */
    ProcessBuilder builder(String... arguments) {
        List<String> command = new ArrayList<>(List.of(JAVA.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        // the JVM says on standard error that it has read these
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        return builder;
    }

    /** How a JVM ended, and what it printed. */
    record Exit(int status, String out, String err) {

        /** The JVM printed this, reported nothing, and ended well. */
        void prints(String expected) {
            assertThat(err).isEmpty();
            assertThat(out).isEqualToNormalizingNewlines(expected);
            assertThat(status).isZero();
        }
    }
}
