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
                //// floats bit by bit
                @Async static Coroutine<Object> run() {
                    float f = Float.intBitsToFloat(0x7fc12345); double d = Double.longBitsToDouble(0x7ff8123456789abcL); float zero = -0.0f; double inf = 1 / -0.0;
                    await(v(1, 0));
                    note("f", Integer.toHexString(Float.floatToRawIntBits(f)), Long.toHexString(Double.doubleToRawLongBits(d)), 1 / zero, inf, f == f, d != d ? await(v(2, d)) : 0);
                    return done(f < await(v(3, 1f)) | d > await(v(4, Double.NaN)));
                }
                //// narrow types
                static String all(boolean z, byte b, short s, char c) { return z + "," + b + s + c; }
                @Async static Coroutine<Object> run() {
                    boolean z = await(v(1, true)); byte b = await(v(2, (byte) -128)); short s = await(v(3, (short) 40)); char c = await(v(4, '\uffff'));
                    for (int i = 0; i < 2; i++) {
                        await(v(5, i));
                        boolean[] za = {z, !z}; byte[] ba = {b}; short[] sa = {s}; char[] ca = {c};
                        z = za[await(v(6, i))]; b -= 1; s = (short) (sa[0] << 9); c = (char) (ca[0] + await(v(7, 2)));
                        note("a", all(z, b, s, (char) (c + 'a')), all(za[1], ba[await(v(8, 0))], sa[0], 'x'));
                    }
                    Boolean boxed = z; Object o = b; await(v(9, 0));
                    return done(boxed ? o : (Object) c);
                }
                //// assigned definitely
                @Async static Coroutine<Object> run() {
                    final int a; int b, c; long d; final String s;
                    if (await(v(1, true)) && (b = await(v(2, 3))) > 2) { a = b; c = await(v(3, b)); } else { a = 5; c = 6; }
                    boolean z; if ((z = await(v(4, false))) || !z & (d = await(v(5, 7L))) > 6) { note("z", z); d = await(v(6, 1L)); } else { d = 2; }
                    do { s = await(v(7, "s")); break; } while (true);
                    int e; switch (await(v(8, a))) { case 3: e = await(v(9, 1)); break; case 5: e = 2; default: e = await(v(10, 3)); }
                    int f; try { f = await(v(11, 4)); } finally { note("f", a, c, d, s, e); }
                    int g = switch (e) { case 1 -> { int h; h = await(v(12, f)); yield h; } default -> f; };
                    await(v(13, 0));
                    return done(a + c + d + s + e + f + g + z);
                }
                //// shadowed and captured
                int x = 1; static long x(long x) { return x; }
                @Async Coroutine<Object> body(int x) throws Exception {
                    this.x += await(v(1, x)); final int y = x; int z = await(v(2, y));
                    AsyncFunction<Integer, Integer> f = q -> { int z2 = q + y; this.x += await(v(3, z2)); return done(z2 + this.x + y); };
                    { int w = 3; z += w + await(f.apply(w)); } { long w = 4; z += x(w) + await(v(4, w)); }
                    return done(z + x + this.x);
                }
                @Async static Coroutine<Object> run() throws Exception { return new Me().body(5); }
                //// parameters reassigned
                @Async static Coroutine<Object> body(Object o, int i, long j, String... s) {
                    while (i > 0) { o = o + "" + await(v(1, i)); i -= await(v(2, 1)); j = -j; s = i == 1 ? null : new String[] {"q" + j}; if (i == 2) { o = s[0].length(); } await(v(3, o)); }
                    return done(o + "," + i + j + s);
                }
                @Async static Coroutine<Object> run() { return body(new int[0].length, 3, 5L, "a", "b"); }
                //// null on some paths
                @Async static Coroutine<Object> run() {
                    for (int i = 0; i < 3; i++) {
                        Object o = null; int[][] a = null; Comparable<?> c = i == 0 ? null : i == 1 ? (Comparable<?>) "c" : (Comparable<?>) Integer.valueOf(5);
                        await(v(1, i)); note("o", o, a, c);
                        if (i > 0) { o = i == 1 ? new int[] {await(v(2, 1))} : new long[] {await(v(3, 2L))}; a = new int[][] {null, {i}}; }
                        await(v(4, i)); note("p", o, a, c == null ? null : await(v(5, c)));
                        var n = o == null ? null : a[1]; await(v(6, 0)); note("q", n, n != null && n[0] == await(v(7, i)));
                    }
                    return done(null);
                }
                //// arrays that merge
                @Async static Coroutine<Object> run() {
                    Object[] merged = null; Object any = "any";
                    for (int i = 0; i < 4; i++) {
                        merged = i == 0 ? new Integer[] {await(v(1, i))} : i == 1 ? new String[][] {{"s"}, null} : i == 2 ? new int[][] {{await(v(2, 3))}} : merged;
                        any = i % 2 == 0 ? (Object) new byte[] {1} : merged;
                        note("m", merged, await(v(3, i)), any instanceof byte[] b ? b[0] + await(v(4, 1)) : merged.length);
                        for (Object o : merged) { note("o", o instanceof int[] x ? x[await(v(5, 0))] : o instanceof String[] y ? y[0] : o); }
                        var clone = merged.clone(); await(v(6, 0)); note("c", clone.length, clone.getClass() == merged.getClass());
                    }
                    return done(merged.getClass().getSimpleName());
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
