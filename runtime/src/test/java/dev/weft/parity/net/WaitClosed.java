// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.net.StreamWriter;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.util.List;

/** {@code wait-closed.py}. */
final class WaitClosed extends Loopback {

    @Async
    Coroutine<String> waits(StreamWriter w) {
        try {
            await(w.waitClosed());
            return done("closed");
        } catch (IOException e) {
            return done(typeName(e));
        }
    }

    @Async
    Coroutine<Void> main() throws IOException {
        Pair p = await(pair());
        List<Task<String>> waiting = List.of(createTask(waits(p.w())), createTask(waits(p.w())));
        await(yieldNow());
        print(waiting.stream().map(Task::isDone).toList());
        p.w().transport().close();
        print(await(gather(waiting)), await(waits(p.w())));
        print(bytes(await(p.sr().readAll())), p.sw().isClosing() ? await(waits(p.sw())) : "open");
        p.sw().transport().close();
        p = await(pair());
        int written = 0;
        while (p.w().transport().writeBufferSize() == 0) {
            p.w().write(times("x", 100_000));
            written += 100_000;
        }
        p.w().transport().close();
        Task<String> closing = createTask(waits(p.w()));
        await(yieldNow());
        await(yieldNow());
        print(closing.isDone(), p.w().transport().writeBufferSize() > 0);
        print(await(p.sr().readAll()).length == written, await(closing));
        p.sw().transport().close();
        p = await(pair());
        Task<String> failing = createTask(waits(p.w()));
        await(yieldNow());
        p.sw().transport().setOption(StandardSocketOptions.SO_LINGER, 0);
        p.sw().transport().abort();
        print(await(failing), await(waits(p.w())));
        return done();
    }

    @Override
    protected void script() throws IOException {
        run(main());
    }
}
