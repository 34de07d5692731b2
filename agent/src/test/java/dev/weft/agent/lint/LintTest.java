// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.agent.abi.ClassFiles;
import dev.weft.agent.weave.ClassWeaver;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is checked, in which order, and how findings are turned off. */
class LintTest {

    /** One finding in {@code buy}, two in {@code sell}, one of them in its lambda. */
    private static final String MEMBERS = """
            @Async %s static Coroutine<Void> buy() throws Exception {
                audit(); Thread.sleep(1);
                return done();
            }
            %s static void sell() {
                Runnable r = () -> { Runnable inner = () -> audit(); };
                audit();
            }
            @Async static Coroutine<Void> audit() { return done(); }
            """;

    private final Lint lint = new Lint(BlockingCalls.defaults(), Set.of());

    @TempDir
    Path folder;

    @Test
    void inTheOrderOfMethodsThenLines() {
        assertThat(places(Shop.of(folder, MEMBERS.formatted("", ""))))
                .containsExactly(
                        "buy (line 3) dropped-coroutine",
                        "buy (line 3) blocking-call",
                        "sell (line 8) dropped-coroutine",
                        "lambda$sell$N (line 7) dropped-coroutine");
    }

    @Test
    void rulesThatAreOff() {
        Shop shop = Shop.of(folder, MEMBERS.formatted("", ""));
        assertThat(shop.findings(new Lint(BlockingCalls.defaults(), Set.of(Rule.DROPPED_COROUTINE))))
                .containsExactly(
                        "com.acme.Shop.buy (line 3): Thread.sleep blocks the loop's thread, and with it every task."
                                + " Instead: await(sleep(duration)). [blocking-call]");
        assertThat(shop.findings(new Lint(BlockingCalls.defaults(), Set.of(Rule.values()))))
                .isEmpty();
    }

    @Test
    void annotationOnAMethodCoversItAndItsLambdas() {
        assertThat(places(Shop.of(folder, MEMBERS.formatted("@NoLint(\"blocking-call\")", "@NoLint"))))
                .containsExactly("buy (line 3) dropped-coroutine");
        assertThat(places(Shop.of(
                        folder, MEMBERS.formatted("@NoLint({\"blocking-call\", \"dropped-coroutine\"})", "@NoLint"))))
                .isEmpty();
        assertThat(places(Shop.of(folder, MEMBERS.formatted("@NoLint(\"await-outside-async\")", ""))))
                .hasSize(4);
    }

    @Test
    void annotationOnAClassCoversItsMethods() {
        String source = """
                import dev.weft.*;
                %s public class Shop {
                    static void main() { audit(); }
                    @Async static Coroutine<Void> audit() { return null; }
                }
                """;
        assertThat(Shop.ofSource(folder, "package com.acme; " + source.formatted("@NoLint(\"blocking-call\")"))
                        .findings())
                .hasSize(1);
        assertThat(Shop.ofSource(folder, "package com.acme; " + source.formatted("@NoLint(\"dropped-coroutine\")"))
                        .findings())
                .isEmpty();
    }

    @Test
    void classesThatDoNotMentionWeft() {
        assertThat(Shop.of(folder, """
                static Coroutine<Void> audit() { return null; }
                static void main() { audit(); }
                """).findings()).isEmpty();
        assertThat(lint.check(new byte[64], ClassFiles.NONE)).isEmpty();
    }

    @Test
    void classesThatAreWoven() {
        Shop shop = Shop.of(folder, """
                @Async static Coroutine<Void> buy() throws Exception {
                    Thread.sleep(1);
                    return done();
                }
                """);
        assertThat(lint.check(shop.classFile(), ClassFiles.NONE)).hasSize(1);
        assertThat(lint.check(ClassWeaver.weave(shop.classFile()).classFile(), ClassFiles.NONE))
                .isEmpty();
    }

    @Test
    void aLineIsLeftOutWhereTheClassFileHasNone() {
        assertThat(new Finding("com.acme.Shop", "buy", 0, Rule.BLOCKING_CALL, "it blocks", "Wait."))
                .hasToString("com.acme.Shop.buy: it blocks. Wait. [blocking-call]");
    }

    @Test
    void rulesByName() {
        for (Rule rule : Rule.values()) {
            assertThat(Rule.of(rule.id())).isEqualTo(rule);
        }
        assertThatThrownBy(() -> Rule.of("blocking"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no rule is called 'blocking'; the rules are dropped-coroutine, blocking-call,"
                        + " swallowed-cancellation, await-outside-async");
    }

    /** Javac numbers nested lambdas from outside in or the reverse, by its version. */
    private List<String> places(Shop shop) {
        return lint.check(shop.classFile(), shop).stream()
                .map(each -> each.methodName().replaceFirst("\\d$", "N") + " (line " + each.line() + ") "
                        + each.rule().id())
                .toList();
    }
}
