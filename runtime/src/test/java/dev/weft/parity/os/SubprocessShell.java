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
import java.util.List;

/** {@code subprocess-shell.py}. */
final class SubprocessShell extends OsProgram {

    @Async
    Coroutine<Void> shell(SubprocessBuilder cmd) throws IOException {
        Subprocess p = await(cmd.stdout(PIPE).start());
        Subprocess.Output o = await(p.communicate());
        Object err = o.stderr() == null ? null : lines(o.stderr());
        print(lines(o.stdout()), err, p.returncode());
        return done();
    }

    private static List<String> lines(byte[] output) {
        return List.of(text(output).split("\n", -1));
    }

    @Async
    Coroutine<Void> main() throws IOException {
        await(shell(Subprocess.shell("echo a   b; exit 3")));
        await(shell(Subprocess.shell("printf 'b\\na\\nb\\n' | sort -u")));
        await(shell(Subprocess.shell("echo out; echo err >&2").stderr(PIPE)));
        await(shell(Subprocess.shell("echo out; echo err >&2; echo out").mergeStderr()));
        await(shell(Subprocess.shell("exit 200")));
        await(shell(Subprocess.shell("A=5; echo $((A * 2)); cat <<EOF\nhere\nEOF")));
        await(shell(Subprocess.shell("no-such-command-anywhere 2>/dev/null")));
        return done();
    }

    @Override
    protected void script() throws IOException {
        Weft.run(main());
    }
}
