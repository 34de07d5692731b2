// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving;

import dev.weft.weaving.twin.Compiler;
import dev.weft.weaving.twin.Twin;
import dev.weft.weaving.twin.Twins;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What woven code may touch: members that only its own class may, and classes that stand in no package. */
class PackagesTest {

    private static final String IMPORTS = """
            import dev.weft.*;
            import static dev.weft.Weft.*;
            import static dev.weft.weaving.twin.Run.note;
            import static dev.weft.weaving.twin.Woven.v;
            """;

    private static final String ABOVE = "package woven.above;\n" + IMPORTS + """
            public class Above {
                protected static int made; protected int n; protected long[] wide = {1, 2}; protected String text = "t";
                protected Above(int n) { this.n = n; made++; }
                protected Above(Coroutine<?> c, long w) { this((int) w); }
                protected int plus(int by) { return n + by; }
                protected static String join(Object a, Object b) { return "" + a + b; }
                @Async protected Coroutine<Integer> go(int by) { n += await(v(11, by)); return done(plus(await(v(12, n)))); }
                @Async protected static Coroutine<String> all(Object... o) { return done(join(o.length, await(v(13, o[0])))); }
                @Async Coroutine<String> unseen() { return done("above" + await(v(14, n))); }
                @Async public Coroutine<String> see() { return done(await(unseen())); }
                protected class In { protected int k = n; protected In() {} @Async protected Coroutine<Integer> in() { return done(k + await(v(15, n))); } }
                protected interface Named { @Async default Coroutine<String> hello() { return done("hello" + await(v(16, name()))); } String name(); }
            }
            """;

    private static final String BELOW = "package woven;\n" + IMPORTS + """
            import woven.above.Above;
            public class Below extends Above implements java.util.function.Supplier<String> {
                Below() { super(3); }
                @Override public String get() { return "get"; }
                @Override protected int plus(int by) { note("overridden"); return -by; }
                @Override @Async protected Coroutine<Integer> go(int by) {
                    int up = await(super.go(by + await(v(1, 1))));
                    AsyncCallable<Integer> lambda = () -> done(await(super.go(await(v(2, 2)))) + super.plus(n) + plus(await(v(3, 3))));
                    try { up += await(lambda.call()); } catch (RuntimeException e) { throw e; } catch (Exception e) { note("checked"); }
                    n += await(v(4, n++)); super.n *= await(v(5, 2)); made += await(v(6, made)); wide[await(v(7, 1))] += n; text += await(v(8, text));
                    return done(up + super.plus(await(v(9, 10))) + n + made);
                }
                @Async Coroutine<String> unseen() { return done("below" + await(v(10, 1))); }
                class Inner { @Async Coroutine<Object> deep() { n += await(v(21, 1)); text += await(Below.super.go(2)) + Below.super.plus(await(v(22, 4))); return done(join(text, await(all("x", made)))); } }
                class MyIn extends In { @Async protected Coroutine<Integer> in() { k++; return done(await(super.in()) + k); } }
                record Me(String name) implements Named { @Async public Coroutine<String> hello() { return done(await(Named.super.hello()) + await(v(23, "me"))); } }
                @Async Coroutine<Object> body() {
                    note("go", await(go(5)), wide, text);
                    note("see", await(see()), await(unseen()), join(await(v(24, "a")), get() + await(v(25, 1))));
                    note("in", await(new Inner().deep()), await(new MyIn().in()), await(new Me("m").hello()));
                    note("anonymous", new Above(await(v(26, 7))) { }.toString().length() > 0, new Above(null, await(v(27, 8L))) { int twice() { return n * 2; } }.twice());
                    Below other = new Below(); other.n += await(v(28, other.n)); long[] copy = other.wide.clone();
                    return done(join(other.plus(await(v(29, 1))), copy.length + made));
                }
                @Async static Coroutine<Object> run() { made = 0; return new Below().body(); }
            }
            """;

    @Test
    void protectedMembersOfAnotherPackage() {
        Map<String, byte[]> classes =
                Compiler.javac("-g").compile(Map.of("woven.above.Above", ABOVE, "woven.Below", BELOW));
        Twins.of(classes).assertWoven(new Twin("Below", "// see PackagesTest\n"));
    }

    @Test
    void noPackage() {
        Twin twin = new Twin("WithoutPackage", """
                int f = 1; static class In { @Async Coroutine<Integer> go() { return done(await(v(1, 1))); } }
                @Async Coroutine<Object> body(String s) { f += await(v(2, 2)); Supplier<Coroutine<String>> l = () -> done(s + await(v(3, f))); return done(await(l.get()) + await(new In().go())); }
                @Async static Coroutine<Object> run() { return new Me().body("s"); }
                """, false);
        Twins.compile(Compiler.javac("-g"), List.of(twin)).assertWoven(twin);
    }
}
