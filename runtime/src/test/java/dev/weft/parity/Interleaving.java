// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Task;

/** {@code interleaving.py}. */
final class Interleaving extends Program {

    @Async
    Coroutine<String> worker(String name) {
        print(name, 1);
        await(yieldNow());
        print(name, 2);
        return done(name);
    }

    @Async
    Coroutine<Void> main() {
        EventLoop loop = EventLoop.running();
        loop.callSoon(() -> print("cb0"));
        Task<String> t1 = createTask(worker("t1"));
        loop.callSoon(() -> print("cb1"));
        Task<String> t2 = createTask(worker("t2"));
        loop.callSoon(() -> print("cb2"));
        t1.addDoneCallback(t -> print("A", t.result()));
        t1.addDoneCallback(t -> print("B", t.result()));
        print("main suspends");
        await(yieldNow());
        print("main back 1");
        await(yieldNow());
        print("main back 2", t1.isDone(), t2.isDone());
        await(yieldNow());
        print("main back 3");
        t1.addDoneCallback(t -> print("C", t.result()));
        print("awaiting a done task does not suspend", await(t2));
        await(yieldNow());
        print("main end");
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
