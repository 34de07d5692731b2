// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.allTasks;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.run;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.toThread;
import static dev.weft.parity.Py.str;
import static dev.weft.parity.Py.tuple;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.parity.Py.Tuple;
import java.io.IOException;

/** {@code two-loops.py}. */
final class TwoLoops extends Program {

    private Thread mainThread;

    @Async
    Coroutine<Integer> child() {
        await(sleep(seconds(0.001)));
        return done(allTasks().size());
    }

    @Async
    Coroutine<Tuple> elsewhere(EventLoop here, Future<String> reply) {
        EventLoop loop = EventLoop.running();
        int count = await(createTask(child()));
        here.callSoonThreadsafe(() -> reply.setResult("reply from the other loop"));
        return done(tuple(count, loop == here, Thread.currentThread() == mainThread));
    }

    @Async
    Coroutine<Void> fails() throws IOException {
        throw new IOException("in the other loop");
    }

    @Async
    Coroutine<Void> hangs() {
        EventLoop.running().callSoon(currentTask()::cancel);
        await(sleep(seconds(10)));
        return done();
    }

    private static String noLoopHere() {
        try {
            EventLoop.running();
        } catch (IllegalStateException e) {
            return "RuntimeError: " + str(e);
        }
        return null;
    }

    @Async
    Coroutine<Void> main() {
        EventLoop loop = EventLoop.running();
        Future<String> reply = loop.createFuture();
        print(await(toThread(() -> run(elsewhere(loop, reply)))).items().toArray());
        print(await(reply), EventLoop.running() == loop);
        try {
            await(toThread(() -> run(fails())));
        } catch (Exception e) {
            print(typeName(e) + ":", e);
        }
        try {
            await(toThread(() -> run(hangs())));
        } catch (CancelledError e) {
            print(
                    "its cancellation comes out of run(), not into this task",
                    currentTask().cancelling());
        }
        print(await(toThread(TwoLoops::noLoopHere)));
        return done();
    }

    @Override
    protected void script() {
        mainThread = Thread.currentThread();
        run(main());
    }
}
