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
