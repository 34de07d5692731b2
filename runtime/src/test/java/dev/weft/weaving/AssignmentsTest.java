// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving;

import dev.weft.weaving.twin.Constructs;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Assignments of every kind to every kind of variable, with an await on either side. */
class AssignmentsTest {

    private static final Map<String, String> NUMBERS = Map.of(
            "byte",
            "Byte",
            "short",
            "Short",
            "char",
            "Character",
            "int",
            "Integer",
            "long",
            "Long",
            "float",
            "Float",
            "double",
            "Double");
    private static final List<String> ARITHMETIC = List.of("+=", "-=", "*=", "/=", "%=");
    private static final List<String> BITWISE = List.of("<<=", ">>=", ">>>=", "&=", "|=", "^=");

    /** What a number may be assigned from: narrowing is part of a compound assignment. */
    private static final List<String> OPERANDS = List.of("3", "5L", "(byte) 7", "'b'");

    @TestFactory
    Stream<DynamicTest> ofNumbers() {
        StringBuilder programs = new StringBuilder();
        NUMBERS.keySet().stream().sorted().forEach(type -> programs.append(compound(type)));
        return Constructs.tests(programs.toString());
    }

    /** Each operator on a local, a parameter, fields and array elements of one type. */
    private static String compound(String type) {
        boolean integral = !type.equals("float") && !type.equals("double");
        StringBuilder rows = new StringBuilder();
        int id = 0;
        for (String operator :
                integral ? Stream.concat(ARITHMETIC.stream(), BITWISE.stream()).toList() : ARITHMETIC) {
            String operand = OPERANDS.get(id % OPERANDS.size());
            rows.append("""
                    p OP await(v(1, X)); l OP (T) (l + await(v(2, X))); s OP await(v(3, X)); me().f OP await(v(4, X));
                    a[await(v(5, 1))] OP await(v(6, X)); grid[await(v(7, 1))][await(v(8, 0))] OP await(v(9, X));
                    note("OP", p, l, s, f, a, grid);
                    """.replace("OP", operator).replace("X", operand));
            id++;
        }
        return """
                //// compound on TYPE
                static T s; T f = (T) 90; static T[] a;
                Me me() { note("me"); return this; }
                @Async Coroutine<Object> body(T p) {
                    T l = (T) 50; s = (T) 60; a = new T[] {(T) 70, (T) 80}; T[][] grid = {{}, {(T) 20}};
                    ROWS
                    note("1", a[await(v(1, 0))]++, ++a[await(v(2, 1))], me().f-- + await(v(3, l)), --s * await(v(4, p)), l++ - await(v(5, l--)));
                    T chained = a[await(v(6, 1))] = me().f = s = grid[1][0] = l = await(v(7, (T) 9));
                    note("2", chained + (a[await(v(8, 0))] = await(v(9, (T) 4))) + (me().f = await(v(10, (T) 3))) + (s += await(v(11, (T) 2))), a, f, s, l, grid);
                    BOX boxed = await(v(12, (T) 5)); boxed++; --boxed;
                    note("3", boxed++, ++boxed, await(v(13, boxed)), me().f > boxed ? await(v(14, boxed)) : l);
                    return done(null);
                }
                @Async static Coroutine<Object> run() { return new Me().body((T) 40); }
                """.replace("ROWS", rows)
                .replace("TYPE", type)
                .replace("BOX", NUMBERS.get(type))
                .replaceAll("\\bT\\b", type);
    }

    @TestFactory
    Stream<DynamicTest> ofOtherTypes() {
        return Constructs.tests("""
                //// compound on booleans
                static boolean s; boolean f = true; static boolean[] a;
                Me me() { note("me"); return this; }
                @Async Coroutine<Object> body(boolean p) {
                    boolean l = false; a = new boolean[] {true, false}; s = true; Boolean boxed = true;
                    p &= await(v(1, true)); l |= await(v(2, p)); s ^= await(v(3, l)); me().f &= await(v(4, s)); boxed ^= await(v(5, f));
                    a[await(v(6, 0))] ^= await(v(7, true)); a[1] |= await(v(8, true)) && !await(v(9, p)); a[0] = a[await(v(10, 1))] = await(v(11, l));
                    note("end", p, l, s, f, boxed, a, l ? await(v(12, a[0])) : s == await(v(13, f)));
                    byte[] b = {1, (byte) await(v(14, 300)).intValue()}; b[1] >>>= await(v(15, 1)); boolean[] c = {l, await(v(16, s))};
                    note("arrays", b, c, b[await(v(17, 0))], c[await(v(18, 1))]);
                    return done(null);
                }
                @Async static Coroutine<Object> run() { return new Me().body(true); }
                //// compound on strings
                static String s; Object f = "f"; static Object[] a;
                Me me() { note("me"); return this; }
                @Async Coroutine<Object> body(String p) {
                    a = new String[] {"a", null}; s = null; String[][] grid = {{"g"}};
                    p += await(v(1, 1)); s += await(v(2, 'c')); me().f += "x" + await(v(3, 2L)); a[await(v(4, 1))] += "y" + await(v(5, 1.5f));
                    grid[0][await(v(6, 0))] += await(v(7, true)) + p + await(v(8, (Object) null));
                    a[0] = s += p += await(v(9, (byte) 3)) + "z";
                    try { a[1] = await(v(10, (Object) 5)); } catch (ArrayStoreException e) { note("store", await(v(11, a.length))); }
                    note("end", p, s, f, a, grid);
                    return done(null);
                }
                @Async static Coroutine<Object> run() { return new Me().body("p"); }
                //// compound on boxes
                Integer i = 1; static Long j; Double[] d; Float f = 4f;
                Me me() { note("me"); return this; }
                @Async Coroutine<Object> body(Integer p) {
                    j = 2L; d = new Double[] {3.5, null};
                    p += await(v(1, 5)); me().i *= await(v(2, 3)); j <<= await(v(3, 4)); d[await(v(4, 0))] /= await(v(5, 2.0)); f -= await(v(6, 1f));
                    note("1", p++ + await(v(7, p)), ++me().i, j-- * await(v(8, j)), d[await(v(9, 0))]++, f++);
                    try { d[await(v(10, 1))] += await(v(11, 1.0)); } catch (NullPointerException e) { note("null", await(v(12, d))); }
                    note("2", p, i, j, d, f);
                    return done(null);
                }
                @Async static Coroutine<Object> run() { return new Me().body(7); }
                //// null and out of bounds targets
                static class Box { long w; int[] a; static Box none() { note("none"); return null; } }
                @Async static Coroutine<Object> run() {
                    int[] empty = {}; int[] none = null; long[][] grid = {null};
                    try { Box.none().w += await(v(1, 1L)); } catch (NullPointerException e) { note("1"); }
                    try { Box.none().a[0] = await(v(2, 1)); } catch (NullPointerException e) { note("2"); }
                    try { empty[await(v(3, 0))] = await(v(4, 1)); } catch (ArrayIndexOutOfBoundsException e) { note("3"); }
                    try { none[await(v(5, 0))] *= await(v(6, 1)); } catch (NullPointerException e) { note("4"); }
                    try { grid[0][await(v(7, 0))] = await(v(8, 1L)); } catch (NullPointerException e) { note("5"); }
                    try { int zero = await(v(9, 0)); zero /= zero * await(v(10, 1)); } catch (ArithmeticException e) { note("6"); }
                    try { note("n", ((Object[]) null)[await(v(11, 0))]); } catch (NullPointerException e) { note("7"); }
                    return done(null);
                }
                """);
    }
}
