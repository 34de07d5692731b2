// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.docs;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.waitFor;
import static java.lang.ProcessBuilder.Redirect.PIPE;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.os.Signals;
import dev.weft.os.Subprocess;
import java.io.IOException;
import java.util.concurrent.TimeoutException;

/** What docs/guide/subprocesses.md shows. */
final class SubprocessesGuide {

    private SubprocessesGuide() {}

    // region subprocess-communicate
    @Async
    static Coroutine<String> sorted(String lines) throws IOException {
        try (var sort =
                await(Subprocess.exec("sort", "-u").stdin(PIPE).stdout(PIPE).start())) {
            return done(await(sort.communicate(lines)).stdoutText());
        }
    }
    // endregion

    @Async
    static Coroutine<Void> communicate() throws IOException {
        System.out.print(await(sorted("b\na\nb\n")));
        return done();
    }

    @Async
    static Coroutine<Void> shell() throws IOException {
        // region subprocess-shell
        try (var count =
                await(Subprocess.shell("seq 5 | grep -v 3; exit 7").stdout(PIPE).start())) {
            for (String line : await(count.stdout())) {
                System.out.println(line);
            }
            System.out.println("exited with " + await(count.waitFor()));
        }
        // endregion
        return done();
    }

    @Async
    static Coroutine<Void> talk() throws IOException {
        // region subprocess-talk
        try (var cat = await(Subprocess.exec("cat").stdin(PIPE).stdout(PIPE).start())) {
            for (int i = 1; i <= 3; i++) {
                cat.stdin().write("line " + i + "\n");
                await(cat.stdin().drain()); // waits while the process is behind
                System.out.println(await(cat.stdout().readLine()));
            }
        } // it still runs, and is killed
        // endregion
        return done();
    }

    // region subprocess-stop
    @Async
    static Coroutine<Integer> stop(Subprocess process) {
        process.terminate();
        try {
            return done(await(waitFor(process.waitFor(), ofSeconds(5))));
        } catch (TimeoutException e) {
            process.kill();
            return process.waitFor();
        }
    }
    // endregion

    @Async
    static Coroutine<Void> stopped() throws IOException {
        System.out.println(await(stop(await(Subprocess.exec("sleep", "1000").start()))));
        return done();
    }

    @Async
    static Coroutine<Void> limited() throws IOException {
        // region subprocess-limit
        try {
            var build = await(Subprocess.shell("sleep 1000").killOnCancel().start());
            await(waitFor(build.waitFor(), ofMillis(200)));
        } catch (TimeoutException e) {
            System.out.println("took too long, and is gone");
        }
        // endregion
        return done();
    }

    @Async
    static Coroutine<Void> serve() {
        return done();
    }

    // region signals
    @Async
    static Coroutine<Void> service() {
        Task<Void> server = createTask(serve());
        try (var signals = Signals.of("HUP", "TERM")) {
            for (String signal : await(signals)) {
                if (signal.equals("TERM")) {
                    break;
                }
                System.out.println("reading the configuration again");
            }
        }
        server.cancel();
        return done();
    }
    // endregion
}
