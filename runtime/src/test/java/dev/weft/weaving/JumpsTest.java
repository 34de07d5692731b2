// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving;

import dev.weft.weaving.twin.Constructs;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Loops, switches and jumps around awaits. */
class JumpsTest {

    @TestFactory
    Stream<DynamicTest> loops() {
        return Constructs.tests("""
                //// every loop
                @Async static Coroutine<Object> run() {
                    int n = 0;
                    for (int i = await(v(1, 0)); i < await(v(2, 2)); i += await(v(3, 1))) { n += i; }
                    while (n < await(v(4, 3))) { n++; }
                    do { n += await(v(5, 1)); } while (n < 5 && await(v(6, true)));
                    note("n", n);
                    return done(n);
                }
                //// over arrays and iterables
                @Async static Coroutine<Object> run() {
                    long sum = 0;
                    for (String s : new String[] {"a", null, "c"}) { sum += len(s) + await(v(1, 1L)); }
                    for (int[] row : new int[][] {{1, 2}, {}, {await(v(2, 3))}}) { for (int x : row) { sum *= await(v(3, x)); } }
                    for (Map.Entry<String, Integer> e : new TreeMap<>(Map.of("k", 1, "l", 2)).entrySet()) { note(e.getKey() + await(v(4, e.getValue())), sum); }
                    for (var s : list(await(v(5, "x")), "y")) { note(s); }
                    return done(sum);
                }
                //// types that merge
                @Async static Coroutine<Object> run() {
                    Object o = "start"; Number n = 1; List<? extends Object> l = new ArrayList<>();
                    for (int i = 0; i < 4; i++) {
                        note("o", o, n, l);
                        o = i % 2 == 0 ? Integer.valueOf(await(v(1, i))) : o + "s";
                        n = i > 1 ? Double.valueOf(i) : (Number) Long.valueOf(await(v(2, 5L)));
                        l = i % 2 == 0 ? new LinkedList<>(list("a")) : Arrays.asList(await(v(3, 7)));
                    }
                    var both = await(v(4, true)) ? Integer.valueOf(3) : "three";
                    await(v(5, 0));
                    note("end", o, n, l, both);
                    return done(o);
                }
                //// labels
                @Async static Coroutine<Object> run() {
                    outer:
                    for (int i = 0; ; i++) {
                        inner:
                        for (int j = 0; j < 3; j++) {
                            note("ij", i, j);
                            if (j == await(v(1, 1)) && i == 0) { continue outer; }
                            if (i == 1 && j == 2) { break inner; }
                            if (i == await(v(2, 2))) { break outer; }
                        }
                        note("after", i);
                    }
                    block: { if (await(v(3, true))) { break block; } note("never"); }
                    return done(null);
                }
                //// endless
                @Async static Coroutine<Object> run() {
                    int n = 0;
                    while (true) {
                        n += await(v(1, 3));
                        if (n > 8) { throw new FaultB(n); }
                    }
                }
                //// endless with return
                @Async static Coroutine<Object> run() throws Exception {
                    for (long n = 1; ; n *= 2) { try { may(); if (await(v(1, n)) > 4) { return done(n); } } catch (FaultA | FaultB e) { caught(1, e); if (n > 2) return done(-n); } }
                }
                //// leaving every kind of statement
                @Async static Coroutine<Object> run() throws Exception {
                    int n = 0;
                    a: { b: { if (await(v(1, n)) == 0) break b; if (n > 5) break a; } n += await(v(2, 1)); c: if (n == 1) { if (await(v(3, true))) break c; n = 50; } else break a; n++; }
                    d: switch (await(v(4, n))) { case 2: for (;;) { switch (await(v(5, n++))) { case 2: continue; case 3: break; default: break d; } n += 10; } default: n = 99; }
                    e: try { if (await(v(6, n)) > 3) break e; n = 77; } finally { n += await(v(7, 1)); }
                    f: try (Res r = new Res(n)) { g: do { n++; if (await(v(8, n)) % 2 == 0) continue g; if (n > 30) break f; } while (n < 20); note("not left", n); }
                    h: synchronized (Run.class) { if (n > 3) break h; n = 55; }
                    i: for (String s : list("x", "y", "z")) for (char c : s.toCharArray()) { if (c == 'y') continue i; if (await(v(9, c)) == 'z') break i; note("c", c); }
                    return done(n);
                }
                //// dead branches
                @Async static Coroutine<Object> run() {
                    final boolean never = false; int n = 1;
                    if (false) { n = await(v(1, 2)); } if (never) { await(v(2, 3)); } while (!never) { if (await(v(3, 4)) > 3) break; }
                    if (true) { n += await(v(4, 5)); } else { n = await(v(5, 6)); }
                    do { if (n > await(v(6, 1))) break; } while (true);
                    try { if (true) throw new FaultB(await(v(7, n))); } catch (FaultB e) { caught(1, e); } finally { if (never) await(v(8, 1)); }
                    boolean z = never && await(v(9, true)) || true | await(v(10, false)); int k = true ? await(v(11, 1)) : await(v(12, 2));
                    return done(z ? n + k : null);
                }
                //// endless with a finally
                @Async static Coroutine<Object> run() {
                    int n = 0; Throwable last = null;
                    while (true) { try { for (;;) { n += await(v(1, 1)); if (n % 3 == 0) throw new FaultB(n); } } catch (FaultB e) { if (last != null) { e.addSuppressed(last); } last = e; if (n > await(v(2, 6))) { caught(1, e); throw e; } } finally { note("f", n, await(v(3, n))); } }
                }
                //// infinite loops that never end by themselves
                @Async static Coroutine<Object> forever(int[] n) { for (;;) { n[0]++; if (n[0] == 4) throw new FaultC(n[0]); await(v(1, n[0])); } }
                @Async static Coroutine<Object> thrower() { throw new FaultB(await(v(2, "t"))); }
                @Async static Coroutine<Object> run() { int[] n = {0}; try { await(forever(n)); } catch (FaultC e) { caught(1, e); } try { return done(await(thrower())); } catch (FaultB e) { caught(2, e); return done(n[0]); } }
                //// iterators that merge
                @Async static Coroutine<Object> run() {
                    long sum = 0;
                    for (int i = 0; i < 3; i++) {
                        Iterable<? extends Comparable<?>> it = i == 0 ? list("a", "b") : i == 1 ? new ArrayDeque<>(List.of(1, 2)) : Set.of(2.5);
                        for (Comparable<?> c : it) { sum += c.hashCode() % 7 + await(v(1, i)); note("c", await(v(2, c))); }
                        for (var e : i == 0 ? Map.of("k", 1).entrySet() : Map.of("l", 2L).entrySet()) { note("e", e.getKey(), await(v(3, (Number) e.getValue())).intValue()); }
                        for (Object o : i == 0 ? new Integer[] {await(v(4, 1))} : new String[] {"x", "y"}) { note("o", o, await(v(5, i))); if (o.equals("x")) continue; }
                        Iterator<?> each = i == 1 ? list("q").iterator() : new TreeSet<>(Set.of(3, 4)).iterator(); while (each.hasNext()) { note("n", await(v(6, each.next())), each.hasNext()); }
                    }
                    return done(sum);
                }
                //// loop first
                @Async static Coroutine<Object> run() { while (true) { if (await(v(1, true))) return done(null); } }
                """);
    }

    @TestFactory
    Stream<DynamicTest> switches() {
        return Constructs.tests("""
                //// old
                @Async static Coroutine<Object> run() {
                    for (int i = 0; i < 5; i++) {
                        switch (await(v(1, i))) {
                            case 0: note("zero");
                            case 1: note("one", await(v(2, i))); break;
                            case 1000: note("far");
                            case 3: { int k = await(v(3, 5)); note("three", k); continue; }
                            default: note("other", i);
                        }
                        note("end");
                    }
                    return done(null);
                }
                //// old on strings and enums
                @Async static Coroutine<Object> run() {
                    for (String s : new String[] {"Aa", "BB", "C", "", "Aa"}) {
                        switch (await(v(1, s))) { case "BB": note("BB"); case "Aa": { String t = await(v(2, "t")); note("Aa", t); if (s.equals(t)) break; } case "": note("falls", await(v(3, s.length()))); break; default: note("default", s); continue; }
                        note("after", s);
                    }
                    for (Color c : Color.values()) {
                        switch (c) { default: note("default", await(v(4, c))); case GREEN: note("green", await(v(5, 1L))); break; case BLUE: if (await(v(6, c)) == c) return done("blue"); }
                    }
                    return done(null);
                }
                //// sparse and dense
                @Async static Coroutine<Object> run() {
                    int[] keys = {Integer.MIN_VALUE, -1, 0, 5, 1000000, Integer.MAX_VALUE}; long n = 1;
                    for (int k : keys) {
                        n = n * 3 + switch (await(v(1, k))) { case Integer.MIN_VALUE -> await(v(2, 1)); case -1, 0 -> { n++; yield await(v(3, 2)); } case 1000000 -> 7; default -> await(v(4, 4)); };
                        switch ((char) (k & 3) + 'a') { case 'a': n += await(v(5, 'a')); case 'b': n--; case 'c': break; case 'd': n ^= await(v(6, 9L)); }
                        switch ((byte) k) { } switch (await(v(7, (Integer) k))) { default: n++; }
                    }
                    return done(n);
                }
                //// yield with try inside
                @Async static Coroutine<Object> run() throws Exception {
                    for (int i = 0; i < 4; i++) {
                        final int k = i;
                        String s = switch (await(v(1, i))) {
                            case 0 -> { try { may(); yield await(v(2, "a")); } catch (FaultA | FaultB e) { caught(1, e); yield "b" + await(v(3, 1)); } finally { note("f", await(v(4, i))); } }
                            case 1 -> { try (Res r = new Res(await(v(5, i)))) { if (await(v(6, true))) yield "in" + r; } yield "out"; }
                            case 2 -> { for (int j = 0; ; j++) { try { if (await(v(7, j)) == 1) yield "j" + j; continue; } finally { note("g", j); } } }
                            default -> { AsyncCallable<Integer> c = () -> { int q = switch (k) { case 3: try { yield await(v(8, 3)); } finally { note("h"); } default: yield 4; }; return done(q); }; yield "c" + await(c.call()); }
                        };
                        note("s", s);
                    }
                    return done(null);
                }
                //// arrow
                @Async static Coroutine<Object> run() {
                    for (Color c : Color.values()) {
                        switch (await(v(1, c))) {
                            case RED -> note("r", await(v(2, 1L)));
                            case GREEN -> { if (await(v(3, true))) { break; } note("never"); }
                            default -> throw new FaultB(await(v(4, "b")));
                        }
                    }
                    return done(null);
                }
                //// strings
                @Async static Coroutine<Object> run() {
                    for (String s : new String[] {"Aa", "BB", "zz", "", null}) {
                        int n = switch (await(v(1, s))) { case "Aa" -> await(v(2, 1)); case "BB" -> { String t = s + await(v(3, "t")); yield t.length(); } case "" -> throw new FaultC("empty"); default -> 9; } + 1;
                        note("n", n);
                    }
                    return done(null);
                }
                //// nested
                static Object pick(int a, Color c) { return a + "" + c; }
                @Async static Coroutine<Object> run() {
                    int a = 2; long w = 1L << 33;
                    Object o = pick(switch (a) {
                        case 1: yield 5;
                        case 2: { for (int i = 0; ; i++) { if (await(v(1, i)) == 1) { yield i + switch (await(v(2, "q"))) { case "q" -> await(v(3, 4)); default -> 0; }; } } }
                        default: yield 6;
                    }, switch (await(v(4, Color.BLUE))) { case RED, BLUE -> Color.values()[await(v(5, 1))]; case GREEN -> null; });
                    note("o", o, w);
                    return done(o);
                }
                //// patterns
                @Async static Coroutine<Object> run() {
                    for (Object o : new Object[] {"s", 3, await(v(1, new Point(1, 2, "p"))), null}) {
                        if (o instanceof String s && await(v(2, s.length())) == 1) { note(s, await(v(3, s))); }
                        else if (!(o instanceof Point p)) { note("no", o); continue; }
                        else { await(v(4, 0)); note("p", p.x(), p.name()); }
                    }
                    return done(null);
                }
                """);
    }
}
