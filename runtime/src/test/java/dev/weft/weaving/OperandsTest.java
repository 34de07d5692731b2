// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving;

import dev.weft.weaving.twin.Constructs;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** An await with operands beneath it. */
class OperandsTest {

    private static final List<String> TYPES = List.of("int", "long", "float", "double", "Object");

    /** Every type below every other, an await on top of them and in each of the places below. */
    @TestFactory
    Stream<DynamicTest> everyOrder() {
        StringBuilder programs = new StringBuilder();
        for (String first : TYPES) {
            StringBuilder methods = new StringBuilder();
            StringBuilder calls = new StringBuilder();
            for (String second : TYPES) {
                for (String third : TYPES) {
                    String name = "f" + methods.length();
                    methods.append(
                            "static Object %s(%s a, %s b, %s c, int d) { return a + \",\" + b + \",\" + c + d; }%n"
                                    .formatted(name, first, second, third));
                    calls.append("note(\"%s\", %s(1, 2, (%s) 3, await(v(1, 4))), %s(1, (%s) await(v(2, 2)), 3, 4));%n"
                            .formatted(name, name, third, name, second));
                }
            }
            programs.append("//// below ").append(first).append('\n').append(methods);
            programs.append("@Async static Coroutine<Object> run() {\n")
                    .append(calls)
                    .append("return done(null); }\n");
        }
        return Constructs.tests(programs.toString());
    }

    @TestFactory
    Stream<DynamicTest> underOperands() {
        return Constructs.tests(
                """
                //// every width
                @Async static Coroutine<Object> run() {
                    int i = 3; long j = 5L << 40; float f = 1.5f; double d = 2.25;
                    note("i", i + await(v(1, 7)), j - await(v(2, 9L)), f * await(v(3, 0.5f)), d / await(v(4, 4.0)));
                    note("mixed", j + i * (d - await(v(5, 1))) + f);
                    note("cast", (long) (d * await(v(6, 3))) + (byte) (i + await(v(7, 300))));
                    return done(i);
                }
                //// arguments
                static String all(int a, long b, String c, double d, Object e, float f, boolean g, char h) {
                    return a + "," + b + "," + c + "," + d + "," + e + "," + f + "," + g + "," + h;
                }
                @Async static Coroutine<Object> run() {
                    note("r", all(1, 2L, "c", 4.0, null, 6f, true, await(v(1, 'h'))));
                    note("s", all(1, await(v(2, 2L)), "c", await(v(3, 4.0)), null, 6f, await(v(4, true)), 'h'));
                    return done(null);
                }
                //// one argument of many
                static String all(int a, long b, String c, double d, Object e, float f, boolean g, char h, byte i, short j, long[] k) {
                    return a + "," + b + "," + c + "," + d + "," + e + "," + f + "," + g + "," + h + i + j + k.length;
                }
                @Async static Coroutine<Object> run() {
                    long[] k = {1}; byte i = 3; short j = 4;
                    note("0", all(await(v(1, 9)), 2L, "c", 4.0, null, 6f, true, 'h', i, j, k)); note("1", all(1, await(v(2, 9L)), "c", 4.0, null, 6f, true, 'h', i, j, k));
                    note("2", all(1, 2L, await(v(3, "d")), 4.0, null, 6f, true, 'h', i, j, k)); note("3", all(1, 2L, "c", await(v(4, 9.5)), null, 6f, true, 'h', i, j, k));
                    note("4", all(1, 2L, "c", 4.0, await(v(5, "o")), 6f, true, 'h', i, j, k)); note("5", all(1, 2L, "c", 4.0, null, await(v(6, 9f)), true, 'h', i, j, k));
                    note("6", all(1, 2L, "c", 4.0, null, 6f, await(v(7, false)), 'h', i, j, k)); note("7", all(1, 2L, "c", 4.0, null, 6f, true, await(v(8, 'i')), i, j, k));
                    note("8", all(1, 2L, "c", 4.0, null, 6f, true, 'h', await(v(9, i)), j, k)); note("9", all(1, 2L, "c", 4.0, null, 6f, true, 'h', i, await(v(10, j)), k));
                    note("10", all(1, 2L, "c", 4.0, null, 6f, true, 'h', i, j, await(v(11, k))));
                    return done(null);
                }
                //// array initialisers
                @Async static Coroutine<Object> run() {
                    int[] a = {1, await(v(1, 2)), 3, await(v(2, 4))};
                    long[][] b = {{await(v(3, 5L))}, {6L, await(v(4, 7L))}, {}};
                    Object[] c = {null, "x", await(v(5, "y")), new String[] {await(v(6, "z"))}};
                    double[][][] d = new double[await(v(7, 2))][await(v(8, 3))][];
                    note("a", a, b, c, d);
                    return done(null);
                }
                //// compound assignment
                static int[] ints = {1, 2, 3};
                static int calls;
                long field = 8; static double sfield = 1.5;
                static int next() { return calls++; }
                Me me() { note("me"); return this; }
                @Async Coroutine<Object> body() {
                    ints[next()] += await(v(1, 10));
                    ints[next()] <<= await(v(2, 3));
                    me().field *= await(v(3, 3));
                    me().field = me().field - await(v(4, 1L));
                    sfield /= await(v(5, 2));
                    String[] s = {"a", null};
                    s[await(v(6, 0))] += "b" + await(v(7, 'c'));
                    byte b = 100; b += await(v(8, 100)); short t = 1; t >>>= await(v(9, 1)); char c = 'a'; c += await(v(10, 1));
                    Integer boxed = 5; boxed += await(v(11, 6));
                    long[][] grid = {{1}, {2, 3}};
                    grid[await(v(12, 1))][await(v(13, 1))] ^= await(v(14, 9L));
                    note("end", ints, field, sfield, s, b, t, c, boxed, grid);
                    return done(null);
                }
                @Async static Coroutine<Object> run() { ints = new int[] {1, 2, 3}; calls = 0; sfield = 1.5; return new Me().body(); }
                //// concatenation
                @Async static Coroutine<Object> run() {
                    String s = "a" + 1 + await(v(1, 2L)) + null + await(v(2, 'c')) + 1.5f + await(v(3, (Object) null)) + true;
                    s += await(v(4, "tail")) + s.length();
                    note("s", s);
                    return done(s);
                }
                //// concatenation of many and of constants
                @Async static Coroutine<Object> run() {
                    final String k = "constant\\1"; char c = '\\2';
                    String s = k + await(v(1, 1)) + "\\1\\2" + c + await(v(2, 'c')) + k + k.length() + await(v(3, (String) null)) + -0.0f + await(v(4, Double.NaN));
                    note("s", s, MANY);
                    return done("x" + await(v(5, "y")) + (await(v(6, 1)) + 2) + ("n" + await(v(7, new int[0].length))));
                }
                //// text blocks
                @Async static Coroutine<Object> run() {
                    String s = \"""
                        a\\tb \\
                        "" c\\s
                        \""" + await(v(1, 1)) + \"""
                        end\""".repeat(await(v(2, 2)));
                    return done(s + await(v(3, s.length())));
                }
                //// conditional and short circuit
                @Async static Coroutine<Object> run() {
                    boolean t = await(v(1, true)), f = await(v(2, false));
                    note("1", t && await(v(3, f)) || await(v(4, t)));
                    note("2", f && await(v(5, t)), t || await(v(6, f)), f | await(v(7, t)), !await(v(8, t)) ^ t);
                    int n = 5 + (t ? await(v(9, 1)) : 2) * (f ? 3 : await(v(10, 4)));
                    if (n > await(v(11, 3)) && (await(v(12, n)) < 100 || await(v(13, false)))) { note("yes", n); }
                    Object o = t ? await(v(14, "s")) : Integer.valueOf(3);
                    note("o", o, t ? (f ? await(v(15, 1L)) : await(v(16, 2L))) : 3L);
                    return done(null);
                }
                //// await in await
                @Async static Coroutine<Integer> twice(int n) { return done(await(v(1, n)) * 2); }
                @Async static Coroutine<Object> run() {
                    note("n", 1 + await(twice(await(twice(await(v(2, 3)) + await(v(3, 4)))) - await(v(4, 1)))));
                    return done(null);
                }
                //// chained calls
                @Async static Coroutine<Object> run() {
                    StringBuilder b = new StringBuilder();
                    b.append(await(v(1, "a"))).append(await(v(2, 2L))).append(b.length()).append(await(v(3, 'x'))).reverse();
                    List<Integer> l = new ArrayList<>();
                    l.add(await(v(4, 1))); l.add(0, await(v(5, 2)));
                    note("b", b.toString(), l, l.get(await(v(6, 1))) + l.get(0));
                    return done(null);
                }
                //// result dropped and unused
                @Async static Coroutine<Object> run() {
                    await(v(1, 1L)); int n = await(v(2, 2)); var unused = await(v(3, 2.5)); await(SIDE.<Object>v(4, null)); ;
                    if (await(v(5, true))) ; for (await(v(6, 1)); n < 3; await(v(7, 2L)), n++) ;
                    return done(null);
                }
                //// boxes and conversions
                static long wide(long a, double b) { return a + (long) b; }
                @Async static Coroutine<Object> run() {
                    Integer i = await(v(1, 127)), same = await(v(2, 127)); Long none = await(SIDE.<Long>v(3, null)); char c = (char) (await(v(4, 'a')) + 1);
                    note("1", i == same, wide(await(v(5, 1)), await(v(6, 'b'))), (short) (int) await(v(7, 70000)), c, (byte) await(v(8, 200L)).longValue(), (int) (double) await(v(9, 1e20)));
                    Number n = await(v(10, true)) ? Integer.valueOf(1) : await(v(11, 2.0)); Object o = await(v(12, false)) ? 1 : "s"; int[] a = {await(v(13, 1)), c};
                    note("2", n, o, a, o instanceof String s && await(v(14, s)) == s, (Comparable<?>) await(v(15, "cmp")));
                    long w = none == null ? await(v(16, 3)) : none; note("3", w << await(v(17, 2)), -await(v(18, 1.5f)), ~await(v(19, 5)), !await(v(20, true)));
                    return done(wide(await(SIDE.<Long>v(21, null)), 1));
                }
                //// increments
                static int n;
                @Async static Coroutine<Object> run() {
                    n = 0; int i = 0; int[] a = {0, 0};
                    note("r", i++ + await(v(1, i)) + ++i, a[i - 2]++ + await(v(2, a[0])) * --a[1], n++ + await(v(3, n)));
                    note("i", i, a, n);
                    return done(null);
                }
                //// field and array targets
                static class Box { Object o; long w; Box next; public String toString() { return "Box" + w; } }
                static Box box(Box b, int id) { note("box" + id); return b; }
                @Async static Coroutine<Object> run() {
                    Box b = new Box(); Box[] boxes = {b, null};
                    box(b, 1).o = await(v(1, "o"));
                    box(boxes[0], 2).w = await(v(2, 4L));
                    box(b, 3).next = boxes[1] = await(v(3, new Box()));
                    b.next.w = boxes[1].w = b.w + await(v(4, 1L));
                    note("b", b.o, b.w, b.next.w, boxes[1] == b.next);
                    ((Box) null).w = await(v(5, 1L));
                    return done(null);
                }
                //// static initialisation keeps its place
                static class Late { static final int N; static { note("init"); N = 4; } static int times(int a) { return a * N; } }
                @Async static Coroutine<Object> run() { note("r", Late.times(await(v(1, 2)))); return done(null); }
                """.replace("MANY", "await(v(8, 1L)) + \"\" + " + "s.length() + ".repeat(220) + "await(v(9, 2))"));
    }
}
