// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving;

import dev.weft.weaving.twin.Compiler;
import dev.weft.weaving.twin.Twin;
import dev.weft.weaving.twin.Twins;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One program as class files of every version that this JDK writes. Before Java 9 strings were concatenated by builders,
 * before 11 nested classes reached each other's members through accessors.
 */
class ReleasesTest {

    private static final int FIRST = 8;

    private static final String PROGRAM = """
            private int f = 1; private static String s; private Object o = "o";
            private class In {
                private long w = 2; private In(long w) { this.w += w; }
                @Async private Coroutine<Long> go(int n) { f += await(v(1, n)); s += o + "," + w++ + await(v(2, w)); return done(w * f); }
            }
            private static class Nested { private static int count; private int[] a = {1, 2}; @Async private static Coroutine<Integer> made(String tag) { return done(count++ + await(v(3, tag.length()))); } }
            interface Named { String name(); @Async default Coroutine<String> hello(int n) { Supplier<Coroutine<String>> l = () -> done(name() + await(v(4, n))); return done("hi " + await(l.get()) + await(v(5, 'c'))); } @Async static Coroutine<Integer> one() { return done(await(v(6, 1))); } }
            enum Op { ADD { @Async Coroutine<Integer> go(int a, int b) { return done(a + await(v(7, b))); } }, NEG; @Async Coroutine<Integer> go(int a, int b) { return done(-await(v(8, a)) * ordinal()); } }
            @Async private Coroutine<Object> body(long w, double d) throws Exception {
                In in = new In(await(v(9, 3L))); Nested n = new Nested(); s = "s";
                n.a[await(v(10, 1))] += f++ + await(in.go(4)) + await(Nested.made("tag" + w + d + await(v(11, null == s)))) + Nested.count;
                String t = "a" + await(v(12, 1)) + new StringBuilder(await(v(13, "b"))).append(await(v(14, 2.5f))) + n.a[1] + in.w;
                AsyncCallable<Integer> lambda = () -> { try { return done(f + await(v(15, 5))); } finally { in.w = -1; } };
                switch (await(v(16, t.length() > 3 ? "long" : "short"))) { case "short": note("no"); case "long": note("t", t, await(lambda.call()), in.w); break; default: note("never"); }
                for (Op op : Op.values()) { switch (op) { case ADD: note("add", await(op.go(1, 2))); break; default: note("other", await(op.go(3, 4))); } }
                Named named = new Named() { private final int k = (int) w; public String name() { return t.charAt(0) + "" + k + o; } };
                try (Res r = new Res(await(v(17, 6)))) { note("named", await(named.hello(7)), await(Named.one())); may(); }
                catch (FaultA | FaultB e) { caught(1, e); o = await(v(18, "caught")); }
                finally { synchronized (this) { f *= 2; } note("f", f, await(v(19, d))); }
                assert await(v(20, f > 0)) : "no" + await(v(21, f));
                return done(s + o + w + Op.class.getSimpleName() + int[].class.getName());
            }
            @Async static Coroutine<Object> run() throws Exception { Nested.count = 0; return new Me().body(5L, 1.5); }
            """;

    static IntStream releases() {
        return IntStream.rangeClosed(FIRST, Runtime.version().feature());
    }

    @ParameterizedTest
    @MethodSource("releases")
    void eachClassFileVersion(int release) {
        Twin twin = new Twin("Release" + release, PROGRAM);
        String version = String.valueOf(release);
        // not --release: what the programs use is of the baseline
        Compiler javac = Compiler.javac("-g", "-source", version, "-target", version);
        Twins.compile(javac, List.of(twin)).assertWoven(twin);
    }
}
