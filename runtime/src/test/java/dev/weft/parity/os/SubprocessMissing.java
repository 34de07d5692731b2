// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.os;

import static dev.weft.Weft.allTasks;
import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static java.lang.ProcessBuilder.Redirect.DISCARD;
import static java.lang.ProcessBuilder.Redirect.PIPE;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Weft;
import dev.weft.os.Subprocess;
import dev.weft.os.SubprocessBuilder;
import java.io.IOException;
import java.nio.file.Path;

/** {@code subprocess-missing.py}. */
final class SubprocessMissing extends OsProgram {

    @Async
    Coroutine<Void> start(SubprocessBuilder command) {
        try {
            await(command.start());
        } catch (IOException e) {
            String message = e.getMessage();
            print("refused", message.contains("No such file"), message.contains("ermission denied"));
        }
        return done();
    }

    @Async
    Coroutine<Void> main() throws IOException {
        await(start(Subprocess.exec("/no/such/program")));
        await(start(Subprocess.exec("no-such-program-in-the-path")
                .stdin(PIPE)
                .stdout(PIPE)
                .stderr(PIPE)));
        await(start(Subprocess.exec("/etc/passwd")));
        await(start(Subprocess.exec("true").directory(Path.of("/no/such/directory"))));
        Subprocess p = await(
                Subprocess.shell("no-such-program-in-the-path").stderr(DISCARD).start());
        print(await(p.waitFor()));
        print(allTasks().size());
        return done();
    }

    @Override
    protected void script() throws IOException {
        Weft.run(main());
    }
}
