// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.os;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static java.lang.ProcessBuilder.Redirect.PIPE;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Weft;
import dev.weft.net.LimitOverrunException;
import dev.weft.os.Subprocess;
import java.io.IOException;

/** {@code subprocess-limit.py}. */
final class SubprocessLimit extends OsProgram {

    @Async
    Coroutine<Void> main() throws IOException {
        String script = "printf '%030d\\n' 1; printf 'short\\n'; printf '%050d' 2";
        Subprocess p = await(Subprocess.shell(script).stdout(PIPE).limit(20).start());
        try {
            await(p.stdout().readLine());
        } catch (LimitOverrunException e) {
            print("too long", e);
        }
        print(await(p.stdout().readLine()));
        try {
            await(p.stdout().readUntil(bytes(";")));
        } catch (LimitOverrunException e) {
            print("LimitOverrunError", e, e.consumed());
        }
        print(await(p.stdout().readAll()).length);
        return done();
    }

    @Override
    protected void script() throws IOException {
        Weft.run(main());
    }
}
