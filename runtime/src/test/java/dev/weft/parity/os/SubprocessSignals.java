// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.os;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static java.lang.ProcessBuilder.Redirect.PIPE;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Weft;
import dev.weft.os.Subprocess;
import java.io.IOException;

/** {@code subprocess-signals.py}. */
final class SubprocessSignals extends OsProgram {

    @Async
    Coroutine<Void> main() throws IOException {
        String script = "trap 'echo hup' HUP; trap 'echo usr1' USR1; trap 'echo term; exit 5' TERM; echo ready;"
                + " while :; do sleep 0.01; done";
        Subprocess p = await(Subprocess.shell(script).stdout(PIPE).start());
        print(await(p.stdout().readLine()));
        await(p.sendSignal("HUP"));
        print(await(p.stdout().readLine()));
        await(p.sendSignal("USR1"));
        print(await(p.stdout().readLine()), p.returncode());
        p.terminate();
        Subprocess.Output o = await(p.communicate());
        print(line(o.stdout()), p.returncode());
        p = await(Subprocess.exec("sleep", "100").start());
        p.terminate();
        print(await(p.waitFor()));
        p = await(Subprocess.shell("trap '' TERM; echo ready; while :; do sleep 0.01; done")
                .stdout(PIPE)
                .start());
        await(p.stdout().readLine());
        p.terminate();
        p.kill();
        print(await(p.waitFor()));
        p = await(Subprocess.exec("sleep", "100").start());
        await(p.sendSignal("INT"));
        print(await(p.waitFor()));
        return done();
    }

    @Override
    protected void script() throws IOException {
        Weft.run(main());
    }
}
