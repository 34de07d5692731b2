// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.weaving.twin.Compiler;
import dev.weft.weaving.twin.Twin;
import dev.weft.weaving.twin.Twins;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Methods near the JVM's limit of 64 KB: woven right, or refused with the reason. */
class LargeMethodsTest {

    @Test
    void jumpsFartherThanAShortReaches() {
        // 40 KB between the jumps and their targets, both ways, with awaits before, between and behind
        String far = """
                static int sum;
                @Async static Coroutine<Object> run() {
                    sum = 0;
                    for (int i = 0; i < 2; i++) {
                        if (await(v(1, i)) == 1) { continue; }
                        try {
                            int n = await(v(2, 3));
                            FILL
                            if (n > await(v(3, 2)) && i == 0) { note("n", n); } else { FILL }
                        } catch (FaultB e) { caught(1, e); }
                        note("sum", sum, await(v(4, 5L)));
                    }
                    return done(null);
                }
                """.replace("FILL", "sum += 3 * sum + 100000;\n".repeat(1500));
        assertSame(new Twin("Far", far));
    }

    @Test
    void manyAwaits() {
        assertSame(new Twin(
                "ManyAwaits", """
                @Async static Coroutine<Object> run() {
                    int n = 0; long w = 1; String s = "";
                    ROWS
                    note("end", n, w, s);
                    return done(null);
                }
                """.replace("ROWS", "n += await(v(1, 2)); w ^= await(v(2, 3L));\n".repeat(150))));
    }

    @Test
    void manyConstructorsInARow() {
        assertSame(new Twin("ManyConstructors", """
                @Async static Coroutine<Object> run() {
                    List<Point> l = new ArrayList<>();
                    ROWS
                    note("end", l.size());
                    return done(null);
                }
                """.replace(
                        "ROWS", "l.add(new Point(await(v(1, 2)), await(v(2, 3.0)), \"p\"));\n".repeat(100))));
    }

    @Test
    void tooLarge() {
        Twin twin = new Twin("TooLarge", """
                static int sum;
                @Async static Coroutine<Object> run() { await(v(1, 2)); FILL return done(null); }
                """.replace("FILL", "sum += 3 * sum + 100000;\n".repeat(4364)));
        assertThat(compile(twin).refusal(twin))
                .matches(
                        "can't weave woven\\.TooLarge\\.run: woven, its code has \\d+ bytes, and the JVM allows 65535\\."
                                + " Move part of it into another @Async method\\. See docs/limits\\.md#too-large");
    }

    private static void assertSame(Twin twin) {
        Twins twins = compile(twin);
        assertThat(twins.refusal(twin)).isNull();
        twins.assertSameByChance(twin, 1, 0, 100);
    }

    private static Twins compile(Twin twin) {
        return Twins.compile(Compiler.javac("-g"), List.of(twin));
    }
}
