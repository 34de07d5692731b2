// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.os;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.yieldNow;
import static java.lang.ProcessBuilder.Redirect.PIPE;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Weft;
import dev.weft.os.Subprocess;
import java.io.IOException;
import java.util.List;

/** {@code subprocess-returncode.py}. */
final class SubprocessReturncode extends OsProgram {

    @Async
    Coroutine<Void> main() throws IOException {
        for (int status : new int[] {0, 1, 7, 127, 128, 200, 255}) {
            Subprocess p = await(Subprocess.shell("exit " + status).start());
            print(status, await(p.waitFor()), p.returncode());
        }
        for (String name : List.of("HUP", "INT", "KILL", "USR1", "PIPE", "ALRM", "TERM")) {
            Subprocess p = await(Subprocess.shell("kill -" + name + " $$").start());
            print(name, await(p.waitFor()));
        }
        Subprocess p = await(Subprocess.exec("cat").stdin(PIPE).start());
        print(p.returncode());
        await(yieldNow());
        print(p.returncode());
        p.stdin().transport().close();
        print(await(gather(p.waitFor(), p.waitFor())), p.returncode());
        return done();
    }

    @Override
    protected void script() throws IOException {
        Weft.run(main());
    }
}
