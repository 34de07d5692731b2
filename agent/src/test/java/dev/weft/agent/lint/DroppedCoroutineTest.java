// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DroppedCoroutineTest {

    @TempDir
    Path folder;

    @Test
    void droppedAtOnce() {
        assertThat(findings("""
                @Async static Coroutine<Void> buy() {
                    audit();
                    return done();
                }
                @Async static Coroutine<Void> audit() { return done(); }
                """))
                .containsExactly(
                        "com.acme.Shop.buy (line 3): the coroutine that Shop.audit makes is dropped, so it never"
                                + " runs. Await it, return it, or give it to createTask. [dropped-coroutine]");
    }

    @Test
    void inAnOrdinaryMethod() {
        assertThat(findings("""
                public static void main(String[] args) {
                    audit();
                }
                @Async static Coroutine<Void> audit() { return done(); }
                """))
                .containsExactly(
                        "com.acme.Shop.main (line 3): the coroutine that Shop.audit makes is dropped, so it never"
                                + " runs. Await it, return it, or give it to createTask. [dropped-coroutine]");
    }

    @Test
    void storedWhereNothingReadsIt() {
        assertThat(findings("""
                @Async static Coroutine<Void> buy() {
                    var unused = audit();
                    Coroutine<Void> second = audit();
                    second = audit();
                    await(second);
                    return done();
                }
                @Async static Coroutine<Void> audit() { return done(); }
                """))
                .containsExactly(
                        "com.acme.Shop.buy (line 3): the coroutine that Shop.audit makes is stored where nothing reads it, so"
                                + " it never runs. Await it, return it, or give it to createTask. [dropped-coroutine]",
                        "com.acme.Shop.buy (line 4): the coroutine that Shop.audit makes is stored where nothing reads it, so"
                                + " it never runs. Await it, return it, or give it to createTask. [dropped-coroutine]");
    }

    @Test
    void everyKindOfColdResult() {
        assertThat(findings("""
                @Async static Coroutine<Void> buy() {
                    sleep(Duration.ofSeconds(1));
                    countdown();
                    events();
                    return done();
                }
                static Generator<Integer, Void, Void> countdown() { return null; }
                static AsyncGenerator<Integer, Void> events() { return null; }
                """))
                .containsExactly(
                        "com.acme.Shop.buy (line 3): the awaitable that Weft.sleep makes is dropped, so nothing waits for it."
                                + " Await it, or give it to gather. [dropped-coroutine]",
                        "com.acme.Shop.buy (line 4): the generator that Shop.countdown makes is dropped, so it never runs."
                                + " Iterate over it. [dropped-coroutine]",
                        "com.acme.Shop.buy (line 5): the async generator that Shop.events makes is dropped, so it never"
                                + " runs. Iterate over it. [dropped-coroutine]");
    }

    @Test
    void functionsThatIgnoreTheResult() {
        assertThat(findings("""
                static void callLater(Runnable callback) {}
                static void callAll(Callable<Coroutine<Void>> callback) {}
                void start() {
                    callLater(() -> tick());
                    callLater(this::tick);
                    callAll(this::tick);
                    callAll(() -> tick());
                }
                @Async Coroutine<Void> tick() { return done(); }
                """))
                .containsExactly(
                        "com.acme.Shop.start (line 6): the coroutine that Shop.tick makes is dropped, so it never runs. Await"
                                + " it, return it, or give it to createTask. [dropped-coroutine]",
                        "com.acme.Shop.lambda$start$0 (line 5): the coroutine that Shop.tick makes is dropped, so it never"
                                + " runs. Await it, return it, or give it to createTask. [dropped-coroutine]");
    }

    @Test
    void whatIsUsedIsNotDropped() {
        assertThat(findings("""
                Coroutine<Void> field;
                @Async Coroutine<Void> buy(boolean late, List<Coroutine<Void>> all, Executor executor) {
                    await(audit());
                    Coroutine<Void> audit = audit();
                    await(audit);
                    Coroutine<Void> maybe = null;
                    if (late) {
                        maybe = audit();
                    }
                    try {
                        maybe = audit();
                        await(sleep(Duration.ZERO));
                    } finally {
                        all.add(maybe);
                    }
                    all.add(audit());
                    field = audit();
                    createTask(audit());
                    Task<Void> unused = createTask(audit());
                    gather(audit(), audit());
                    runInExecutor(executor, () -> 1);
                    new CompletableFuture<String>().completeAsync(() -> "");
                    return audit();
                }
                @Async static Coroutine<Void> audit() { return done(); }
                """)).isEmpty();
    }

    private List<String> findings(String members) {
        return Shop.of(folder, members).findings();
    }
}
