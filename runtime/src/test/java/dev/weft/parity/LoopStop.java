// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code loop-stop.py}. */
final class LoopStop extends Program {

    private final EventLoop loop = EventLoop.create();
    private final List<Object> log = new ArrayList<>();
    private final List<Task<?>> stopped = new ArrayList<>();

    private void chain(int n) {
        log.add(n);
        if (n < 5) {
            loop.callSoon(() -> chain(n + 1));
        }
    }

    @Async
    <T> Coroutine<T> value(T v) {
        log.add("ran");
        return done(v);
    }

    @Async
    Coroutine<Void> fails() throws IOException {
        throw new IOException("out of run_until_complete");
    }

    @Async
    Coroutine<String> turns(int n) {
        for (int i = 0; i < n; i++) {
            await(yieldNow());
        }
        return done(n + " turns");
    }

    @Async
    Coroutine<String> stops() {
        stopped.add(currentTask());
        loop.stop();
        await(yieldNow());
        log.add("goes on in the next run");
        return done("ended late");
    }

    @Override
    protected void script() {
        loop.callSoon(() -> chain(1));
        loop.callLater(seconds(10), () -> log.add("timer"));
        loop.stop();
        loop.runForever();
        print("stopped before: one turn", log, loop.isRunning());
        loop.callSoon(loop::stop);
        loop.callSoon(() -> log.add("same turn as stop"));
        loop.runForever();
        print("the turn is finished", log);
        loop.stop();
        loop.stop();
        loop.runForever();
        loop.stop();
        loop.runForever();
        print("one turn a stop", log);
        log.clear();
        Future<String> ready = loop.createFuture();
        ready.setResult("done");
        print(loop.runUntilComplete(ready), loop.runUntilComplete(value("value")), log);
        try {
            loop.runUntilComplete(fails());
        } catch (Exception e) {
            print("OSError:", e);
        }
        for (int i = 0; i < 2; i++) {
            try {
                loop.runUntilComplete(stops());
            } catch (IllegalStateException e) {
                print("RuntimeError:", e, stopped.get(stopped.size() - 1).isDone());
            }
        }
        print(loop.runUntilComplete(stopped.get(1)), log);
        stopped.clear();
        try {
            loop.runUntilComplete(stops());
        } catch (IllegalStateException e) {
            print("RuntimeError:", e, stopped.get(0).isDone());
        }
        print(
                "its end does not stop a later run",
                loop.runUntilComplete(turns(5)),
                stopped.get(0).isDone());
        Future<Void> failed = loop.createFuture();
        failed.setException(new KeyError("k"));
        try {
            loop.runUntilComplete(failed);
        } catch (KeyError e) {
            print("KeyError:", e);
        }
        Future<Void> cancelled = loop.createFuture();
        cancelled.cancel();
        try {
            loop.runUntilComplete(cancelled);
        } catch (CancelledError e) {
            print("CancelledError");
        }
        log.clear();
        loop.callSoon(() -> log.add("queued before"));
        loop.callSoon(loop::stop);
        loop.callSoon(() -> loop.callSoon(() -> log.add("queued in the last turn")));
        loop.runForever();
        print(log);
        print("left for the next run", loop.runUntilComplete(value(1)), log);
        loop.close();
        print(loop.isClosed());
    }
}
