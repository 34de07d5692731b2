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
import java.util.Arrays;

/** {@code subprocess-communicate.py}. */
final class SubprocessCommunicate extends OsProgram {

    private static byte[] data() {
        byte[] data = new byte[256 * 4096];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) i;
        }
        return data;
    }

    @Async
    Coroutine<Void> main() throws IOException {
        byte[] data = data();
        Subprocess p = await(Subprocess.exec("cat").stdin(PIPE).stdout(PIPE).start());
        Subprocess.Output o = await(p.communicate(data));
        print(Arrays.equals(o.stdout(), data), o.stderr(), p.returncode());
        p = await(Subprocess.shell("exec 0<&-; echo done")
                .stdin(PIPE)
                .stdout(PIPE)
                .start());
        o = await(p.communicate(data));
        print(line(o.stdout()), o.stderr(), p.returncode());
        String closing = "exec 1>&- 2>&-; cat >/dev/null; exit 4";
        p = await(
                Subprocess.shell(closing).stdin(PIPE).stdout(PIPE).stderr(PIPE).start());
        o = await(p.communicate(data));
        print(o.stdout().length, o.stderr().length, p.returncode());
        p = await(Subprocess.shell("cat >&2; echo out")
                .stdin(PIPE)
                .stdout(PIPE)
                .stderr(PIPE)
                .start());
        o = await(p.communicate("err"));
        print(line(o.stdout()), text(o.stderr()), p.returncode());
        o = await(p.communicate());
        print(o.stdout().length, o.stderr().length, p.returncode());
        p = await(Subprocess.exec("cat").stdin(PIPE).stdout(PIPE).start());
        o = await(p.communicate(""));
        print(o.stdout().length, o.stderr(), p.returncode());
        return done();
    }

    @Override
    protected void script() throws IOException {
        Weft.run(main());
    }
}
