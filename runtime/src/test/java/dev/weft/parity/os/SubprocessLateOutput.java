// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.os;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static java.lang.ProcessBuilder.Redirect.PIPE;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Weft;
import dev.weft.os.AsyncFiles;
import dev.weft.os.Subprocess;
import dev.weft.os.TemporaryPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

/** {@code subprocess-late-output.py}. */
final class SubprocessLateOutput extends OsProgram {

    @Async
    Coroutine<Void> main() throws IOException {
        try (TemporaryPath d = await(AsyncFiles.createTempDirectory("weft"))) {
            String fifo = d + "/fifo";
            await(await(Subprocess.exec("mkfifo", fifo).start()).waitFor());
            String script = "(read go <" + fifo + "; echo late) & echo early";
            Subprocess p = await(Subprocess.shell(script).stdout(PIPE).start());
            print(await(p.stdout().readLine()));
            await(AsyncFiles.writeString(Path.of(fifo), "go\n"));
            print(line(await(p.stdout().readAll())));
            print(await(p.waitFor()));
            p = await(Subprocess.shell("(echo late) & echo early").stdout(PIPE).start());
            Subprocess.Output o = await(p.communicate());
            print(new TreeSet<>(List.of(line(o.stdout()).split("\n"))), p.returncode());
        }
        return done();
    }

    @Override
    protected void script() throws IOException {
        Weft.run(main());
    }
}
