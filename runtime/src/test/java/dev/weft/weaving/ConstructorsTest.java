// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving;

import dev.weft.weaving.twin.Constructs;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** An await among the arguments of a constructor, whose object can't be saved. */
class ConstructorsTest {

    private static final String PAIR = "record A(int n, Object o) { A { note(\"A\", n, o); } }\n"
            + "static class B { long w; B(A a, double d, long w) { this.w = w + a.n; note(\"B\", a, d, w); } }\n";

    @TestFactory
    Stream<DynamicTest> amongArguments() {
        return Constructs.tests("""
                //// nested
                PAIR @Async static Coroutine<Object> run() {
                    note("r", new B(new A(await(v(1, 2)), await(v(2, "o"))), await(v(3, 1.5)), await(v(4, 9L))).w);
                    return done(null);
                }
                //// conditional arguments
                PAIR @Async static Coroutine<Object> run() {
                    boolean t = await(v(1, true));
                    A a = new A(t ? await(v(2, 1)) : 2, !t ? new A(await(v(3, 3)), null) : t && await(v(4, t)) ? "x" : await(v(5, 'c')));
                    note("r", new B(t ? new A(1, await(v(6, "k"))) : a, 0, t ? 1 : await(v(7, 2L))).w, a);
                    return done(null);
                }
                //// as operand and argument
                PAIR static int f(long w, A a, Object... more) { return (int) w + a.n() + more.length; }
                @Async static Coroutine<Object> run() {
                    int[] x = {1, 2};
                    x[await(v(1, 1))] += f(5L, new A(await(v(2, 2)), x), new A(3, await(v(3, "q"))), await(v(4, 7.5)));
                    note("r", x, "s" + new A(await(v(5, 1)), 'c') + new A(0, await(v(6, 2L))));
                    return done(null);
                }
                //// result dropped
                PAIR @Async static Coroutine<Object> run() {
                    new A(await(v(1, 1)), 2);
                    new A(3, new A(await(v(2, 4)), null));
                    return done(null);
                }
                //// returned and thrown
                static class Oops extends RuntimeException { Oops(String m, Throwable c, int n) { super(m + n, c); } }
                @Async static Coroutine<Object> run() {
                    try { throw new Oops("a", new Oops("b", null, await(v(1, 1))), await(v(2, 2))); }
                    catch (Oops e) { note("m", e.getMessage(), e.getCause().getMessage()); }
                    return done(new StringBuilder(await(v(3, "x"))).append(await(v(4, 'y'))).toString());
                }
                //// in a loop
                PAIR @Async static Coroutine<Object> run() {
                    List<A> l = new ArrayList<>();
                    for (int i = 0; i < 3; i++) {
                        l.add(new A(i + await(v(1, i)), i % 2 == 0 ? await(v(2, "e")) : new A(await(v(3, i)), l.size())));
                    }
                    note("l", l);
                    return done(null);
                }
                //// inner class of an expression
                class In { int n; In(int n) { this.n = n; note("In", n, tag); } class Deep { long w; Deep(long w) { this.w = w + n; } } }
                String tag; Me(String tag) { this.tag = tag; note("Me", tag); }
                static Me none() { return null; }
                @Async static Coroutine<Object> run() {
                    note("r", new Me(await(v(1, "t"))).new In(await(v(2, 3))).new Deep(await(v(3, 4L))).w);
                    none().new In(await(v(4, 1)));
                    return done(null);
                }
                //// the class is initialised first
                static class Late { static { note("init"); } Late(int n) { note("new", n); } }
                @Async static Coroutine<Object> run() { new Late(await(v(1, 2))); return done(null); }
                //// the class fails to initialise
                static class Bad { static int n = 1 / Integer.parseInt("0"); Bad(int n) { note("new", n); } }
                @Async static Coroutine<Object> run() {
                    try { new Bad(await(v(1, 2))); } catch (ExceptionInInitializerError | NoClassDefFoundError e) { note("init fails"); }
                    return done(null);
                }
                //// anonymous class with arguments
                static abstract class Abs { int n; Abs(int n) { this.n = n; } abstract int f(); }
                @Async static Coroutine<Object> run() {
                    int base = await(v(1, 10));
                    note("r", new Abs(await(v(2, 5))) { int f() { return n + base; } }.f());
                    return done(null);
                }
                //// varargs and boxes
                @Async static Coroutine<Object> run() {
                    note("r", new ArrayList<Object>(Arrays.asList(1, await(v(1, 2)), new String(new char[] {'a', await(v(2, 'b'))}), 4L)));
                    note("s", new Integer[] {await(v(3, 1)), new Point(await(v(4, 1)), await(v(5, 2)), await(v(6, "p"))).x()});
                    return done(null);
                }
                //// switch expression as argument
                PAIR @Async static Coroutine<Object> run() {
                    String k = await(v(1, "two"));
                    note("r", new A(switch (k) { case "one" -> 1; case "two" -> { int q = await(v(2, 2)); yield q + await(v(3, 20)); } default -> await(v(4, 3)); }, k));
                    return done(null);
                }
                //// many in a row
                PAIR @Async static Coroutine<Object> run() {
                    ROW
                    return done(null);
                }
                """.replace("ROW", "note(\"r\", new A(await(v(1, 1)), await(v(2, 2L))));\n".repeat(3))
                .replace("PAIR", PAIR));
    }

    @TestFactory
    Stream<DynamicTest> besideATryInASwitchExpression() {
        return Constructs.tests("""
                //// try in a switch expression as operand
                @Async static Coroutine<Object> run() {
                    int w = 5; int[] x = {1};
                    w += x[0] + "a".indexOf("a", switch (await(v(1, 1))) {
                        case 1 -> { try { yield await(v(2, 2)); } catch (FaultB e) { yield -1; } finally { note("f"); } }
                        default -> 7;
                    });
                    note("w", w);
                    return done(null);
                }
                //// try in a switch expression as argument of a constructor
                PAIR @Async static Coroutine<Object> run() {
                    note("r", new A(1, switch (await(v(1, 1))) {
                        case 1 -> { try { yield await(v(2, 2)); } catch (FaultB e) { yield -1; } finally { note("f"); } }
                        default -> 7;
                    }));
                    return done(null);
                }
                """.replace("PAIR", PAIR));
    }
}
