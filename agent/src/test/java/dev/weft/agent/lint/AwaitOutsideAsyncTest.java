// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AwaitOutsideAsyncTest {

    private static final String PRICE = "@Async static Coroutine<Integer> price() { return done(1); }\n";

    @TempDir
    Path folder;

    @Test
    void inAnOrdinaryMethod() {
        assertThat(findings("""
                static Coroutine<Integer> buy() {
                    return done(await(price()));
                }
                static void all(AsyncIterable<String> source, CompletableFuture<String> future) {
                    await(future);
                    for (String each : await(source)) {}
                }
                """))
                .containsExactly(
                        "com.acme.Shop.buy (line 3): await throws in a method that is not woven. Annotate the method with"
                                + " @Async and let it return Coroutine<T>. [await-outside-async]",
                        "com.acme.Shop.all (line 6): await throws in a method that is not woven. Annotate the method with"
                                + " @Async and let it return Coroutine<T>. [await-outside-async]",
                        "com.acme.Shop.all (line 7): await throws in a method that is not woven. Annotate the method with"
                                + " @Async and let it return Coroutine<T>. [await-outside-async]");
    }

    @Test
    void inAConstructorAndAnInitializer() {
        assertThat(findings("""
                static final int FIRST = await(price());
                final int price;
                Shop() {
                    price = await(price());
                }
                """))
                .containsExactlyInAnyOrder(
                        "com.acme.Shop.<clinit> (line 2): await throws in a method that is not woven. Do it in an"
                                + " @Async method that returns Coroutine<T>. [await-outside-async]",
                        "com.acme.Shop.<init> (line 5): await throws in a method that is not woven. Do it in an"
                                + " @Async method that returns Coroutine<T>. [await-outside-async]");
    }

    @Test
    void yields() {
        assertThat(findings("""
                static Generator<Integer, Void, Void> count() {
                    Generator.yield(1);
                    return null;
                }
                static void events() {
                    AsyncGenerator.yield(1);
                }
                """))
                .containsExactly(
                        "com.acme.Shop.count (line 3): yield throws in a method that is not woven. Annotate the method with"
                                + " @Async and let it return Generator<Y, S, R>. [await-outside-async]",
                        "com.acme.Shop.events (line 7): yield throws in a method that is not woven. Annotate the method with"
                                + " @Async and let it return AsyncGenerator<Y, S>. [await-outside-async]");
    }

    @Test
    void inALambdaOfAnotherResult() {
        assertThat(findings("""
                Runnable print = () -> System.out.println(await(price()));
                """))
                .containsExactly(
                        "com.acme.Shop.lambda$new$0 (line 2): await throws in a lambda that is not woven. Let the"
                                + " lambda return Coroutine<T>, or do it before the lambda. [await-outside-async]");
    }

    @Test
    void asAMethodReference() {
        assertThat(findings("""
                @Async static Coroutine<Object> buy(List<Coroutine<Integer>> prices) {
                    return done(prices.stream().map(Weft::await).toList());
                }
                """))
                .containsExactly(
                        "com.acme.Shop.buy (line 3): await throws as a method reference. Call it in a loop, or use"
                                + " gather. [await-outside-async]");
    }

    @Test
    void inWovenMethodsAndLambdas() {
        assertThat(findings("""
                @Async static Coroutine<Integer> buy() {
                    return done(await(price()));
                }
                @Async static CompletableFuture<Integer> legacy() {
                    return CompletableFuture.completedFuture(await(price()));
                }
                static Coroutine<Integer> lambda() {
                    return async(() -> done(await(price())));
                }
                """)).isEmpty();
    }

    /** The weaver refuses it, with the reason. */
    @Test
    void inAMarkedMethodThatCannotBeWoven() {
        assertThat(findings("@Async static void buy() { await(price()); }")).isEmpty();
    }

    private List<String> findings(String members) {
        return Shop.of(folder, members + PRICE).findings();
    }
}
