// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.docs;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.ExceptionGroup;
import dev.weft.Generator;
import dev.weft.StopIteration;
import dev.weft.Task;
import dev.weft.Weft;
import dev.weft.frame.FrameType;
import dev.weft.frame.Woven;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The page docs/how-weaving-works.md is true: what it shows as equivalent is. */
class HowWeavingWorksTest {

    /** Orders whose price arrives at once or a turn later (odd), and that exist or don't (negative). */
    private static final List<Integer> IDS = List.of(2, 3, -2, -3, -11, -12);

    @Test
    void theOriginalsAreWovenAndTheEquivalentsByHandAreNot() {
        assertThat(Shop.class).hasAnnotation(Woven.class);
        assertThat(RewrittenShop.class).hasAnnotation(Woven.class);
        assertThat(WovenShop.class.isAnnotationPresent(Woven.class)).isFalse();
    }

    static Stream<Arguments> pairs() {
        return Stream.of(
                pair("total", Shop::total, WovenShop::total),
                pair("charge", Shop::charge, WovenShop::charge),
                pair("check", Shop::check, RewrittenShop::check),
                pair("sum", id -> Shop.sum(Shop.prices(id)), id -> RewrittenShop.sum(Shop.prices(id))),
                pair("order", Shop::order, RewrittenShop::order));
    }

    private static Arguments pair(
            String name, IntFunction<Coroutine<?>> original, IntFunction<Coroutine<?>> equivalent) {
        return arguments(name, original, equivalent);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void coroutinesDoTheSame(String name, IntFunction<Coroutine<?>> original, IntFunction<Coroutine<?>> equivalent) {
        for (int id : IDS) {
            assertThat(run(equivalent.apply(id))).as("id %d", id).isEqualTo(run(original.apply(id)));
        }
    }

    /** That there is something to compare. */
    @Test
    void whatTheOriginalsDo() {
        assertThat(run(Shop.total(2))).containsExactly("turn", "price of 2", "order 2: 20");
        assertThat(run(Shop.total(3))).containsExactly("turn", "price of 3", "turn", "order 3: 30");
        assertThat(run(Shop.total(-3)))
                .containsExactly("turn", "price of -3", "turn", "IllegalArgumentException: no order -3");
        assertThat(run(Shop.charge(3))).containsExactly("turn", "fee of 3", "quote for 3", "turn", "31");
        assertThat(run(Shop.charge(-3))).containsExactly("turn", "fee of -3", "quote for -3", "turn", "3");
        assertThat(run(Shop.check(2))).endsWith("price of 15", "turn", "null");
        String failed = "ExceptionGroup: unhandled errors in a TaskGroup [IllegalArgumentException: no order -2]";
        assertThat(run(Shop.check(-2)))
                .as("its task fails, so it is cancelled")
                .endsWith("price of 11", "turn", failed);
        assertThat(run(Shop.check(-12)))
                .as("it fails itself")
                .containsExactly("turn", "price of -2", "turn", "turn", "turn", failed);
        assertThat(run(Shop.sum(Shop.prices(2)))).endsWith("140");
        assertThat(run(Shop.order(3))).endsWith("Order[fee=1, price=30]");
    }

    @Test
    void generatorsDoTheSame() {
        assertThat(drive(WovenShop.totals(5)))
                .isEqualTo(drive(Shop.totals(5)))
                .containsExactly(5, 7, 10, ArithmeticException.class, Coroutine.State.CLOSED, StopIteration.class);
    }

    private static List<Object> drive(Generator<Integer, Integer, Void> totals) {
        return List.of(
                totals.send(null),
                totals.send(2),
                totals.send(3),
                catchThrowable(() -> totals.throwInto(new ArithmeticException()))
                        .getClass(),
                totals.state(),
                catchThrowable(() -> totals.send(1)).getClass());
    }

    @ParameterizedTest
    @CsvSource({"total,Total", "charge,Charge", "totals,Totals"})
    void framesAreAsShown(String method, String shown) throws Exception {
        Class<?> woven = Class.forName(Shop.class.getName() + "$" + method + "$Frame");
        Class<?> byHand = Class.forName(WovenShop.class.getName() + "$" + shown + "Frame");
        assertThat(byHand.getSuperclass()).isEqualTo(woven.getSuperclass());
        assertThat(fieldsOf(byHand)).isEqualTo(fieldsOf(woven)).isNotEmpty();
        FrameType wovenType = typeOf(woven);
        FrameType typeByHand = typeOf(byHand);
        for (int point = 0; point <= 1; point++) {
            assertThat(typeByHand.at(point)).isEqualTo(wovenType.at(point));
        }
    }

    private static Map<String, Class<?>> fieldsOf(Class<?> frame) {
        Map<String, Class<?>> fields = new TreeMap<>();
        for (Field field : frame.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                fields.put(field.getName(), field.getType());
            }
        }
        return fields;
    }

    private static FrameType typeOf(Class<?> frame) throws ReflectiveOperationException {
        Field type = frame.getDeclaredField("TYPE");
        type.setAccessible(true);
        return (FrameType) type.get(null);
    }

    /** What it prints, with the turns of the loop, and what it ends with. */
    private static List<String> run(Coroutine<?> coroutine) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            System.out.println(Weft.run(countTurns(coroutine)));
        } catch (RuntimeException e) {
            System.out.println(describe(e));
        } finally {
            System.setOut(out);
        }
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Async
    private static <T> Coroutine<T> countTurns(Coroutine<T> coroutine) {
        Task<T> task = createTask(coroutine);
        while (!task.isDone()) {
            System.out.println("turn");
            await(yieldNow());
        }
        return done(await(task));
    }

    private static String describe(Throwable error) {
        String inner = error instanceof ExceptionGroup group
                ? " "
                        + group.exceptions().stream()
                                .map(HowWeavingWorksTest::describe)
                                .toList()
                : "";
        return error.getClass().getSimpleName() + ": " + error.getMessage() + inner;
    }
}
