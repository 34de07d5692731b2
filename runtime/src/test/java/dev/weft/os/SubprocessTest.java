// SPDX-License-Identifier: Apache-2.0
package dev.weft.os;

import static dev.weft.Weft.async;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.yieldNow;
import static java.lang.ProcessBuilder.Redirect.DISCARD;
import static java.lang.ProcessBuilder.Redirect.PIPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.weft.Async;
import dev.weft.AsyncCallable;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Runner;
import dev.weft.Task;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
@EnabledOnOs(OS.LINUX)
class SubprocessTest {

    private static final int MIB = 1024 * 1024;

    private final List<Object> log = new ArrayList<>();

    @TempDir
    Path directory;

    private static <T> T run(AsyncCallable<T> main) {
        try (Runner runner = Runner.builder().build()) {
            return runner.run(async(main));
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(42).nextBytes(bytes);
        return bytes;
    }

    @Async
    private static Coroutine<String> printed(SubprocessBuilder command) throws IOException {
        try (Subprocess process = await(command.stdout(PIPE).start())) {
            String text = await(process.communicate()).stdoutText();
            return done(text + process.returncode());
        }
    }

    /** They end a second after their pipes. */
    private static void joinPipeThreads() {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith(PipeThreads.NAME)) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        }
    }

    // starting

    @Test
    void argumentsAreTakenAsTheyAre() {
        assertThat(run(() -> printed(Subprocess.exec("/bin/echo", "a  b", "$HOME", "*"))))
                .isEqualTo("a  b $HOME *\n0");
        assertThat(run(() -> printed(Subprocess.exec(List.of("echo", "from PATH")))))
                .isEqualTo("from PATH\n0");
        assertThat(run(() -> printed(Subprocess.shell("echo a  b; exit 3")))).isEqualTo("a b\n3");
        assertThatIllegalArgumentException().isThrownBy(Subprocess::exec).withMessage("the command names no program");
    }

    @Test
    void aMissingProgramIsAnError() {
        int pipes = Descriptors.open(Path.of("pipe:")).size();
        assertThatIOException()
                .isThrownBy(() -> run(() -> Subprocess.exec("/no/such/program")
                        .stdin(PIPE)
                        .stdout(PIPE)
                        .start()))
                .withMessageContaining("/no/such/program")
                .withMessageContaining("No such file or directory");
        assertThatIOException()
                .isThrownBy(() -> run(() -> Subprocess.exec("true")
                        .directory(directory.resolve("none"))
                        .start()))
                .withMessageContaining("none");
        assertThat(Descriptors.open(Path.of("pipe:"))).hasSize(pipes);
    }

    @Test
    void environmentAndDirectory() {
        assertThat(run(() -> printed(Subprocess.shell("echo $A$B; pwd")
                        .env("A", "a")
                        .env("B", "b")
                        .env("B", null)
                        .directory(directory))))
                .isEqualTo("a\n" + directory + "\n0");
        assertThat(run(() -> printed(Subprocess.exec("/usr/bin/env").env(Map.of("ONLY", "this")))))
                .isEqualTo("ONLY=this\n0");
    }

    @Test
    void filesInPlaceOfPipes() throws IOException {
        Path in = Files.writeString(directory.resolve("in"), "from a file");
        Path out = directory.resolve("out");
        run(() -> {
            try (Subprocess cat = await(Subprocess.exec("cat")
                    .stdin(ProcessBuilder.Redirect.from(in.toFile()))
                    .stdout(ProcessBuilder.Redirect.to(out.toFile()))
                    .start())) {
                log.addAll(Arrays.asList(cat.stdin(), cat.stdout(), cat.stderr()));
                log.add(await(cat.waitFor()));
                Subprocess.Output output = await(cat.communicate());
                log.addAll(Arrays.asList(output.stdout(), output.stderr()));
            }
            return done();
        });
        assertThat(log).containsExactly(null, null, null, 0, null, null);
        assertThat(out).hasContent("from a file");
    }

    @Test
    void nothingToReadAndNowhereToPrint() {
        assertThat(run(() -> printed(Subprocess.shell("cat; echo lost >&2; echo end")
                        .stdin(DISCARD)
                        .stderr(DISCARD))))
                .isEqualTo("end\n0");
    }

    @Test
    void errorsApartAndMerged() {
        run(() -> {
            try (Subprocess apart = await(Subprocess.shell("echo out; echo err >&2")
                    .stdout(PIPE)
                    .stderr(PIPE)
                    .start())) {
                Subprocess.Output output = await(apart.communicate());
                log.add(output.stdoutText() + output.stderrText());
            }
            try (Subprocess merged = await(Subprocess.shell("echo out; echo err >&2")
                    .stdout(PIPE)
                    .mergeStderr()
                    .start())) {
                Subprocess.Output output = await(merged.communicate());
                log.addAll(Arrays.asList(output.stdoutText(), output.stderr()));
            }
            return done();
        });
        assertThat(log).containsExactly("out\nerr\n", "out\nerr\n", null);
    }

    // how it ends

    @Test
    void returncodes() {
        run(() -> {
            for (String script :
                    List.of("exit 0", "exit 7", "exit 200", "kill -TERM $$", "kill -KILL $$", "kill -USR1 $$")) {
                Subprocess process = await(Subprocess.shell(script).start());
                log.add(await(process.waitFor()));
            }
            return done();
        });
        assertThat(log).containsExactly(0, 7, 200, -15, -9, -10);
    }

    @Test
    void whileItRunsThereIsNone() {
        run(() -> {
            try (Subprocess cat =
                    await(Subprocess.exec("cat").stdin(PIPE).stdout(DISCARD).start())) {
                log.add(cat.returncode());
                log.add(cat.toString().equals("<Subprocess cat, pid " + cat.pid() + ", running>"));
                cat.stdin().writeEof();
                log.add(await(cat.waitFor()));
                log.add(cat.returncode());
                log.add(await(cat.waitFor()));
                log.add(cat.toString().equals("<Subprocess cat, pid " + cat.pid() + ", returncode 0>"));
            }
            return done();
        });
        assertThat(log).containsExactly(null, true, 0, 0, 0, true);
    }

    @Test
    void signals() {
        run(() -> {
            try (Subprocess sh = await(Subprocess.shell(
                            "trap 'echo hup' HUP; trap 'echo usr1' USR1; echo ready; while :; do sleep 0.01; done")
                    .stdout(PIPE)
                    .start())) {
                log.add(await(sh.stdout().readLine()));
                await(sh.sendSignal("HUP"));
                log.add(await(sh.stdout().readLine()));
                await(sh.sendSignal("SIGUSR1"));
                log.add(await(sh.stdout().readLine()));
                try {
                    await(sh.sendSignal("NOSUCH"));
                } catch (IllegalArgumentException e) {
                    log.add(e.getMessage().startsWith("can't send NOSUCH to <Subprocess /bin/sh "));
                }
                await(sh.sendSignal("KILL"));
                log.add(await(sh.waitFor()));
                await(sh.sendSignal("HUP"));
                await(sh.sendSignal("TERM"));
                sh.terminate();
                sh.kill();
            }
            return done();
        });
        assertThat(log).containsExactly("ready", "hup", "usr1", true, -9);
    }

    /** The JDK's own {@code destroy} would close the pipe. */
    @Test
    void whatItPrintsWhenItIsTerminatedIsRead() {
        run(() -> {
            try (Subprocess sh = await(
                    Subprocess.shell("trap 'echo farewell; exit 5' TERM; echo ready; while :; do sleep 0.01; done")
                            .stdout(PIPE)
                            .start())) {
                log.add(await(sh.stdout().readLine()));
                sh.terminate();
                log.add(await(sh.stdout().readLine()));
                log.add(await(sh.waitFor()));
            }
            return done();
        });
        assertThat(log).containsExactly("ready", "farewell", 5);
    }

    // pipes

    @Test
    void muchInBothDirections() {
        byte[] bytes = random(10 * MIB);
        run(() -> {
            try (Subprocess cat =
                    await(Subprocess.exec("cat").stdin(PIPE).stdout(PIPE).start())) {
                log.add(Arrays.equals(await(cat.communicate(bytes)).stdout(), bytes));
                log.add(cat.returncode());
            }
            return done();
        });
        assertThat(log).containsExactly(true, 0);
    }

    @Test
    void lineByLine() {
        run(() -> {
            try (Subprocess cat =
                    await(Subprocess.exec("cat").stdin(PIPE).stdout(PIPE).start())) {
                for (String line : List.of("one", "zwölf", "")) {
                    await(cat.stdin().send((line + "\n").getBytes(StandardCharsets.UTF_8)));
                    log.add(await(cat.stdout().readLine()));
                }
                cat.stdin().write("the rest");
                await(cat.stdin().closeAsync());
                for (String line : await(cat.stdout())) {
                    log.add(line);
                }
                log.add(cat.stdout().atEof());
                log.add(await(cat.waitFor()));
            }
            return done();
        });
        assertThat(log).containsExactly("one", "zwölf", "", "the rest", true, 0);
    }

    @Test
    void oneThatPrintsEndlesslyWaitsUntilItIsRead() {
        run(() -> {
            try (Subprocess cat =
                    await(Subprocess.exec("cat", "/dev/zero").stdout(PIPE).start())) {
                log.add(await(printed(Subprocess.exec("echo", "another"))));
                log.add(await(cat.stdout().readExactly(2 * MIB)).length);
                log.add(cat.returncode());
            }
            return done();
        });
        assertThat(log).containsExactly("another\n0", 2 * MIB, null);
    }

    @Test
    void oneThatDoesNotReadIsNoneTheWorse() {
        run(() -> {
            try (Subprocess sh = await(Subprocess.shell("exec 0<&-; echo done")
                    .stdin(PIPE)
                    .stdout(PIPE)
                    .start())) {
                log.add(await(sh.communicate(random(MIB))).stdoutText());
                log.add(sh.returncode());
            }
            return done();
        });
        assertThat(log).containsExactly("done\n", 0);
    }

    @Test
    void writingToOneThatHasExitedFails() {
        run(() -> {
            try (Subprocess sh = await(Subprocess.shell("exit 0").stdin(PIPE).start())) {
                await(sh.waitFor());
                sh.stdin().write("lost");
                try {
                    await(sh.stdin().drain());
                } catch (IOException e) {
                    log.add(e.getMessage());
                }
                await(sh.stdin().closeAsync());
            }
            return done();
        });
        assertThat(log).containsExactly("Connection lost");
    }

    @Test
    void writersWaitForAReader() {
        run(() -> {
            try (Subprocess sh = await(
                    Subprocess.shell("read line; cat").stdin(PIPE).stdout(PIPE).start())) {
                byte[] bytes = random(MIB);
                bytes[0] = '\n';
                Task<Void> sending = createTask(sh.stdin().send(bytes).toCoroutine());
                await(yieldNow());
                log.add(sending.isDone());
                byte[] read = await(sh.stdout().readExactly(MIB - 1));
                log.add(Arrays.equals(read, Arrays.copyOfRange(bytes, 1, MIB)));
                await(sending);
                log.add(sh.stdin().transport().writeBufferSize() <= 16 * 1024);
            }
            return done();
        });
        assertThat(log).containsExactly(false, true, true);
    }

    /** The JDK closes the pipe when the process has exited. */
    @Test
    void whatOthersPrintToThePipeAfterItsEndIsRead() {
        Path first = directory.resolve("first");
        Path second = directory.resolve("second");
        run(() -> {
            await(printed(Subprocess.exec("mkfifo", first.toString(), second.toString())));
            String late = "(read go <" + first + "; echo late; read go <" + second + "; echo later) & echo early";
            try (Subprocess sh = await(Subprocess.shell(late).stdout(PIPE).start())) {
                log.add(await(sh.waitFor()));
                log.add(await(sh.stdout().readLine()));
                await(AsyncFiles.writeString(first, "go\n"));
                log.add(await(sh.stdout().readLine()));
                await(AsyncFiles.writeString(second, "go\n"));
                log.add(await(sh.stdout().readLine()));
                log.add(await(sh.stdout().readLine()));
            }
            return done();
        });
        assertThat(log).containsExactly(0, "early", "late", "later", null);
    }

    @Test
    void whatItHasPrintedIsThereAfterItsEnd() {
        run(() -> {
            try (Subprocess sh = await(Subprocess.shell("head -c 50000 /dev/zero")
                    .stdout(PIPE)
                    .limit(1000)
                    .start())) {
                log.add(await(sh.waitFor()));
                await(yieldNow());
                log.add(await(sh.stdout().readAll()).length);
            }
            return done();
        });
        assertThat(log).containsExactly(0, 50_000);
    }

    @Test
    void inputNeedsAPipe() {
        run(() -> {
            try (Subprocess cat = await(Subprocess.exec("cat").stdin(DISCARD).start())) {
                assertThatIllegalStateException()
                        .isThrownBy(() -> cat.communicate("text"))
                        .withMessage("the standard input of " + cat + " is no pipe; start it with stdin(PIPE)");
                await(cat.waitFor());
            }
            return done();
        });
    }

    // cancelled

    @Async
    private Coroutine<Void> cancelled(Task<?> task) {
        await(yieldNow());
        await(yieldNow());
        task.cancel();
        try {
            await(task);
        } catch (CancelledError e) {
            log.add("cancelled");
        }
        return done();
    }

    @Test
    void aCancelledWaitLeavesItRunning() {
        run(() -> {
            try (Subprocess cat =
                    await(Subprocess.exec("cat").stdin(PIPE).stdout(PIPE).start())) {
                await(cancelled(createTask(cat.waitFor())));
                log.add(cat.returncode());
                await(cancelled(createTask(cat.communicate())));
                log.add(await(cat.waitFor()));
            }
            return done();
        });
        assertThat(log).containsExactly("cancelled", null, "cancelled", 0);
    }

    @Test
    void aCancelledCommunicateLeavesItRunning() {
        run(() -> {
            try (Subprocess sh = await(Subprocess.shell("cat >/dev/null; read never")
                    .stdin(PIPE)
                    .stdout(PIPE)
                    .start())) {
                await(cancelled(createTask(sh.communicate(random(10)))));
                log.add(sh.returncode() == null || sh.returncode() == 1);
            }
            return done();
        });
        assertThat(log).containsExactly("cancelled", true);
    }

    @Test
    void killOnCancelKillsIt() {
        run(() -> {
            Subprocess waited =
                    await(Subprocess.exec("sleep", "1000").killOnCancel().start());
            await(cancelled(createTask(waited.waitFor())));
            log.add(waited.returncode());
            Subprocess read = await(
                    Subprocess.exec("sleep", "1000").stdout(PIPE).killOnCancel().start());
            await(cancelled(createTask(read.communicate())));
            log.add(read.returncode());
            return done();
        });
        assertThat(log).containsExactly("cancelled", -9, "cancelled", -9);
    }

    @Test
    void aCancelledStartLeavesNoProcess() {
        run(() -> {
            Task<Subprocess> start =
                    createTask(Subprocess.exec("sleep", "1000").stdout(PIPE).start());
            await(cancelled(start));
            return done();
        });
        assertThat(log).containsExactly("cancelled");
        joinPipeThreads();
        ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains("sleep 1000"))
                .forEach(child -> child.onExit().join());
    }

    // closed

    @Test
    void closingKillsItAndClosesItsPipes() {
        run(() -> {
            Subprocess cat = await(
                    Subprocess.exec("cat").stdin(PIPE).stdout(PIPE).stderr(PIPE).start());
            try (cat) {
                log.add(cat.returncode());
            }
            log.add(cat.returncode());
            await(cat.closeAsync());
            log.add(cat.stdin().isClosing());
            return done();
        });
        assertThat(log).containsExactly(null, -9, true);
    }

    @Test
    void pipesThatAreLeftOpenAreReportedAndClosedWithTheLoop() {
        List<Object> messages = new ArrayList<>();
        Subprocess left = run(() -> {
            EventLoop.running()
                    .setExceptionHandler(
                            context -> messages.add(context.get("message") + ": " + context.get("transport")));
            return Subprocess.exec("cat").stdin(PIPE).stdout(PIPE).start();
        });
        assertThat(messages)
                .containsExactly("unclosed pipe: <Pipe stdin of cat open>", "unclosed pipe: <Pipe stdout of cat open>");
        // it ends, since its input has
        ProcessHandle.of(left.pid()).ifPresent(process -> process.onExit().join());
    }

    @Test
    void twoHundredAtOnceLeaveNothing() {
        int pipes = Descriptors.open(Path.of("pipe:")).size();
        run(() -> {
            List<Coroutine<String>> all = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                all.add(printed(Subprocess.shell("echo " + i + "; cat; echo err >&2")
                        .stdin(PIPE)
                        .stderr(PIPE)));
            }
            log.addAll(await(gather(all)));
            return done();
        });
        for (int i = 0; i < 200; i++) {
            assertThat(log.get(i)).isEqualTo(i + "\n0");
        }
        joinPipeThreads();
        assertThat(Descriptors.open(Path.of("pipe:"))).hasSize(pipes);
        assertThat(ProcessHandle.current().children()).isEmpty();
    }
}
