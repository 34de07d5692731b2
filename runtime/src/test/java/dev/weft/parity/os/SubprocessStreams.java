// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.os;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static java.lang.ProcessBuilder.Redirect.PIPE;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Weft;
import dev.weft.net.IncompleteReadException;
import dev.weft.os.Subprocess;
import java.io.IOException;
import java.util.List;

/** {@code subprocess-streams.py}. */
final class SubprocessStreams extends OsProgram {

    @Async
    Coroutine<Void> main() throws IOException {
        Subprocess p = await(Subprocess.exec("cat").stdin(PIPE).stdout(PIPE).start());
        for (String line : List.of("one", "zwölf", "", "x".repeat(1000))) {
            p.stdin().write(line + "\n");
            await(p.stdin().drain());
            String got = await(p.stdout().readLine());
            print(got.equals(line), bytes(got).length + 1);
        }
        p.stdin().write("0123456789");
        String exactly = text(await(p.stdout().readExactly(4)));
        print(exactly, text(await(p.stdout().read(3))));
        p.stdin().writeLines(List.of(bytes("ab;"), bytes("cd")));
        print(text(await(p.stdout().readUntil(bytes(";")))));
        print(p.stdin().canWriteEof(), p.stdin().isClosing());
        p.stdin().writeEof();
        print(p.stdin().isClosing(), p.stdout().atEof());
        print(text(await(p.stdout().readAll())));
        int rest = await(p.stdout().readAll()).length;
        String noLine = await(p.stdout().readLine());
        print(p.stdout().atEof(), rest, noLine == null ? 0 : 1);
        print(await(p.waitFor()));
        p = await(Subprocess.shell("echo a; echo b; printf c").stdout(PIPE).start());
        for (String line : await(p.stdout())) {
            print(line);
        }
        try {
            await(p.stdout().readExactly(5));
        } catch (IncompleteReadException e) {
            print("IncompleteReadError", e.partial().length, e.expected());
        }
        print(await(p.waitFor()));
        return done();
    }

    @Override
    protected void script() throws IOException {
        Weft.run(main());
    }
}
