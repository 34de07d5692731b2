// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving;

import dev.weft.weaving.twin.Constructs;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Pattern matching with awaits in selectors, guards and arms. */
class PatternsTest {

    private static final String TREES = """
            sealed interface Tree permits Leaf, Node, Sign {}
            record Leaf(int n) implements Tree {}
            record Node(Tree left, Object right) implements Tree {}
            enum Sign implements Tree { PLUS, MINUS }
            record Pair<A, B>(A a, B b) {}
            record Wide(long w, double d, boolean z, byte b, char c) {}
            static Object[] objects() {
                return new Object[] {3, 7, "s", "long", "", null, new int[] {1}, new Leaf(4), Sign.PLUS, Sign.MINUS, 2L, new Node(new Leaf(1), "r"), new Node(new Leaf(9), "q"),
                    new Node(new Node(Sign.PLUS, 1), new Leaf(5)), new Node(null, null), new Pair<>("p", new Pair<>(1, 2L)), new Wide(1L << 40, 2.5, true, (byte) 3, 'c'), 'x'};
            }
            """;

    @TestFactory
    Stream<DynamicTest> instanceOf() {
        return Constructs.tests("""
                //// in conditions
                TREES @Async static Coroutine<Object> run() {
                    for (Object o : objects()) {
                        if (o instanceof Integer i && i > await(v(1, 5)) || o instanceof String s && await(v(2, s.length())) > 1) { note("yes", o); }
                        String t = o instanceof String s ? s + await(v(3, s)) : o instanceof Leaf l && await(v(4, l.n())) > 3 ? "leaf" + l : "other";
                        note("t", t);
                    }
                    return done(null);
                }
                //// bound beyond the statement
                TREES @Async static Coroutine<Object> run() {
                    for (Object o : objects()) {
                        if (!(o instanceof Node n && await(v(1, n.right())) != null)) { continue; }
                        await(v(2, 0));
                        while (!(n.left() instanceof Leaf l)) { note("not", n); if (await(v(3, true))) break; }
                        if (!(n.left() instanceof Leaf l)) throw new FaultB(await(v(4, 1)));
                        note("l", l.n() + await(v(5, l.n())), n);
                    }
                    return done(null);
                }
                //// in a do loop
                TREES @Async static Coroutine<Object> run() {
                    Object o = new Node(new Node(new Leaf(1), 2), 3);
                    do { note("o", o); o = await(v(1, ((Node) o).left())); } while (o instanceof Node n && await(v(2, n.right())) instanceof Integer k && k > 0);
                    return done(o);
                }
                """.replace("TREES", TREES));
    }

    @TestFactory
    Stream<DynamicTest> switches() {
        return Constructs.tests(21, """
                //// guards selector and arms
                TREES @Async static Coroutine<String> show(Object o) {
                    return done(switch (await(v(1, o))) {
                        case null -> "null" + await(v(2, 0));
                        case Integer i when i > await(v(3, 5)) -> "big" + i;
                        case Integer i when await(v(4, i)) == 3 -> { try { yield "three" + await(v(5, i)); } catch (FaultB e) { caught(1, e); yield "caught" + i; } finally { note("f", i, await(v(6, 1))); } }
                        case Integer i -> "int" + await(v(7, i));
                        case String s when !s.isEmpty() && await(v(8, s.length())) > 1 -> s + await(v(9, s));
                        case String s when s.isEmpty() -> throw new FaultC(await(v(10, "empty")));
                        case int[] a when await(v(11, a.length)) == 1 -> { a[0] += await(v(12, a[0])); yield "a" + a[0]; }
                        case Character c -> { for (int k = 0; ; k++) { if (k == await(v(13, 2))) yield c + "" + k; } }
                        default -> "other" + await(v(14, 1L));
                    });
                }
                @Async static Coroutine<Object> run() {
                    for (Object o : objects()) { try { note("r", await(show(o))); } catch (FaultC e) { caught(2, e); } }
                    return done(null);
                }
                //// nested record patterns
                TREES @Async static Coroutine<Object> run() {
                    for (Object o : objects()) {
                        Object r = switch (o) {
                            case Node(Leaf(int n), String s) when n < await(v(1, 2)) -> s + n;
                            case Node(Leaf(var n), var s) -> { await(v(2, 0)); yield n + "" + s; }
                            case Node(Node(Sign g, Integer k), Leaf(int n)) when g == await(v(3, Sign.PLUS)) -> k + n + await(v(4, g.ordinal()));
                            case Node(var l, var x) -> await(v(5, "none")) + l + x;
                            case Pair<?, ?>(String p, Pair<?, ?>(Integer a, Long b)) when await(v(6, a)) < b -> p + (a + b) + await(v(7, p));
                            case Wide(long w, double d, boolean z, byte b, char c) when z && await(v(8, b)) == 3 -> { await(v(9, 0)); yield w + d + b + c + (z ? 1 : 0); }
                            case null, default -> await(v(10, "rest"));
                        };
                        note("r", r);
                        if (o instanceof Node(Leaf(int n), var right) && await(v(11, n)) > 2) { note("if", n, right, await(v(12, right))); }
                    }
                    return done(null);
                }
                //// sealed without default
                TREES @Async static Coroutine<Integer> sum(Tree t) {
                    return switch (t) {
                        case Leaf l -> done(await(v(1, l.n())));
                        case Node(Tree left, Tree right) -> done(await(sum(left)) + await(sum(right)));
                        case Node n when n.left() != null -> sum(n.left());
                        case Node n -> done(0);
                        case Sign s -> done(switch (s) { case PLUS -> await(v(2, 10)); case MINUS -> -10; });
                    };
                }
                @Async static Coroutine<Object> run() {
                    note("r", await(sum(new Node(new Node(new Leaf(1), Sign.PLUS), new Node(Sign.MINUS, "x")))), await(sum(new Node(null, 1))));
                    note("r", await(sum(null)));
                    return done(null);
                }
                //// qualified enum constants
                TREES @Async static Coroutine<Object> run() {
                    for (Tree t : new Tree[] {Sign.PLUS, Sign.MINUS, new Leaf(1)}) {
                        switch (await(v(1, t))) {
                            case Sign.PLUS -> note("plus", await(v(2, 1)));
                            case Leaf(int n) when n > await(v(3, 0)) -> note("leaf", await(v(4, n)));
                            case Sign.MINUS -> { if (await(v(5, true))) break; note("never"); }
                            case Node n -> note("node");
                            case Leaf l -> note("small", l);
                        }
                    }
                    return done(null);
                }
                //// old style with patterns
                TREES @Async static Coroutine<Object> run() {
                    loop:
                    for (Object o : objects()) {
                        switch (o) {
                            case null: note("null", await(v(1, 1))); continue loop;
                            case Leaf l when await(v(2, l.n())) > 9: note("never"); break;
                            case Leaf l: { long w = await(v(3, (long) l.n())); note("leaf", w, l); break; }
                            case Sign s: note("falls"); if (await(v(6, s)) == Sign.PLUS) break; else return done(null);
                            case Node n: try { if (await(v(4, n)).left() == null) continue loop; } finally { note("f", n); }
                                note("goes on", n); break;
                            default: note("d", await(v(5, "d")));
                        }
                        note("end", o);
                    }
                    return done(null);
                }
                //// as operand and argument
                TREES static String all(long w, Object a, int n, double d) { return w + "" + a + n + d; }
                @Async static Coroutine<Object> run() {
                    Object o = new Pair<>(1, 2L); int[] x = {1, 2}; long w = 4;
                    x[await(v(1, 1))] += 5 + switch (o) { case Pair<?, ?> p when await(v(2, p.a())) != null -> { int q = await(v(3, 1)); yield q + x[0]; } default -> 0; };
                    note("r", x, new Leaf(switch (o) { case Pair<?, ?> p when await(v(4, true)) -> await(v(5, 3)); default -> 1; }),
                        all(w, o, switch (o) { case Pair<?, ?> p when p.a() == await(v(6, (Object) 2)) -> 1; case Pair<?, ?> p -> { w++; yield await(v(7, 2)); } default -> 3; }, await(v(8, 1.5))));
                    return done(w);
                }
                //// an accessor that fails
                record Bad(int n) { public int n() { if (n > 1) throw new FaultC(n); return n; } }
                @Async static Coroutine<Object> run() {
                    for (int i = 0; i < 3; i++) {
                        try {
                            Object o = new Bad(await(v(1, i)));
                            note("r", switch (o) { case Bad(int n) when n == await(v(2, 0)) -> await(v(3, "zero")); case Bad(int n) -> "n" + n; default -> "d"; });
                        } catch (MatchException e) { note("match", e.getCause() instanceof FaultC c ? await(v(4, c.getMessage())) : null); }
                    }
                    return done(null);
                }
                //// generic record patterns in a lambda
                TREES @Async static Coroutine<Object> run() throws Exception {
                    AsyncFunction<Pair<Tree, Object>, String> f = p -> done(switch (p) {
                        case Pair<Tree, Object>(Leaf(var n), var b) when n > await(v(1, 2)) -> "big" + n + b;
                        case Pair<Tree, Object>(Leaf l, String b) -> l + await(v(2, b));
                        case Pair<Tree, Object>(var a, var b) -> "rest" + await(v(3, a)) + b;
                    });
                    note("r", await(f.apply(new Pair<>(new Leaf(3), 1))), await(f.apply(new Pair<>(new Leaf(1), "b"))), await(f.apply(new Pair<>(Sign.PLUS, null))));
                    return done(null);
                }
                """.replace("TREES", TREES));
    }

    @TestFactory
    Stream<DynamicTest> unnamedPatterns() {
        return Constructs.tests(22, """
                //// unnamed patterns and variables
                TREES @Async static Coroutine<Object> run() {
                    for (Object o : objects()) {
                        note("r", switch (o) {
                            case Node(Leaf(_), _) when await(v(1, true)) -> await(v(2, "leaf"));
                            case Node(_, Leaf(int n)) -> "right" + await(v(3, n));
                            case Leaf _, Sign _ when await(v(4, o)) == Sign.PLUS -> "either";
                            case Leaf _, Sign _ -> await(v(5, "neither"));
                            case Wide(_, double d, _, _, char c) -> d + await(v(6, c)) + "";
                            case null, default -> "rest";
                        });
                    }
                    try { int _ = await(v(7, 1)); for (var _ : list("a", "b")) { await(v(8, 2)); } } catch (FaultB _) { note("caught", await(v(9, 3))); }
                    try (Res _ = new Res(await(v(10, 4)))) { await(v(11, 5)); } catch (FaultA _) { note("closed"); }
                    AsyncFunction<Object, Integer> f = _ -> done(await(v(12, 6)));
                    note("f", await(async(() -> { try { return done(await(f.apply("x"))); } catch (FaultA _) { return done(-1); } })));
                    return done(null);
                }
                """.replace("TREES", TREES));
    }
}
