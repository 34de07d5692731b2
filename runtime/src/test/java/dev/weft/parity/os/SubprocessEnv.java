// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.os;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static java.lang.ProcessBuilder.Redirect.PIPE;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Weft;
import dev.weft.os.Subprocess;
import dev.weft.os.SubprocessBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** {@code subprocess-env.py}. */
final class SubprocessEnv extends OsProgram {

    @Async
    Coroutine<String> shell(SubprocessBuilder cmd) throws IOException {
        Subprocess p = await(cmd.stdout(PIPE).start());
        return done(line(await(p.communicate()).stdout()));
    }

    @Async
    Coroutine<Void> main() throws IOException {
        print(await(shell(Subprocess.shell("pwd").directory(Path.of("/")))));
        print(await(
                shell(Subprocess.shell("echo $WEFT_A$WEFT_B").env("WEFT_A", "a").env("WEFT_B", "b"))));
        print(await(shell(Subprocess.shell("echo ${PATH:+some}").env(System.getenv()))));
        Map<String, String> env = Map.of("WEFT_A", "a", "WEFT_B", "b c");
        print(await(shell(Subprocess.shell("/usr/bin/env | grep -c WEFT_").env(env))));
        env = Map.of("WEFT_B", "b  c");
        print(await(shell(Subprocess.shell("echo $WEFT_B").env(env).directory(Path.of("/tmp")))));
        return done();
    }

    @Override
    protected void script() throws IOException {
        Weft.run(main());
    }
}
