// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving;

import dev.weft.weaving.twin.Constructs;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Locals of every type, live or not, that share slots or not. */
class LocalsTest {

    @TestFactory
    Stream<DynamicTest> locals() {
        return Constructs.tests(
                """
                //// every type
                @Async static Coroutine<Object> run() {
                    boolean z = true; byte b = -1; short s = -300; char c = 'x'; int i = 70000; long j = 1L << 50; float f = 1.25f; double d = -0.0;
                    String t = "t"; int[] ia = {1}; long[][] ja = {{2}}; Object o = null; Integer boxed = 5; Color e = Color.RED; List<String> l = list("a", "b");
                    await(v(1, 0));
                    note("a", z, b, s, c, i, j, f, d, t, ia, ja, o, boxed, e, l);
                    z = !z; b++; s--; c++; i = -i; j *= 3; f /= 3; d = 1 / d; t += b; ia[0]++; ja = null; o = l; boxed++; e = Color.BLUE;
                    await(v(2, 0));
                    note("b", z, b, s, c, i, j, f, d, t, ia, ja, o, boxed, e, l);
                    return done(null);
                }
                //// parameters of every type
                @Async static Coroutine<Object> all(boolean z, byte b, long j, short s, double d, char c, int i, float f, String t, int[] ia, long... more) {
                    note("a", z, b, j, s, d, c, i, f, t, ia, more);
                    await(v(1, 0));
                    j++; d /= 2; more = new long[] {j}; t = null; i += more.length;
                    await(v(2, 0));
                    note("b", z, b, j, s, d, c, i, f, t, ia, more);
                    return done(null);
                }
                @Async static Coroutine<Object> run() { return all(true, (byte) 1, 2L, (short) 3, 4.5, 'c', 6, 7.5f, "t", new int[] {1}, 8L, 9L); }
                //// null typed
                @Async static Coroutine<Object> run() {
                    String s = null; Object o = null; int[] a = null; var n = (Map<String, List<int[]>>) null;
                    await(v(1, 0));
                    note("n", s, o, a, n, s == null ? await(v(2, "was null")) : s);
                    if (await(v(3, true))) { s = "s"; }
                    await(v(4, 0));
                    note("s", s, a == null ? 0 : a[0]);
                    for (String t = null; t == null; t = await(v(5, "t"))) { note("t", t); }
                    return done(s);
                }
                //// slots reused
                @Async static Coroutine<Object> run() {
                    { int a = 1; String b = "b"; await(v(1, 0)); note("1", a, b); }
                    { String a = "a"; int b = 2; await(v(2, 0)); note("2", a, b); }
                    { long a = 3; await(v(3, 0)); note("3", a); }
                    { double a = 4; float b = 5; await(v(4, 0)); note("4", a, b); }
                    { Object[] a = {6}; List<Integer> b = new ArrayList<>(); b.add(await(v(5, 7))); note("5", a, b); }
                    for (int i = 0; i < 2; i++) { if (i == 0) { long x = i; note("6", await(v(6, x)), x); } else { String x = "x"; note("7", await(v(7, x)), x); } }
                    return done(null);
                }
                //// unassigned on some paths
                @Async static Coroutine<Object> run() {
                    for (int i = 0; i < 3; i++) {
                        int a; String s; double d;
                        if (i == 1) { a = await(v(1, 5)); s = "s"; await(v(2, 0)); note("as", a, s); }
                        else { d = await(v(3, 2.5)); await(v(4, 0)); note("d", d); }
                        await(v(5, 0));
                        a = i; note("a", a);
                    }
                    return done(null);
                }
                //// dead and alive again
                @Async static Coroutine<Object> run() {
                    String s = "one"; long w = 1;
                    note("a", s, w);
                    await(v(1, 0));
                    s = "two"; await(v(2, 0)); note("b", s); w = await(v(3, 3L)); await(v(4, 0)); note("c", w);
                    return done(null);
                }
                //// of types nobody else sees
                static String text(CharSequence s) { return s.toString(); }
                @Async static Coroutine<Object> run() {
                    boolean c = await(v(1, true));
                    String r = "";
                    { var b = c ? new StringBuilder("a") : new StringBuffer("b"); await(v(2, 0)); r += text(b); }
                    { var l = new ArrayList<String>(); l.add("q"); await(v(3, 0)); r += l; }
                    { var o = c ? (Comparable<?> & java.io.Serializable) 1 : "s"; await(v(4, 0)); r += o; }
                    note("r", r);
                    return done(null);
                }
                //// hundreds
                @Async static Coroutine<Object> run() {
                    DECLARED
                    await(v(1, 0));
                    note("sum", SUM);
                    ASSIGNED
                    await(v(2, 0));
                    note("sum", SUM, REFERENCES);
                    return done(null);
                }
                """.replace("DECLARED", many("int i#=#; long j#=#+1; double d#=#.5; String s#=\"s#\";", 80, " "))
                        .replace("SUM", many("i#+j#+d#", 80, "+"))
                        .replace("REFERENCES", many("s#", 80, ","))
                        .replace("ASSIGNED", many("i#+=#; j#-=#; d#*=2; s#+=i#;", 80, " ")));
    }

    private static String many(String pattern, int times, String between) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < times; i++) {
            text.append(i > 0 ? between : "").append(pattern.replace("#", String.valueOf(i)));
        }
        return text.toString();
    }
}
