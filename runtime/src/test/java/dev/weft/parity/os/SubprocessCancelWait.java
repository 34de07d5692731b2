// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.os;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.timeout;
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

/** {@code subprocess-cancel-wait.py}. */
final class SubprocessCancelWait extends OsProgram {

    @Async
    Coroutine<Void> main() throws IOException {
        Subprocess p = await(Subprocess.exec("cat").stdin(PIPE).start());
        Task<Integer> a = createTask(p.waitFor());
        Task<Integer> b = createTask(p.waitFor());
        await(yieldNow());
        a.cancel("no patience");
        try {
            await(a);
        } catch (CancelledError e) {
            print("cancelled", e, a.isCancelled(), b.isDone(), p.returncode());
        }
        try (var limit = timeout(seconds(0.05))) {
            await(p.waitFor());
        } catch (TimeoutException e) {
            print("timeout", b.isDone(), p.returncode());
        }
        try {
            await(waitFor(p.waitFor(), seconds(0.05)));
        } catch (TimeoutException e) {
            print("wait_for", b.isDone(), p.returncode());
        }
        p.stdin().transport().close();
        int first = await(b);
        print(first, await(p.waitFor()), p.returncode());
        return done();
    }

    @Override
    protected void script() throws IOException {
        Weft.run(main());
    }
}
