// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving;

import dev.weft.weaving.twin.Constructs;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** An await with operands beneath it. */
class OperandsTest {

    @TestFactory
    Stream<DynamicTest> underOperands() {
        return Constructs.tests("""
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
                """);
    }
}
