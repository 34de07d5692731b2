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
                //// lambdas outside methods
                static final AsyncCallable<Integer> S = () -> done(await(v(1, 1)));
                static AsyncFunction<Integer, Integer> t; static { int q = 3; t = x -> done(await(v(2, x)) + q); }
                int k = 4; final AsyncCallable<Integer> f = () -> { k++; return done(await(v(3, this.k))); }; AsyncCallable<Integer> g; { int r = k; g = () -> done(r + await(v(4, k))); }
                AsyncCallable<Integer> c; Me(int n) { this(() -> done(await(v(5, n)))); k = n; } Me(AsyncCallable<Integer> c) { this.c = c; }
                interface Holder { AsyncCallable<String> H = () -> done("h" + await(v(6, 1))); }
                static class Late { static Object made; static { note("Late"); made = new Object() { @Async Coroutine<Integer> go() { return done(await(v(7, 7))); } AsyncCallable<Integer> call = this::go; }.call; } }
                @Async static Coroutine<Object> run() throws Exception { Me me = new Me(8); note("r", await(S.call()), await(t.apply(2)), await(me.f.call()), await(me.g.call()), await(me.c.call()), await(Holder.H.call()), await(((AsyncCallable<?>) Late.made).call())); return done(null); }
                //// method references
                interface Go<A, B> { Coroutine<B> go(A a) throws Exception; } interface Two { Coroutine<Integer> go(Me me, int n); } interface Many { Coroutine<Integer> go(int a, int b, int c); }
                int f = 2; Me(int f) { this.f = f; }
                @Async Coroutine<Integer> plus(int n) { return done(f + await(v(1, n))); } @Async static Coroutine<String> text(Object o) { return done("t" + await(v(2, o))); } @Async static Coroutine<Integer> all(int... n) { return done(n.length + await(v(3, n[0]))); }
                @Async private Coroutine<Long> secret(Integer n) { return done(f + (long) await(v(4, n))); } @Async static <T> Coroutine<List<T>> twice(T t) { return done(Arrays.asList(t, await(v(5, t)))); }
                class Sub extends Me { Sub() { super(9); } @Async Coroutine<Integer> plus(int n) { return done(-n); } @Async Coroutine<Integer> both(int n) throws Exception { Go<Integer, Integer> up = super::plus, own = this::plus; return done(await(up.go(n)) * await(own.go(n))); } }
                @Async static Coroutine<Object> run() throws Exception {
                    Me me = new Me(3); Go<Integer, Integer> a = me::plus; Two b = Me::plus; Go<Object, String> c = Me::text; Many d = Me::all; Go<Integer, Long> e = me::secret; Go<String, List<String>> g = Me::<String>twice;
                    note("r", await(a.go(1)), await(b.go(me, 2)), await(c.go('c')), await(d.go(1, 2, 3)), await(e.go(4)), await(g.go("g")), await(me.new Sub().both(5)));
                    Function<Integer, Me> make = Me::new; note("s", await(make.apply(await(v(6, 6))).plus(1)), await(((Go<Integer, Integer>) new Me(7)::plus).go(2)));
                    return done(null);
                }
                //// bounds and intersections
                interface Has { @Async Coroutine<Integer> size(); } record Box(int n) implements Has, Comparable<Box> { @Async public Coroutine<Integer> size() { return done(await(v(1, n))); } public int compareTo(Box b) { return n - b.n; } }
                @Async static <T extends Has & Comparable<? super T>> Coroutine<T> larger(T a, T b) { T x = await(v(2, a)); return done(x.compareTo(b) > 0 && await(x.size()) > await(b.size()) ? x : await(v(3, b))); }
                @Async static <K, V extends List<K> & RandomAccess> Coroutine<V> fill(V l, K... k) { for (K each : k) { l.add(await(v(4, each))); } return done(l); }
                @Async static <E extends Exception> Coroutine<Void> sneaky(Class<E> type) throws E { try { throw type.cast(new FaultB(await(v(5, 1)))); } catch (ClassCastException e) { note("cast"); } return done(); }
                @Async static Coroutine<Object> run() throws Exception {
                    Box m = await(larger(new Box(1), new Box(2))); note("m", m, await(fill(new ArrayList<Integer>(List.of(0)), 1, 2)));
                    var l = (AsyncCallable<String> & java.io.Serializable) () -> done("s" + await(v(6, 1))); note("l", await(l.call()), l instanceof java.io.Serializable);
                    Object o = new Box(3); note("o", await(((Has & Comparable<Box>) o).size())); var both = await(v(7, true)) ? new Box(4) : "text"; await(v(8, 0)); note("both", both);
                    try { await(sneaky(FaultB.class)); } catch (FaultB e) { caught(1, e); } await(sneaky(java.io.IOException.class));
                    return done(null);
                }
                //// covariant and visibility bridges
                interface Src<A, B> { Object get(A a, B b); default Object twice(A a, B b) { return get(a, b); } } static abstract class Mid<B extends Number> implements Src<String, B> { @Async public Coroutine<? extends Number> get(String s, B b) { return done(b.intValue() + await(v(1, s.length()))); } }
                static class Low extends Mid<Long> { @Async @Override public Coroutine<Integer> get(String s, Long w) { Number n = await(super.get(s + "!", w)); return done(n.intValue() * await(v(2, 2))); } }
                static class Hidden { @Async public Coroutine<String> shown(int n) { return done("hidden" + await(v(3, n))); } } public static class Shown extends Hidden { }
                interface Cov { @Async default Coroutine<? extends Object> go() { return done(await(v(4, "cov"))); } } interface CovToo extends Cov { @Async default Coroutine<String> go() { return done("too" + await(Cov.super.go())); } } record Rec(String s) implements CovToo { @Async public Coroutine<String> go() { return done(s + await(CovToo.super.go())); } }
                @Async static Coroutine<Object> run() { Src<String, Long> s = new Low(); note("r", await((Coroutine<?>) s.get("a", 3L)), await((Coroutine<?>) s.twice("b", 4L)), await(new Shown().shown(5)), await(new Rec("R").go()), await(((Cov) new Rec("S")).go())); return done(null); }
                //// local types
                static int made;
                @Async static Coroutine<Object> run() throws Exception {
                    int base = await(v(1, 10)); made = 0;
                    record Pair(int a, Object b) { Pair { made++; } static int count() { return made; } @Async Coroutine<Integer> sum() { return done(a + await(v(2, a)) + count()); } }
                    enum Op { ADD, MUL { @Async Coroutine<Integer> go(int x) { return done(x * await(v(3, x))); } }; @Async Coroutine<Integer> go(int x) { return done(x + await(v(4, x))); } }
                    interface Go { @Async Coroutine<Object> go(Op op) throws Exception; @Async default Coroutine<Object> all() throws Exception { List<Object> l = new ArrayList<>(); for (Op op : Op.values()) { l.add(await(go(op))); } return done(l); } }
                    class Adder implements Go { int n = base; @Async public Coroutine<Object> go(Op op) { n += await(op.go(n)); return done(new Pair(n, op)); } }
                    note("r", await(new Adder().all()), await(((Go) op -> done(await(op.go(3)))).all()), await(new Pair(base, "b").sum()));
                    return done(made);
                }
                //// nested lambdas
                @Async static Coroutine<Object> run() throws Exception {
                    int a = await(v(1, 1)); long[] total = {0};
                    AsyncFunction<Integer, AsyncFunction<Long, AsyncCallable<String>>> f = x -> { int p = x + await(v(2, a)); return done(y -> { long q = y * await(v(3, p)); return done(() -> { total[0] += p * q; return done(x + "," + y + await(v(4, q)) + a); }); }); };
                    AsyncFunction<Long, AsyncCallable<String>> g = await(f.apply(3)); note("r", await(await(g.apply(5L)).call()), await(await(g.apply(6L)).call()), total);
                    Supplier<Supplier<Coroutine<Integer>>> s = () -> { note("outer"); return () -> { note("inner"); return done(await(v(5, a))); }; }; note("s", await(s.get().get()));
                    Runnable r = () -> { AsyncCallable<Integer> in = () -> done(await(v(6, a))); total[0] = -1; }; r.run();
                    return done(total[0]);
                }
                //// clone and other methods of Object
                static class Copy implements Cloneable { int[] a = {1}; @Async Coroutine<Copy> copy() throws CloneNotSupportedException { Copy c = (Copy) super.clone(); c.a = a.clone(); c.a[0] += await(v(1, 1)); AsyncCallable<Object> again = () -> done(((Copy) super.clone()).a[await(v(2, 0))]); try { note("again", await(again.call())); } catch (Exception e) { caught(1, e); } return done(c); } @Override public int hashCode() { return 1; } @Async Coroutine<Boolean> same(Object o) { return done(super.equals(await(v(3, o))) | hashCode() == await(v(4, 1))); } @Override public String toString() { return "Copy" + a[0]; } }
                @Async static Coroutine<Object> run() throws Exception { Copy c = new Copy(), d = await(c.copy()); note("r", c, d, await(c.same(d)), await(c.same(c))); return done(null); }
                //// names alike
                @Async static Coroutine<Integer> a() { return done(await(v(2, 2))); } @Async static Coroutine<Integer> a(int n) { return done(await(v(3, n))); } static class a { static class Frame { static int n = 5; } static class Frame2 { } @Async static Coroutine<Integer> b(int n) { return done(-await(v(4, n))); } @Async Coroutine<Integer> a() { return done(await(v(5, 5))); } }
                @Async static Coroutine<Integer> Frame() { return done(await(v(6, 6))); } @Async static Coroutine<Integer> resume() { return done(await(v(7, 7))); } @Async static Coroutine<Integer> type(Object TYPE, int i0) { Object self = TYPE; return done(i0 + await(v(8, (Integer) self))); }
                @Async static Coroutine<Object> run() { note("r", await(a()), await(a(3)), await(a.b(4)), await(new a().a()), await(Frame()), await(resume()), await(type(1, 2)), a.Frame.n, new a.Frame2() != null); return done(null); }
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
