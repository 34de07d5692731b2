// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SwallowedCancellationTest {

    /** Starts in line 3 of a coroutine method, which goes on after it. */
    private static final String METHOD = """
            Throwable last; static boolean flag; static void log(Object text) {} static Awaitable<Void> step() { return null; }
            @Async Coroutine<Integer> buy() throws Exception { for (int i = 0; i < 9; i++) {
            %s
            } return done(1); }
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "catch (Throwable e) {}",
                "catch (Throwable e) { log(e); }",
                "catch (Throwable e) { return done(2); }",
                "catch (Throwable e) { log(e); continue; }",
                "catch (Throwable e) { if (flag) break; }",
                "catch (Throwable e) { try { log(e); } finally { log(1); } }",
                "catch (Throwable e) { log(e); } finally { log(1); }",
                "catch (Exception e) { throw e; } catch (Throwable e) { log(e); }"
            })
    void catchThatEndsIt(String handler) {
        assertThat(findings("try { await(step()); }\n" + handler))
                .containsExactly("com.acme.Shop.buy (line 5): this catch (Throwable) around an await swallows a"
                        + " cancellation. Catch Exception, or rethrow CancelledError. [swallowed-cancellation]");
    }

    @Test
    void catchOfErrors() {
        assertThat(findings("try { await(step()); }\ncatch (Error | RuntimeException e) { log(e); }"))
                .containsExactly("com.acme.Shop.buy (line 5): this catch (Error) around an await swallows a"
                        + " cancellation. Catch Exception, or rethrow CancelledError. [swallowed-cancellation]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"finally { return done(2); }", "finally { continue; }", "finally { log(1); break; }"})
    void finallyThatDoesNotEnd(String handler) {
        assertThat(findings("try { await(step()); }\n" + handler))
                .containsExactly(
                        "com.acme.Shop.buy (line 5): this finally block around an await drops the error that leaves"
                                + " it, a cancellation too. Let it end normally: no return, break or continue in it."
                                + " [swallowed-cancellation]");
    }

    @Test
    void aroundInnerStatementsThatThrowItOn() {
        assertThat(findings("""
                try {
                    try (var limit = timeout(Duration.ZERO); var file = new StringReader("")) {
                        synchronized (this) { log(1); }
                        try { await(step()); } catch (Throwable e) { throw new IllegalStateException(e); }
                    } finally {
                        log(1);
                    }
                } catch (Throwable e) {
                    log(e);
                }"""))
                .containsExactly("com.acme.Shop.buy (line 11): this catch (Throwable) around an await swallows a"
                        + " cancellation. Catch Exception, or rethrow CancelledError. [swallowed-cancellation]");
    }

    @Test
    void aroundAScopeThatIsLeft() {
        assertThat(findings("try (var limit = timeout(Duration.ZERO)) { log(1); }\ncatch (Throwable e) { log(e); }"))
                .containsExactly("com.acme.Shop.buy (line 5): this catch (Throwable) around an await swallows a"
                        + " cancellation. Catch Exception, or rethrow CancelledError. [swallowed-cancellation]");
    }

    @Test
    void inALambda() {
        assertThat(findings("""
                await(async(() -> {
                    try { await(step()); } catch (Throwable e) { log(e); }
                    return done(); }));"""))
                .containsExactly(
                        "com.acme.Shop.lambda$buy$0 (line 5): this catch (Throwable) around an await swallows a"
                                + " cancellation. Catch Exception, or rethrow CancelledError. [swallowed-cancellation]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "catch (Exception e) { log(e); }",
                "catch (IllegalStateException | IllegalArgumentException e) { log(e); }",
                "catch (Throwable e) { log(e); throw e; }",
                "catch (Throwable e) { if (e instanceof CancelledError) throw e; log(e); }",
                "catch (Throwable e) { throw new IllegalStateException(e); }",
                "catch (Throwable e) { if (flag) throw e; return done(2); }",
                "catch (CancelledError e) { throw e; } catch (Throwable e) { log(e); }",
                "catch (CancelledError e) { log(e); }",
                "catch (CancelledError e) { log(e); } catch (Throwable e) { log(e); }",
                "catch (Throwable e) { last = e; }",
                "catch (Throwable e) { Throwable kept = e; log(1); log(kept); }",
                "finally { log(1); }",
                "catch (Exception e) { log(e); } finally { log(1); }"
            })
    void whatLetsItGoOn(String handler) {
        assertThat(findings("try { await(step()); }\n" + handler)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "try { log(1); } catch (Throwable e) { log(e); } await(step());",
                "try { log(1); } catch (Throwable e) { await(step()); }",
                "try (var limit = timeout(Duration.ZERO)) { await(step()); }",
                "try (var file = new StringReader(\"\")) { await(step()); }",
                "synchronized (this) { log(1); } await(step());",
                "Runnable r = () -> { try { log(1); } catch (Throwable e) { log(e); } }; await(step());"
            })
    void whatIsNotAroundAnAwait(String statement) {
        assertThat(findings(statement)).isEmpty();
    }

    private List<String> findings(String statements) {
        return Shop.of(folder, METHOD.formatted(statements)).findings();
    }
}
