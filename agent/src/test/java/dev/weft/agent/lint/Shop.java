// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.agent.abi.ClassFiles;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A class {@code com.acme.Shop}, compiled against the names of the runtime that a check can meet. */
public final class Shop implements ClassFiles {

    /** Stands before the members; one line, so that the first member is in line 2. */
    private static final String HEAD = "package com.acme; import dev.weft.*; import static dev.weft.Weft.*;"
            + " import java.io.*; import java.nio.file.*; import java.time.Duration; import java.util.*;"
            + " import java.util.concurrent.*; import java.util.concurrent.locks.*;"
            + " public class Shop implements Serializable {\n";

    /** The runtime's types, as far as anything here is compiled against them; this module can't depend on it. */
    private static final Map<String, String> RUNTIME = Map.ofEntries(
            Map.entry("Async", "public @interface Async {}"),
            Map.entry("NoLint", "public @interface NoLint { String[] value() default {}; }"),
            Map.entry("Awaitable", "public interface Awaitable<T> {}"),
            Map.entry("Coroutine", "public abstract class Coroutine<T> implements Awaitable<T> {}"),
            Map.entry("Task", "public class Task<T> implements Awaitable<T> {}"),
            Map.entry(
                    "Generator",
                    "public abstract class Generator<Y, S, R> implements Iterable<Y> { public static void yield(Object y) {} }"),
            Map.entry("AsyncIterable", "public interface AsyncIterable<T> {}"),
            Map.entry(
                    "AsyncGenerator",
                    "public abstract class AsyncGenerator<Y, S> implements AsyncIterable<Y> { public static void yield(Object y) {} }"),
            Map.entry("CancelledError", "public class CancelledError extends Error {}"),
            Map.entry("AsyncScope", "public interface AsyncScope extends AutoCloseable {}"),
            Map.entry("Timeout", "public abstract class Timeout implements AsyncScope { public void close() {} }"),
            Map.entry("Weft", """
                    import java.util.concurrent.*;
                    public class Weft {
                        public static <T> T run(Coroutine<T> main) { return null; }
                        public static <T> T await(Awaitable<T> awaitable) { return null; }
                        public static <T> T await(CompletionStage<T> stage) { return null; }
                        public static <T> Iterable<T> await(AsyncIterable<T> source) { return null; }
                        public static <T> Coroutine<T> done(T value) { return null; }
                        public static Coroutine<Void> done() { return null; }
                        public static Awaitable<Void> sleep(java.time.Duration delay) { return null; }
                        public static <T> Task<T> createTask(Coroutine<T> coroutine) { return null; }
                        public static Task<Object> gather(Awaitable<?>... all) { return null; }
                        public static <T> Awaitable<T> toThread(Callable<T> call) { return null; }
                        public static <T> Awaitable<T> runInExecutor(Executor in, Callable<T> call) { return null; }
                        public static Timeout timeout(java.time.Duration limit) { return null; }
                        public static <T> Coroutine<T> async(Callable<Coroutine<T>> body) { return null; }
                    }
                    """));

    private final Path classes;

    private Shop(Path classes) {
        this.classes = classes;
    }

    /** Compiles the members of the class into {@code folder}; the first line of {@code members} is line 2. */
    public static Shop of(Path folder, String members) {
        return ofSource(folder, HEAD + members + "}");
    }

    static Shop ofSource(Path folder, String source) {
        List<JavaFileObject> sources = new ArrayList<>();
        RUNTIME.forEach((name, text) -> sources.add(source("dev/weft/" + name, "package dev.weft; " + text)));
        sources.add(source("com/acme/Shop", source));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter problems = new StringWriter();
        List<String> options = List.of("-g", "-nowarn", "-proc:none", "-d", folder.toString());
        assertThat(compiler.getTask(problems, null, null, options, null, sources)
                        .call())
                .as("%s%s", source, problems)
                .isTrue();
        return new Shop(folder);
    }

    /** What every rule and the default list of calls find. */
    List<String> findings() {
        return findings(new Lint(BlockingCalls.defaults(), Set.of()));
    }

    /** What {@code lint} finds in the class and those nested in it. */
    List<String> findings(Lint lint) {
        try (Stream<Path> files = Files.list(classes.resolve("com/acme"))) {
            return files.sorted()
                    .flatMap(file -> lint.check(read(file), this).stream())
                    .map(Finding::toString)
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public byte[] classFile() {
        return find("com/acme/Shop");
    }

    @Override
    public byte[] find(String internalName) {
        Path file = classes.resolve(internalName + ".class");
        return Files.exists(file) ? read(file) : null;
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static JavaFileObject source(String name, String text) {
        return new SimpleJavaFileObject(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}
