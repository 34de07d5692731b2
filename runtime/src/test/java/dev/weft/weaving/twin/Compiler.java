// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving.twin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Compiles sources in this JVM to class files in memory, against the test's own class path. */
public final class Compiler {

    /** The compiler failed, not the source. */
    public static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Crash(String message) {
            super(message);
        }
    }

    /** What compilers say when they fail. */
    private static final List<String> CRASHES = List.of(
            "An exception has occurred in the compiler",
            "Internal compiler error",
            "Internal inconsistency",
            "Missing code implementation");

    private final JavaCompiler compiler;
    private final List<String> options;

    private Compiler(JavaCompiler compiler, List<String> options) {
        this.compiler = compiler;
        this.options = options;
    }

    /** The JDK's compiler. */
    public static Compiler javac(String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of("-nowarn", "-proc:none"));
        return new Compiler(ToolProvider.getSystemJavaCompiler(), all);
    }

    /** Eclipse's compiler, if it is on the class path. */
    public static Optional<Compiler> ecj(String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of("-nowarn", "-proc:none"));
        return ServiceLoader.load(JavaCompiler.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(compiler -> compiler.getClass().getName().contains("Eclipse"))
                .map(compiler -> new Compiler(compiler, all))
                .findFirst();
    }

    /** Compiles a source file that holds one public class, and whatever else. */
    public Map<String, byte[]> compile(String className, String source) {
        return compile(Map.of(className, source));
    }

    /** Compiles source files by the name of their public class; answers class files by class name. */
    public Map<String, byte[]> compile(Map<String, String> sources) {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        StringWriter output = new StringWriter();
        try (StandardJavaFileManager standard = compiler.getStandardFileManager(diagnostics, null, null)) {
            Memory files = new Memory(standard);
            List<String> arguments = new ArrayList<>(List.of("-cp", System.getProperty("java.class.path")));
            arguments.addAll(options);
            Path folder = Files.createTempDirectory("weft-sources");
            standard.setLocation(StandardLocation.CLASS_OUTPUT, List.of(folder.toFile()));
            List<Path> written = new ArrayList<>();
            sources.forEach((name, text) -> written.add(write(folder, name, text)));
            boolean compiled = compiler.getTask(
                            output, files, diagnostics, arguments, null, standard.getJavaFileObjectsFromPaths(written))
                    .call();
            delete(folder);
            String messages = output + " " + diagnostics.getDiagnostics();
            if (CRASHES.stream().anyMatch(messages::contains)
                    || !compiled && diagnostics.getDiagnostics().isEmpty()) {
                throw new Crash(messages);
            } else if (!compiled) {
                throw new AssertionError(messages);
            }
            Map<String, byte[]> classes = new TreeMap<>();
            files.written.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
            return classes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path write(Path folder, String className, String text) {
        try {
            Path file = folder.resolve(className.replace('.', '/') + ".java");
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }

    private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
        final Map<String, ByteArrayOutputStream> written = new TreeMap<>();

        Memory(JavaFileManager standard) {
            super(standard);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            written.put(className.replace('/', '.'), bytes);
            return new SimpleJavaFileObject(URI.create("mem:///" + className.replace('.', '/') + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return bytes;
                }
            };
        }
    }
}
