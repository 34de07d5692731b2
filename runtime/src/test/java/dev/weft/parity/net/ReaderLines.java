// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code reader-lines.py}. */
final class ReaderLines extends Loopback {

    @Async
    Coroutine<Void> main() throws IOException {
        Pair p = await(pair());
        p.sw().write(b("one\ntwo\n\nfour\n"));
        List<Bytes> lines = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            lines.add(line(await(p.r().readLine())));
        }
        print(lines);
        Task<String> reading = createTask(p.r().readLine().toCoroutine());
        for (String part : List.of("sp", "l", "it\nla", "st")) {
            p.sw().write(part);
            await(yieldNow());
        }
        print(line(await(reading)));
        p.sw().transport().close();
        print(line(await(p.r().readLine())), p.r().atEof());
        print(await(p.r().readLine()) == null, await(p.r().readLine()) == null);
        p.w().transport().close();
        p = await(pair());
        p.sw().write("ä\n€\nlast");
        p.sw().transport().close();
        for (String line : await(p.r())) {
            print("line", line(line));
        }
        print("over", p.r().atEof());
        p.w().transport().close();
        return done();
    }

    @Override
    protected void script() throws IOException {
        run(main());
    }
}
