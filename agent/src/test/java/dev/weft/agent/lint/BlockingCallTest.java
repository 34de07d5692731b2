// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlockingCallTest {

    @TempDir
    Path folder;

    @Test
    void namesCallLineAndRemedy() throws IOException {
        assertThat(findings("""
                @Async static Coroutine<Void> buy(Path file) throws Exception {
                    Thread.sleep(10);
                    await(sleep(Duration.ZERO));
                    new FileInputStream("orders");
                    System.in.read();
                    Files.readString(file);
                    return done();
                }
                """))
                .containsExactly(
                        "com.acme.Shop.buy (line 3): Thread.sleep blocks the loop's thread, and with it every task."
                                + " Instead: await(sleep(duration)). [blocking-call]",
                        "com.acme.Shop.buy (line 5): new FileInputStream blocks the loop's thread, and with it every task."
                                + " Instead: await(toThread(() -> ...)). [blocking-call]",
                        "com.acme.Shop.buy (line 6): System.in blocks the loop's thread, and with it every task."
                                + " Instead: await(toThread(() -> ...)). [blocking-call]",
                        "com.acme.Shop.buy (line 7): Files.readString blocks the loop's thread, and with it every task."
                                + " Instead: await(toThread(() -> ...)). [blocking-call]");
    }

    /** Calls on subtypes of what is listed, in this JDK and in the program. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            new LinkedBlockingQueue<String>().take()                | LinkedBlockingQueue.take | await(toThread(() -> ...))
            new ReentrantReadWriteLock().readLock().lock()          | ReentrantReadWriteLock$ReadLock.lock | no lock where only tasks of one loop meet; else await(toThread(() -> ...)) around all that needs it
            new FutureTask<>(() -> 1).get()                         | FutureTask.get           | await(toThread(() -> ...))
            new CompletableFuture<String>().get()                   | CompletableFuture.get    | await(future)
            new Worker().join()                                     | Shop$Worker.join         | await(toThread(() -> ...))
            new Inbox().poll(1, TimeUnit.SECONDS)                   | Shop$Inbox.poll          | await(toThread(() -> ...))
            """)
    void subtypes(String call, String called, String remedy) throws IOException {
        assertThat(findings("""
                static class Worker extends Thread {}
                static class Inbox extends LinkedBlockingDeque<String> {}
                @Async static Coroutine<Void> buy() throws Exception {
                    %s;
                    return done();
                }
                """.formatted(call)))
                .containsExactly(
                        "com.acme.Shop.buy (line 5): " + called + " blocks the loop's thread, and with it every"
                                + " task. Instead: " + remedy + ". [blocking-call]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new LinkedBlockingQueue<String>().poll()",
                "new PriorityBlockingQueue<String>().put(\"\")",
                "new CompletableFuture<String>().complete(\"\")",
                "new CompletableFuture<String>().getNow(\"\")",
                "new ReentrantLock().tryLock()",
                "new java.net.Socket()",
                "new Scanner(\"text\").nextLine()",
                "new ByteArrayInputStream(new byte[1]).read()",
                "new Record().wait(Duration.ZERO)",
                "Map.of().get(1)",
                "String.join(\",\")",
                "await(toThread(() -> { Thread.sleep(1); return null; }))",
                "await(toThread(new CompletableFuture<String>()::get))",
                "new Thread() { @Override public void run() { LockSupport.park(); } }.start()"
            })
    void nearMisses(String call) throws IOException {
        assertThat(findings("""
                static class Record { void wait(Duration d) {} }
                static void start() throws Exception { Thread.sleep(1); }
                @Async static Coroutine<Void> buy() throws Exception {
                    %s;
                    return done();
                }
                """.formatted(call))).isEmpty();
    }

    /** javac writes the close of a resource once for each way out. */
    @Test
    void copiesOfACallAreOneFinding() throws IOException {
        assertThat(findings("""
                interface Store extends AutoCloseable { void close(); }
                @Async static Coroutine<Void> buy(Store store) {
                    try (store) { await(sleep(Duration.ZERO)); } finally { LockSupport.park(); }
                    return done();
                }
                """, "com.acme.Shop$Store.close"))
                .containsExactly(
                        "com.acme.Shop.buy (line 4): Shop$Store.close blocks the loop's thread, and with it every task."
                                + " Instead: await(toThread(() -> ...)). [blocking-call]",
                        "com.acme.Shop.buy (line 4): LockSupport.park blocks the loop's thread, and with it every task."
                                + " Instead: await(future), which the other side completes. [blocking-call]");
    }

    @Test
    void theUsersLinesAddReplaceAndRemove() throws IOException {
        String buy = """
                static class Legacy { static void call() {} static void call(int n) {} static void send() {} Legacy() {} }
                @Async static Coroutine<Void> buy(Path file) throws Exception {
                    Legacy.call();
                    Legacy.call(1);
                    Legacy.send();
                    new Legacy();
                    Thread.sleep(1);
                    Files.readString(file);
                    Files.readAllBytes(file);
                    return done();
                }
                """;
        String remedies = """
                # com.acme.Shop$Legacy.send
                com.acme.Shop$Legacy.call(int) -> await(client.call(n))  # since 2.0

                com.acme.Shop$Legacy.<init>
                java.lang.Thread.sleep -> await(yieldNow())
                -java.nio.file.Files.readString
                """;
        assertThat(findings(buy, remedies))
                .containsExactly(
                        "com.acme.Shop.buy (line 5): Shop$Legacy.call blocks the loop's thread, and with it every task."
                                + " Instead: await(client.call(n)). [blocking-call]",
                        "com.acme.Shop.buy (line 7): new Shop$Legacy blocks the loop's thread, and with it every task."
                                + " Instead: await(toThread(() -> ...)). [blocking-call]",
                        "com.acme.Shop.buy (line 8): Thread.sleep blocks the loop's thread, and with it every task."
                                + " Instead: await(yieldNow()). [blocking-call]",
                        "com.acme.Shop.buy (line 10): Files.readAllBytes blocks the loop's thread, and with it every task."
                                + " Instead: await(toThread(() -> ...)). [blocking-call]");
        assertThat(findings(buy, "com.acme.Shop$Legacy.*\n-java.nio.file.Files.*\n-java.lang.Thread.sleep"))
                .extracting(finding -> finding.substring(0, finding.indexOf(" blocks")))
                .containsExactly(
                        "com.acme.Shop.buy (line 4): Shop$Legacy.call",
                        "com.acme.Shop.buy (line 5): Shop$Legacy.call",
                        "com.acme.Shop.buy (line 6): Shop$Legacy.send");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Thread", "java.lang.Thread.", "java.lang.Thread.sleep(long", "sleep -> await", "a b.c"})
    void aLineThatNamesNoCall(String line) throws IOException {
        Path file = Files.writeString(folder.resolve("calls.txt"), "# ours\n" + line + "\n");
        assertThatThrownBy(() -> BlockingCalls.defaults().with(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(file + ":2: '" + line + "' is not CLASS.METHOD -> REMEDY, as in"
                        + " java.lang.Thread.sleep -> await(sleep(duration))");
    }

    @Test
    void aFileThatIsMissing() {
        assertThatThrownBy(() -> BlockingCalls.defaults().with(folder.resolve("none.txt")))
                .isInstanceOf(NoSuchFileException.class);
    }

    private List<String> findings(String members) throws IOException {
        return findings(members, "");
    }

    private List<String> findings(String members, String userLines) throws IOException {
        Path file = Files.writeString(folder.resolve("blocking.txt"), userLines);
        return Shop.of(folder, members)
                .findings(new Lint(BlockingCalls.defaults().with(file), Set.of()));
    }
}
