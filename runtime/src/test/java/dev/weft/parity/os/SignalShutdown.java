// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.os;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gatherOutcomes;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.kinds;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.Task;
import dev.weft.Weft;
import java.io.IOException;
import java.util.List;

/** {@code signal-shutdown.py}. */
final class SignalShutdown extends OsProgram {

    @Async
    Coroutine<Void> worker(String name) {
        try {
            await(EventLoop.running().createFuture());
        } finally {
            await(yieldNow());
            print(name, "cleaned up");
        }
        return done();
    }

    @Async
    Coroutine<Void> main() throws IOException {
        EventLoop loop = EventLoop.running();
        Future<Void> stop = loop.createFuture();
        loop.addSignalHandler("URG", () -> stop.setResult(null));
        List<Task<Void>> tasks = List.of(createTask(worker("a")), createTask(worker("b")));
        await(yieldNow());
        killMyself("URG");
        await(stop);
        print("stopping");
        tasks.forEach(Task::cancel);
        print(kinds(await(gatherOutcomes(tasks))));
        loop.removeSignalHandler("URG");
        return done();
    }

    @Override
    protected void script() throws IOException {
        Weft.run(main());
    }
}
