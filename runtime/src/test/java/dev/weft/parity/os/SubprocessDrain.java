// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.os;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.yieldNow;
import static java.lang.ProcessBuilder.Redirect.PIPE;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.Weft;
import dev.weft.os.Subprocess;
import java.io.IOException;

/** {@code subprocess-drain.py}. */
final class SubprocessDrain extends OsProgram {

    @Async
    Coroutine<Void> drain(Subprocess p, String name) {
        try {
            await(p.stdin().drain());
            print(name, "drained");
        } catch (IOException e) {
            print(name, "lost");
        }
        return done();
    }

    @Async
    Coroutine<Void> main() throws IOException {
        Subprocess p =
                await(Subprocess.shell("read go; cat >/dev/null").stdin(PIPE).start());
        p.stdin().write("x");
        await(p.stdin().drain());
        print("a little does not wait");
        p.stdin().write("x".repeat(1_000_000));
        Task<Void> a = createTask(drain(p, "a"));
        Task<Void> b = createTask(drain(p, "b"));
        await(yieldNow());
        print(a.isDone(), b.isDone(), p.stdin().transport().writeBufferSize() > 65536);
        p.stdin().write("\n");
        await(gather(a, b));
        p.stdin().transport().close();
        await(p.stdin().waitClosed());
        print(await(p.waitFor()));
        p = await(Subprocess.shell("exec sleep 100").stdin(PIPE).start());
        p.stdin().write("x".repeat(1_000_000));
        a = createTask(drain(p, "a"));
        await(yieldNow());
        print(a.isDone());
        p.kill();
        await(a);
        print(await(p.waitFor()));
        return done();
    }

    @Override
    protected void script() throws IOException {
        Weft.run(main());
    }
}
