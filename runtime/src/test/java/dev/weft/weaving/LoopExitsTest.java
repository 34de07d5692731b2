// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving;

import dev.weft.weaving.twin.Constructs;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A loop over a generator that nobody else knows closes it however it is left, as a try statement around it would. */
class LoopExitsTest {

    @TestFactory
    Stream<DynamicTest> constructs() {
        return Constructs.tests("""
                //// break and continue
                @Async static Coroutine<Object> run() {
                    int n = 0;
                    EACH l (1, list("a", "b", "c")) s {
                        n++;
                        if (s.equals("a")) continue;
                        note("seen", s, n);
                        if (await(v(2, n)) == 2) break;
                        note("not reached");
                    }EACH
                    note("behind", n);
                    return done(n);
                }
                //// to the end
                @Async static Coroutine<Object> run() {
                    EACH l (1, list("a", "b")) s {
                        note(s);
                    }EACH
                    note("behind");
                    EACH m (2, list()) s {
                        note(s);
                    }EACH
                    return done("end");
                }
                //// return a value computed first
                @Async static Coroutine<Object> run() { note("r", await(find("b"))); note("r", await(find("x"))); return done(null); }
                static Object made(Object o) { note("made", o); return o; }
                @Async static Coroutine<Object> find(String sought) {
                    EACH l (1, list("a", "b", "c")) s {
                        if (s.equals(sought)) return done(made(await(v(2, s))));
                    }EACH
                    return done("none");
                }
                //// return in the first round
                @Async static Coroutine<Object> run() { note("r", await(first())); return done(null); }
                @Async static Coroutine<Object> first() {
                    String last = null;
                    EACH l (1, list("a", "b", "c")) s {
                        last = s;
                        return done(last);
                    }EACH
                    return done(last);
                }
                //// the body fails
                @Async static Coroutine<Object> run() {
                    String s0 = null; long w = 4;
                    try {
                        EACH l (1, list("a", "b")) s {
                            s0 = s; w++;
                            await(v(2, s));
                            new Left(new Base(1, 2, s + await(v(4, "x"))), 0.5);
                        }EACH
                    } catch (FaultB e) { caught(1, e); note("in", s0, w); } catch (FaultD e) { caught(2, e); note("in", s0); throw new FaultC(3); } finally { note("finally", await(v(3, w))); }
                    return done(s0);
                }
                //// within try and finally
                @Async static Coroutine<Object> run() { for (int i = 0; i < 4; i++) { try { note("r", await(leave(i))); } catch (FaultB e) { caught(9, e); } } return done(null); }
                @Async static Coroutine<Object> leave(int how) {
                    outer: while (true) {
                        try {
                            EACH l (1, list("a", "b", "c")) s {
                                try {
                                    if (how == 0) return done(s);
                                    if (how == 1) break;
                                    if (how == 2) break outer;
                                    if (how == 3 && await(v(2, 1)) == 1) continue outer;
                                } finally { note("inner", s); if (how == 3 && await(v(5, true))) return done("inner wins"); }
                            }EACH
                        } finally { note("outer", await(v(3, how))); }
                        note("behind");
                        return done("end");
                    }
                    return done("left");
                }
                //// nested
                @Async static Coroutine<Object> run() { for (int i = 0; i < 5; i++) { note("r", await(nested(i))); } return done(null); }
                @Async static Coroutine<Object> nested(int how) {
                    int n = 0;
                    EACH a (1, list("a", "b")) x {
                        EACH b (2, list("c", "d")) y {
                            n++;
                            if (how == 1) break a;
                            if (how == 2) continue a;
                            if (how == 3) return done(x + y + await(v(3, n)));
                            if (how == 4) break b;
                            note(x, y);
                        }EACH
                        note("after", x);
                    }EACH
                    return done(n);
                }
                //// one behind the other with the same variables
                @Async static Coroutine<Object> run() {
                    EACH a (1, list("a", "b")) x {
                        if (await(v(2, true))) break;
                    }EACH
                    EACH b (3, list("c", "d")) x {
                        if (await(v(4, true))) break;
                    }EACH
                    for (Object o : list("e", "f")) { if (await(v(5, true))) break; }
                    return done(null);
                }
                //// switches
                @Async static Coroutine<Object> run() {
                    int n = 0;
                    EACH l (1, list("a", "b", "c", "d")) s {
                        switch (s) { case "a": continue l; case "b": n += await(v(2, 1)); break; case "c": break l; default: return done("no"); }
                        n++;
                    }EACH
                    int m = switch (n) { case 2 -> { EACH k (3, list("x", "y")) s {
                        if (s.equals("y")) yield await(v(4, 5));
                    }EACH
                    yield 7; } default -> 8; };
                    return done(n + m);
                }
                //// the last statement of a branch and of a loop
                @Async static Coroutine<Object> run() {
                    for (int i = 0; i < 4; i++) {
                        if (i == 1) {
                            EACH a (1, list("a", "b", "c")) x {
                                if (x.equals("b")) break;
                                note(x);
                            }EACH
                        } else if (i == 2) {
                            note("two");
                        } else {
                            EACH b (2, list("d", "e")) x {
                                note(x, i);
                                if (i == 3) return done(x);
                            }EACH
                        }
                    }
                    return done("end");
                }
                //// wide variables and operands
                @Async Coroutine<Object> sum(long a, double b, Integer c) {
                    long w = a; double d = 0; int[] array = {1, 2};
                    EACH l (1, list("a", "b", "c")) s {
                        long inner = w * 2; d += inner; double e = d;
                        if (await(v(2, s)).equals("b")) { w += (long) e; break; }
                        array[0] += c + await(v(3, 4));
                    }EACH
                    return done(w + " " + d + " " + array[0] + " " + b);
                }
                @Async static Coroutine<Object> run() { note("r", await(new Me().sum(3, 0.5, 6))); return done(null); }
                """);
    }
}
