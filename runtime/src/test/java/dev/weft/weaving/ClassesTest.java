// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving;

import dev.weft.weaving.twin.Constructs;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every kind of class and method that can hold an await. */
class ClassesTest {

    @TestFactory
    Stream<DynamicTest> kinds() {
        return Constructs.tests("""
                //// inner local anonymous
                int f = 1; private long g = 2;
                class In {
                    int h; In(int h) { this.h = h; }
                    @Async Coroutine<Integer> go(int n) { f += await(v(1, n)); g *= h; class Deep { @Async private Coroutine<Long> go() { h += await(v(2, f)); return done(g + n); } } return done((int) (await(new Deep().go()) + h)); }
                }
                interface Go { @Async Coroutine<Object> go(Object o); }
                @Async Coroutine<Object> body(String tag) {
                    int local = await(v(3, 7));
                    Go a = new Go() { int n = local; @Async public Coroutine<Object> go(Object o) { n += f; String s = tag + await(v(4, o)) + n++; return done(s + g + await(v(5, n))); } };
                    class Loc { final int k = local * 2; @Async Coroutine<Object> go() { return done(k + f + await(v(6, tag))); } }
                    note("r", await(new In(3).go(4)), await(a.go("x")), await(a.go("y")), await(new Loc().go()), f, g);
                    return done(null);
                }
                @Async static Coroutine<Object> run() { return new Me().body("T"); }
                //// lambdas
                int f = 1;
                interface Three { Coroutine<String> go(int a, long b, String c) throws Exception; }
                interface Gen<A, B extends Coroutine<A>> { B go(A a); }
                @Async Coroutine<Object> body(long w) throws Exception {
                    String s = await(v(1, "s")); int[] box = {0};
                    AsyncCallable<Integer> a = () -> { box[0]++; return done(await(v(2, 5))); };
                    AsyncFunction<String, Long> b = x -> { f += len(x); long k = await(v(3, w)); return done(k + f + len(s)); };
                    Three c = (x, y, z) -> { AsyncCallable<String> in = () -> { f++; return done(z + await(v(4, x)) + y); }; return done(await(in.call()) + await(async(in))); };
                    Gen<Integer, Coroutine<Integer>> d = x -> x > 3 ? done(await(v(5, x))) : done(-x);
                    Supplier<Coroutine<Object>> e = () -> { try { return done(await(v(6, "e"))); } catch (FaultB err) { return done(err.getMessage()); } finally { note("fin"); } };
                    note("r", await(a.call()), await(b.apply("xyz")), await(c.go(1, 2, "c")), await(d.go(3)), await(d.go(4)), await(e.get()), await(async(() -> done(await(v(7, f))))), box[0]);
                    return done(null);
                }
                @Async static Coroutine<Object> run() throws Exception { return new Me().body(9); }
                //// interfaces
                interface Named { String name(); @Async default Coroutine<String> hello(int n) { String s = await(greet(n)); return done(s + await(loud(name())) + n); } @Async static Coroutine<String> greet(int n) { AsyncCallable<Integer> c = () -> done(await(v(1, n))); return done("hi" + await(async(c))); } @Async private Coroutine<String> loud(String s) { Supplier<Coroutine<String>> l = () -> done(name() + await(v(2, s))); return done(await(l.get())); } }
                interface Other { @Async default Coroutine<String> hello(int n) { return done("other" + await(v(3, n))); } }
                record Both(String name) implements Named, Other { @Async public Coroutine<String> hello(int n) { String a = await(Named.super.hello(n)); return done(a + await(Other.super.hello(n + 1))); } }
                @Async static Coroutine<Object> run() { note("r", await(new Both("B").hello(3)), await(((Named) () -> "lambda").hello(4))); return done(null); }
                //// records and enums
                record R<T>(T t, int n) { static int made; R { made++; } @Async Coroutine<R<T>> plus(int k) { return done(new R<>(t, n + await(v(1, k)))); } @Async static <T> Coroutine<R<T>> of(T t) { return done(new R<>(await(v(2, t)), 0)); } }
                enum Op { ADD { @Async Coroutine<Integer> go(int a, int b) { return done(a + await(v(3, b))); } }, NEG { @Async Coroutine<Integer> go(int a, int b) { int s = await(super.go(a, b)); return done(-s); } }; @Async Coroutine<Integer> go(int a, int b) { return done(await(v(4, a)) * ordinal() + b); } }
                @Async static Coroutine<Object> run() { note("r", await(await(await(R.of("q")).plus(3)).plus(4))); for (Op op : Op.values()) { note(op, await(op.go(5, 6))); } return done(null); }
                //// generics and bridges
                static abstract class Top<A, B> { abstract @Async Coroutine<B> go(A a); @Async Coroutine<List<A>> all(A a, A b) { List<A> l = new ArrayList<>(); l.add(await(v(1, a))); l.add(await(v(2, b))); return done(l); } }
                static class Mid extends Top<Integer, String> { @Async Coroutine<String> go(Integer a) { return done("m" + await(v(3, a))); } @Async Coroutine<List<Integer>> all(Integer a, Integer b) { var l = await(super.all(b, a)); l.add(a + await(v(4, b))); return done(l); } }
                static class Low extends Mid { @Async @Override Coroutine<String> go(Integer a) { return done(await(super.go(a + 1)) + await(v(5, "l"))); } }
                @Async static <T extends Comparable<T>> Coroutine<T> max(T a, T b) { return await(v(6, a)).compareTo(b) > 0 ? done(a) : done(await(v(7, b))); }
                @Async static Coroutine<Object> run() { Top<Integer, String> t = new Low(); note("r", await(t.go(1)), await(t.all(1, 2)), await(max(3, 4)), await(Me.<String>max("b", "a"))); return done(null); }
                //// overloads and varargs
                @Async static Coroutine<String> f(int a) { return done("i" + await(v(1, a))); }
                @Async static Coroutine<String> f(long a) { return done("j" + await(v(2, a))); }
                @Async static Coroutine<String> f(Object a) { return done("o" + await(v(3, a))); }
                @Async static Coroutine<String> f(boolean z, Object... a) { return done("v" + a.length + await(v(4, a[0]))); }
                @Async static Coroutine<String> f(String a, int... b) { return done("s" + b.length + await(v(5, a))); }
                @Async static Coroutine<Object> run() { note("r", await(f(1)), await(f(2L)), await(f((Object) "x")), await(f(true, "a", "b", 3)), await(f("q", 1, 2)), await(f('c'))); return done(null); }
                //// members of another package
                static class Sub extends Base { Sub() { super(1, 2L, "sub"); } @Async Coroutine<Object> go() { n += await(v(1, 5)); String s = name + await(v(2, name)) + super.shift(await(v(3, 4))); return done(s + super.toString()); } @Override public int shift(int by) { return -1; } }
                @Async static Coroutine<Object> run() { note("r", await(new Sub().go())); return done(null); }
                //// tail
                @Async static Coroutine<Integer> other(int n) { if (n < 0) throw new FaultB(n); return done(await(v(1, n))); }
                @Async static Coroutine<Integer> pick(boolean c, int n) { return c ? done(await(v(2, n))) : other(n); }
                @Async static Coroutine<Integer> pick2(boolean c, int n) { long w = n; return c ? other((int) w + await(v(3, 1))) : done(n); }
                @Async static Coroutine<Integer> down(int n) { if (n == 0) return other(7); return down(n - 1); }
                @Async static Coroutine<Object> run() { note("r", await(pick(true, 1)), await(pick(false, 2)), await(pick2(true, 3)), await(pick2(false, 4)), await(down(5))); try { note("no", await(pick(false, -1))); } catch (FaultB e) { caught(1, e); } return done(null); }
                //// recursion
                @Async static Coroutine<Integer> fib(int n) { return done(n < 2 ? n : await(fib(n - 1)) + await(fib(n - 2))); }
                @Async static Coroutine<Boolean> even(int n) { return done(n == 0 || await(odd(n - 1))); }
                @Async static Coroutine<Boolean> odd(int n) { return done(n != 0 && await(even(n - 1))); }
                @Async static Coroutine<Object> run() { note("r", await(fib(9)), await(even(30)), await(odd(await(v(1, 9))))); return done(null); }
                //// held and passed on
                @Async static Coroutine<Integer> twice(Coroutine<Integer> c) { return done(await(c) * 2); }
                @Async static Coroutine<Integer> one(int n) { return done(await(v(1, n))); }
                @Async static Coroutine<Object> run() { note("r", await(twice(twice(one(3))))); return done(null); }
                """);
    }
}
