// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.docs;

import static dev.weft.Weft.async;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.weft.Coroutine;
import dev.weft.Runner;
import dev.weft.Task;
import dev.weft.Weft;
import dev.weft.os.Subprocess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The snippets of the guides do what the guides say. */
class GuidesTest {

    private static List<String> printed(Coroutine<Void> snippet) {
        return printedBy(() -> {
            try (Runner runner = Runner.builder().virtualTime(true).build()) {
                runner.run(snippet);
            }
        });
    }

    private static List<String> printedBy(Runnable snippet) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            snippet.run();
        } finally {
            System.setOut(out);
        }
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void tasks() throws IOException {
        assertThat(printed(TasksGuide.cold())).containsExactly("<a>");
        assertThat(printed(TasksGuide.beside())).containsExactly("<quick><slow>");
        assertThat(printed(TasksGuide.together())).containsExactly("<c>", "java.io.IOException: no page", "[<a>, <b>]");
        assertThat(printed(TasksGuide.asTheyCome())).containsExactly("<b>", "<a>");
        assertThat(printed(TasksGuide.first())).containsExactly("<b>");
        assertThat(printed(TasksGuide.future())).containsExactly("42");
        assertThat(printed(TasksGuide.eager())).containsExactly("2 <now>");
    }

    @Test
    void cancellation() {
        assertThat(printed(CancellationGuide.stop()))
                .containsExactly(
                        "stopped: shutting down",
                        "cleaned up",
                        "dev.weft.CancelledError: shutting down (by task stop-1)");
        assertThat(printed(CancellationGuide.cancelRequest()))
                .containsExactly("saved", "cancelled, after it was saved");
    }

    @Test
    void timeouts() throws TimeoutException {
        assertThat(printed(TimeoutsGuide.one())).containsExactly("after 10", "too late");
        assertThat(printed(TimeoutsGuide.block())).containsExactly("after 20", "after 20", "three were too many");
        assertThat(printed(TimeoutsGuide.moved())).containsExactly("after 20", "after 20", "after 20", "false");
    }

    @Test
    void groups() throws IOException {
        assertThat(printed(GroupsGuide.sum())).containsExactly("3");
        assertThat(printed(GroupsGuide.failing())).containsExactly("part -1");
        assertThat(printed(GroupsGuide.early())).containsExactly("2");
        assertThat(printed(GroupsGuide.lambda())).containsExactly("3");
    }

    @Test
    void sync() {
        assertThat(printed(SyncGuide.lock())).containsExactly("20");
        assertThat(printed(SyncGuide.semaphore())).containsExactly("page 1", "page 2", "page 3");
        assertThat(printed(SyncGuide.queue())).containsExactly("item 1", "item 2", "item 3", "that was all");
        assertThat(printed(SyncGuide.event())).containsExactly("one runs", "other runs");
        assertThat(printed(SyncGuide.condition())).containsExactly("0");
    }

    @Test
    void threads(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "text ");
        assertThat(printed(ThreadsGuide.blocking(file, file))).containsExactly("text 10");
        assertThat(printed(ThreadsGuide.interrupted(new LinkedBlockingQueue<>(), new CompletableFuture<>())))
                .as("and run would wait for the thread if it still blocked")
                .containsExactly("closing");
        ExecutorService executor = Executors.newFixedThreadPool(1, task -> new Thread(task, "database"));
        try {
            assertThat(printed(ThreadsGuide.executors(executor))).containsExactly("row in database");
        } finally {
            executor.shutdown();
        }
        Coroutine<Void> serving = ThreadsGuide.serveAThread();
        // virtual time stands still while a thread is waited for, and this one sleeps on the loop
        assertThat(printedBy(() -> Weft.run(serving))).containsExactlyInAnyOrder("in the loop", "hello thread");
        assertThat(printedBy(() -> assertThatNoException().isThrownBy(ThreadsGuide::twoLoops)))
                .containsExactly("hello from over there");
        assertThat(printedBy(ThreadsGuide::promise)).containsExactly("length 4");
    }

    @Test
    void flow() {
        assertThat(printed(ThreadsGuide.flow())).containsExactly("14");
        assertThat(printed(ThreadsGuide.submitted())).containsExactly("5050");
    }

    /** The text blocks of a guide. */
    private static List<String> texts(String guide) throws IOException {
        String page = Files.readString(Path.of("../docs/guide", guide));
        return Pattern.compile("^```text\n(.*?)```$", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }

    @Test
    void context() throws IOException {
        assertThat(printed(ContextGuide.serve()))
                .isEqualTo(lines(texts("context.md").get(0)));
        assertThat(printed(ContextGuide.asAdmin())).containsExactly("admin: pays");
        ExecutorService executor = Executors.newFixedThreadPool(1);
        try {
            assertThat(printed(ContextGuide.inThreads(executor))).containsExactly("A", "no request", "A");
        } finally {
            executor.shutdown();
        }
        assertThat(printed(ContextGuide.byHand())).containsExactly("B: pays", "no request: still");
        assertThat(printedBy(ContextGuide::runTagged))
                .as("slf4j-simple's MDC keeps nothing")
                .containsExactly("no request: null");
    }

    @Test
    void debugging() throws IOException {
        List<String> texts = texts("debugging.md");
        assertThat(printed(DebuggingGuide.main())).isEqualTo(lines(texts.get(0)));
        assertThat(printedBy(DebuggingGuide::runInDebugMode)).isEqualTo(lines(texts.get(0)));
        assertThat(printed(DebuggingGuide.handled()))
                .containsExactly("Task exception was never retrieved (refund): no such order");
        ByteArrayOutputStream logged = new ByteArrayOutputStream();
        PrintStream err = System.err;
        System.setErr(new PrintStream(logged, true, StandardCharsets.UTF_8));
        try (Runner runner = Runner.builder().debug(true).virtualTime(true).build()) {
            runner.run(DebuggingGuide.swallowed());
        } finally {
            System.setErr(err);
        }
        assertThat(logged.toString(StandardCharsets.UTF_8)).contains(texts.get(2));
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void subprocesses() throws IOException {
        assertThat(printed(SubprocessesGuide.communicate())).containsExactly("a", "b");
        assertThat(printed(SubprocessesGuide.shell())).containsExactly("1", "2", "4", "5", "exited with 7");
        assertThat(printed(SubprocessesGuide.talk())).containsExactly("line 1", "line 2", "line 3");
        assertThat(printed(SubprocessesGuide.stopped())).containsExactly("-15");
        Coroutine<Void> limited = SubprocessesGuide.limited();
        // in virtual time no limit runs out while a process is waited for
        assertThat(printedBy(() -> Weft.run(limited))).containsExactly("took too long, and is gone");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void signals() throws IOException {
        String pid = Long.toString(ProcessHandle.current().pid());
        assertThat(printed(async(() -> {
                    Task<Void> service = createTask(SubprocessesGuide.service());
                    await(yieldNow());
                    await(await(Subprocess.exec("kill", "-HUP", pid).start()).waitFor());
                    await(await(Subprocess.exec("kill", "-TERM", pid).start()).waitFor());
                    await(service);
                    return done();
                })))
                .endsWith("reading the configuration again");
    }

    /** With the certificate that the guide's command makes. */
    @Test
    void tls(@TempDir Path directory) throws Exception {
        String page = Files.readString(Path.of("../docs/guide/tls.md"));
        String command = page.substring(
                page.indexOf("```sh\n") + "```sh\n".length(), page.indexOf("```\n", page.indexOf("```sh")));
        List<String> words =
                new ArrayList<>(List.of(command.replace("\\\n", " ").strip().split("\\s+")));
        words.set(
                0, Path.of(System.getProperty("java.home"), "bin", words.get(0)).toString());
        Process keytool = new ProcessBuilder(words)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor())
                .as(new String(keytool.getInputStream().readAllBytes()))
                .isZero();
        SSLContext context = TlsGuide.context(directory.resolve("localhost.p12"), "changeit".toCharArray());
        assertThat(printedBy(() -> Weft.run(async(() -> TlsGuide.serveAndAsk(context)))))
                .containsExactly("hello");
        assertThat(printedBy(() -> Weft.run(async(() -> TlsGuide.serveKnownClients(context)))))
                .containsExactly("hello CN=localhost", "greeting/1");
        assertThat(printedBy(() -> Weft.run(async(() -> TlsGuide.mail(context)))))
                .containsExactly("220 go ahead", "250 MAIL");
        String refused = printedBy(() -> Weft.run(async(() -> TlsGuide.refused(context))))
                .get(0);
        // a JDK later than 17 names the alert, in brackets
        assertThat(refused.replaceFirst(":\\d+", ":PORT").replaceFirst("failed: \\(\\w+\\) ", "failed: "))
                .isEqualTo(texts("tls.md").get(0).strip());
    }

    @Test
    void files(@TempDir Path directory) throws IOException {
        assertThat(printed(FilesGuide.whole(directory))).containsExactly("hello", "world", "no none.txt");
        assertThat(printed(FilesGuide.lines(directory))).containsExactly("[2, bad 1]");
        assertThat(printed(FilesGuide.open(directory))).containsExactly("10 bytes, at 10");
    }

    @Test
    void temporaryFiles(@TempDir Path directory) throws IOException {
        assertThat(printed(FilesGuide.temporary(directory))).containsExactly("new", "settings");
    }
}
