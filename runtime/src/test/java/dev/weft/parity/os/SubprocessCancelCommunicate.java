// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.os;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.waitFor;
import static dev.weft.Weft.yieldNow;
import static java.lang.ProcessBuilder.Redirect.PIPE;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.Weft;
import dev.weft.os.Subprocess;
import java.io.IOException;
import java.util.concurrent.TimeoutException;

/** {@code subprocess-cancel-communicate.py}. */
final class SubprocessCancelCommunicate extends OsProgram {

    @Async
    Coroutine<Void> main() throws IOException {
        String script = "read a; echo got $a; read b; echo got $b";
        Subprocess p = await(Subprocess.shell(script).stdin(PIPE).stdout(PIPE).start());
        Task<Subprocess.Output> t = createTask(p.communicate());
        await(yieldNow());
        t.cancel();
        try {
            await(t);
        } catch (CancelledError e) {
            print("cancelled", p.returncode());
        }
        if (!p.stdin().isClosing()) {
            p.stdin().write("one\n");
            print(await(p.stdout().readLine()));
            Subprocess.Output o = await(p.communicate("two\n"));
            print(line(o.stdout()), p.returncode());
        }
        p = await(Subprocess.shell("exec sleep 100").stdout(PIPE).start());
        try {
            await(waitFor(p.communicate(), seconds(0.05)));
        } catch (TimeoutException e) {
            print("timeout", p.returncode());
        }
        p.kill();
        int status = await(p.waitFor());
        print(status, await(p.stdout().readAll()).length);
        return done();
    }

    @Override
    protected void script() throws IOException {
        Weft.run(main());
    }
}
