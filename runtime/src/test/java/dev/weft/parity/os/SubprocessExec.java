// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.os;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.parity.Py.tuple;
import static java.lang.ProcessBuilder.Redirect.DISCARD;
import static java.lang.ProcessBuilder.Redirect.PIPE;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Weft;
import dev.weft.os.Subprocess;
import java.io.IOException;
import java.util.List;

/** {@code subprocess-exec.py}. */
final class SubprocessExec extends OsProgram {

    @Async
    Coroutine<Void> main() throws IOException {
        Subprocess p =
                await(Subprocess.exec("echo", "a  b", "$HOME", "*").stdout(PIPE).start());
        print(p.returncode(), p.stdin() == null, p.stdout() == null, p.stderr() == null, p.pid() > 0);
        Subprocess.Output o = await(p.communicate());
        print(line(o.stdout()), o.stderr(), p.returncode());
        p = await(Subprocess.exec("cat").stdin(PIPE).stdout(PIPE).stderr(PIPE).start());
        o = await(p.communicate("one\ntwo\n"));
        print(List.of(text(o.stdout()).split("\n")), o.stderr().length, p.returncode());
        p = await(Subprocess.exec("cat").stdin(DISCARD).stdout(PIPE).start());
        o = await(p.communicate());
        print(o.stdout().length, o.stderr(), p.returncode());
        p = await(Subprocess.exec("true").start());
        o = await(p.communicate());
        print(tuple(o.stdout(), o.stderr()), p.returncode());
        p = await(Subprocess.exec("false").stdout(DISCARD).stderr(DISCARD).start());
        int status = await(p.waitFor());
        print(status, p.returncode(), await(p.waitFor()));
        return done();
    }

    @Override
    protected void script() throws IOException {
        Weft.run(main());
    }
}
