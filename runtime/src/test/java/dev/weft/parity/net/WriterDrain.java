// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.net.StreamWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code writer-drain.py}. */
final class WriterDrain extends Loopback {

    @Async
    Coroutine<Void> drains(String name, StreamWriter w, List<String> log) throws IOException {
        try {
            await(w.drain());
            log.add(name + " drained");
        } catch (CancelledError e) {
            log.add(name + " cancelled");
        }
        return done();
    }

    @Async
    Coroutine<Void> main() throws IOException {
        Pair p = await(pair());
        List<String> log = new ArrayList<>();
        await(drains("empty", p.w(), log));
        p.w().transport().setWriteBufferLimits(0);
        int written = 0;
        while (p.w().transport().writeBufferSize() == 0) {
            p.w().write(times("x", 100_000));
            written += 100_000;
        }
        List<Task<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            tasks.add(createTask(drains("t" + i, p.w(), log)));
        }
        await(yieldNow());
        print(log, tasks.stream().map(Task::isDone).toList());
        tasks.get(1).cancel();
        await(tasks.get(1));
        print(log, tasks.stream().map(Task::isDone).toList());
        print(await(p.sr().readExactly(written)).length == written);
        await(gather(tasks));
        print(log, p.w().transport().writeBufferSize());
        p.w().transport().close();
        p.sw().transport().close();
        return done();
    }

    @Override
    protected void script() throws IOException {
        run(main());
    }
}
