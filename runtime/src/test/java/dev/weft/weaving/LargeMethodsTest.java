// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.weaving.twin.Compiler;
import dev.weft.weaving.twin.Twin;
import dev.weft.weaving.twin.Twins;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Opcodes;

/** Methods near the JVM's limit of 64 KB: woven right, or refused with the reason. */
class LargeMethodsTest {

    /** How many bytes of code the JVM allows. */
    private static final int MOST = 65_535;

    private static final Twin NOPS = new Twin("Nops", "// see nops\n");

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
    void toTheByte() {
        int most = MOST - 50;
        while (nops(most).refusal(NOPS) != null) {
            most--;
        }
        assertThat(nops(most + 1).refusal(NOPS))
                .isEqualTo("can't weave woven.Nops.run: woven, its code has 65536 bytes, and the JVM allows 65535."
                        + " Move part of it into another @Async method. See docs/limits.md#too-large");
        nops(most).assertWoven(NOPS);
    }

    /** An await in the middle of so many bytes that do nothing. */
    private static Twins nops(int bytes) {
        return Twins.of(Shapes.program(NOPS.name(), "", code -> {
            code.visitLdcInsn(5L);
            for (int i = 0; i < bytes; i++) {
                if (i == bytes / 2) {
                    code.awaited(1, 1);
                    code.see("I");
                }
                code.visitInsn(Opcodes.NOP);
            }
            code.see("J");
            code.done();
        }));
    }

    @Test
    void manyLiveAtManyAwaits() {
        String variables = IntStream.range(0, 250)
                .mapToObj(i -> "Object o%d = %d; ".formatted(i, i))
                .collect(Collectors.joining());
        String uses = IntStream.range(0, 250).mapToObj(i -> "o" + i).collect(Collectors.joining(", "));
        Twin twin = new Twin("ManyLive", """
                @Async static Coroutine<Object> run() { VARIABLES for (int i = 0; i < 2; i++) { AWAITS } note("end", USES); return done(null); }
                """.replace("VARIABLES", variables)
                .replace("USES", uses)
                .replace("AWAITS", "o7 = await(v(1, o7)); o9 = await(v(2, i)); ".repeat(2)));
        assertSame(twin);
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
