// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.Coroutine;
import dev.weft.Runner;
import dev.weft.weaving.twin.Compiler;
import dev.weft.weaving.twin.MemoryLoader;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Try statements over scopes and asynchronous resources, in the shapes of each compiler. */
class ScopeShapesTest {

    private static final String HEAD = """
            import static dev.weft.Weft.*;
            import dev.weft.*;
            import java.io.IOException;
            import java.util.*;

            public class Shapes {
                static final List<String> TRACE = new ArrayList<>();

                /** Says how it is left; answers nothing, what it was left by, something else; or fails. */
                record Scope(String name, String how) implements AsyncScope {
                    public Awaitable<Throwable> exit(Throwable primary) { return leave(primary); }

                    @Async Coroutine<Throwable> leave(Throwable primary) {
                        await(yieldNow());
                        TRACE.add(name + "<" + (primary == null ? "" : primary.getMessage()));
                        if (how.equals("fail")) throw new IllegalStateException("exit of " + name);
                        if (how.equals("replace")) return done(new IOException("instead of " + (primary == null ? "none" : primary.getMessage())));
                        return done(how.equals("pass") ? primary : null);
                    }

                    public void close() throws IOException { throw new AssertionError("not woven"); }
                }

                record Resource(String name, boolean fails) implements AsyncCloseable {
                    public Awaitable<Void> closeAsync() { return leave(); }

                    @Async Coroutine<Void> leave() {
                        await(yieldNow());
                        TRACE.add("closed " + name);
                        if (fails) throw new IllegalStateException("close of " + name);
                        return done();
                    }
                }

                static Scope scope(String name, String how) { return new Scope(name, how); }
                static Scope none() { return null; }
                static void may() throws IOException { }
                static Coroutine<Integer> one() { return done(1); }

                @Async static Coroutine<Integer> fail(String message) throws IOException {
                    await(yieldNow());
                    throw new IOException(message);
                }

                @Async static Coroutine<Void> run(Coroutine<?> main) {
                    TRACE.clear();
                    try {
                        TRACE.add("=" + await((Awaitable<?>) main));
                    } catch (Throwable e) {
                        TRACE.add("!" + e.getMessage());
                        for (Throwable s : e.getSuppressed()) TRACE.add("+" + s.getMessage());
                    }
                    return done();
                }
            """;

    /** Method bodies after their headings, each with the trace it leaves. */
    private static final String PROGRAMS = """
            //// normal | a<, =1
            try (var a = scope("a", "pass")) { await(one()); }
            return done(1);
            //// swallowed | a<x, =2
            int n = 0;
            try (var a = scope("a", "end")) { n = 7; await(fail("x")); n = 8; }
            return done(n == 0 ? 3 : 2 + 0 * n);
            //// passed on | a<x, !x
            try (var a = scope("a", "pass")) { await(fail("x")); }
            return done(1);
            //// replaced | a<x, !instead of x
            try (var a = scope("a", "replace")) { await(fail("x")); }
            return done(1);
            //// replaced at the normal end | a<, !instead of none
            try (var a = scope("a", "replace")) { await(one()); }
            return done(1);
            //// exit fails | a<x, !exit of a, +x
            try (var a = scope("a", "fail")) { await(fail("x")); }
            return done(1);
            //// exit fails at the normal end | a<, !exit of a
            try (var a = scope("a", "fail")) { await(one()); }
            return done(1);
            //// return inside | a<, =4
            int n = 3;
            try (var a = scope("a", "pass")) { if (n == 3) return done(n + await(one())); may(); }
            return done(1);
            //// never ends normally | a<x, !x
            try (var a = scope("a", "end")) { return done(await(fail("x"))); }
            //// endless body | a<x, !x
            try (var a = scope("a", "pass")) { while (true) { await(one()); await(fail("x")); } }
            //// break and continue | a<, b<, c<, =3
            int n = 0;
            for (String s : List.of("a", "b", "c", "d")) {
                n++;
                try (var a = scope(s, "pass")) {
                    if (s.equals("a")) continue;
                    await(one());
                    if (s.equals("c")) break;
                }
            }
            return done(n);
            //// swallowed in a loop | a<a, b<b, =2
            int n = 0;
            for (String s : List.of("a", "b")) {
                try (var a = scope(s, "end")) { await(fail(s)); if (n >= 0) break; }
                n++;
            }
            return done(n);
            //// null resource | !x
            try (var a = none()) { await(one()); }
            try (var a = none()) { await(fail("x")); }
            return done(1);
            //// two, both pass | b<x, a<x, !x
            try (var a = scope("a", "pass"); var b = scope("b", "pass")) { await(fail("x")); }
            return done(1);
            //// two, the inner ends it | b<x, a<, =1
            try (var a = scope("a", "pass"); var b = scope("b", "end")) { await(fail("x")); }
            return done(1);
            //// two, the inner replaces | b<x, a<instead of x, !instead of x
            try (var a = scope("a", "pass"); var b = scope("b", "replace")) { await(fail("x")); }
            return done(1);
            //// two, the inner fails | b<x, a<exit of b, !exit of b, +x
            try (var a = scope("a", "pass"); var b = scope("b", "fail")) { await(fail("x")); }
            return done(1);
            //// two, both fail | b<x, a<exit of b, !exit of a, +exit of b
            try (var a = scope("a", "fail"); var b = scope("b", "fail")) { await(fail("x")); }
            return done(1);
            //// two, the inner fails at the normal end | b<, a<exit of b, !exit of b
            try (var a = scope("a", "pass"); var b = scope("b", "fail")) { await(one()); }
            return done(1);
            //// two, the outer ends what the inner replaced | b<x, a<instead of x, =1
            try (var a = scope("a", "end"); var b = scope("b", "replace")) { await(fail("x")); }
            return done(1);
            //// three | c<x, b<x, a<x, !x
            try (var a = scope("a", "pass"); var b = scope("b", "pass"); var c = scope("c", "pass")) { await(fail("x")); }
            return done(1);
            //// nested statements | b<x, caught, a<, =1
            try (var a = scope("a", "pass")) {
                try (var b = scope("b", "pass")) { await(fail("x")); } catch (IOException e) { TRACE.add("caught"); }
            }
            return done(1);
            //// catch and finally | a<x, caught instead of x, finally, =5
            try (var a = scope("a", "replace")) { await(fail("x")); }
            catch (IOException e) { TRACE.add("caught " + e.getMessage()); return done(5); }
            finally { await(one()); TRACE.add("finally"); }
            return done(1);
            //// an existing variable | a<x, =1
            var a = scope("a", "end");
            try (a) { await(fail("x")); }
            return done(1);
            //// behind it the handled error is thrown again | a<, !x
            try { await(fail("x")); }
            catch (Throwable e) { try (var a = scope("a", "pass")) { await(one()); } throw new IOException(e.getMessage()); }
            return done(1);
            //// behind it the handled error itself is thrown | a<, !x
            try { await(fail("x")); }
            catch (RuntimeException | IOException e) { try (var a = scope("a", "pass")) { await(one()); } throw e; }
            return done(1);
            //// empty body | a<, =1
            try (var a = scope("a", "pass")) { }
            return done(1);
            //// the expression fails | !x
            try (var a = scope("a" + await(fail("x")), "pass")) { }
            return done(1);
            //// the second expression fails | a<x, !x
            try (var a = scope("a", "pass"); var b = scope("b" + await(fail("x")), "pass")) { }
            return done(1);
            //// locals of the body | a<x, =10
            int before = 4;
            long wide = 5L;
            int inside;
            try (var a = scope("a", "end")) { inside = before; double d = inside * 2.0; wide += (long) d; await(fail("x")); }
            long after = wide - 3;
            return done((int) after);
            //// resource | closed a, =1
            try (var a = new Resource("a", false)) { await(one()); }
            return done(1);
            //// resource, failing body and close | closed a, !x, +close of a
            try (var a = new Resource("a", true)) { await(fail("x")); }
            return done(1);
            //// resource, failing close | closed a, !close of a
            try (var a = new Resource("a", true)) { await(one()); }
            return done(1);
            //// scope and resources | closed c, b<x, closed a, =1
            try (var a = new Resource("a", false); var b = scope("b", "end"); var c = new Resource("c", false)) { await(fail("x")); }
            return done(1);
            //// resource closed by hand | closed a, =1
            var a = new Resource("a", false);
            a.close();
            return done(1);
            """;

    @TestFactory
    Stream<DynamicTest> shapes() {
        Map<String, String> expected = new LinkedHashMap<>();
        StringBuilder source = new StringBuilder(HEAD);
        for (String program : PROGRAMS.split("//// ")) {
            if (!program.isBlank()) {
                int bar = program.indexOf(" | ");
                int end = program.indexOf('\n');
                String name = program.substring(0, bar);
                expected.put(name, program.substring(bar + 3, end));
                source.append("@Async static Coroutine<Integer> ")
                        .append(methodName(name))
                        .append("() throws Exception {")
                        .append(program.substring(end))
                        .append("}\n");
            }
        }
        source.append("}\n");
        Map<String, Compiler> compilers = new LinkedHashMap<>();
        compilers.put("javac -g", Compiler.javac("-g"));
        compilers.put("javac -g:none", Compiler.javac("-g:none", "--release", "17"));
        compilers.put("ecj", Compiler.ecj("-g", "--release", "17").orElseThrow());
        return compilers.entrySet().stream().flatMap(compiler -> {
            MemoryLoader loader = new MemoryLoader(compiler.getValue().compile("Shapes", source.toString()));
            return expected.entrySet().stream()
                    .map(program -> DynamicTest.dynamicTest(
                            program.getKey() + ", " + compiler.getKey(),
                            () -> assertThat(traceOf(loader.loadClass("Shapes"), methodName(program.getKey())))
                                    .isEqualTo(program.getValue())));
        });
    }

    private static String methodName(String name) {
        return name.replaceAll("\\W+", "_");
    }

    private static String traceOf(Class<?> shapes, String method) throws Exception {
        Coroutine<?> main = (Coroutine<?>) declared(shapes, method).invoke(null);
        try (Runner runner = Runner.builder().build()) {
            runner.run((Coroutine<?>) declared(shapes, "run", Coroutine.class).invoke(null, main));
        }
        Field trace = shapes.getDeclaredField("TRACE");
        trace.setAccessible(true);
        return ((List<?>) trace.get(null)).stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static Method declared(Class<?> type, String name, Class<?>... parameters) throws NoSuchMethodException {
        Method method = type.getDeclaredMethod(name, parameters);
        method.setAccessible(true);
        return method;
    }
}
