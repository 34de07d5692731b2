// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.run;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.message;
import static dev.weft.parity.Py.str;
import static dev.weft.parity.Py.tuple;

import dev.weft.Async;
import dev.weft.AsyncGenerator;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import java.util.ArrayList;
import java.util.List;

/** {@code sem-run-cleanup.py}. */
final class SemRunCleanup extends GeneratorProgram {

    private final List<Object> log = new ArrayList<>();
    private final List<AsyncGenerator<Integer, Void>> kept = new ArrayList<>();

    @Async
    Coroutine<Void> leftover(String name, boolean fail, boolean slow) {
        try {
            await(sleep(seconds(10)));
        } catch (CancelledError e) {
            if (slow) {
                await(sleep(seconds(0.005)));
            }
            log.add(name + " cleaned");
            if (fail) {
                throw new IllegalArgumentException("during shutdown");
            }
            throw e;
        }
        return done();
    }

    @Async
    AsyncGenerator<Integer, Void> gen() {
        try {
            AsyncGenerator.yield(1);
        } finally {
            log.add("generator closed");
        }
        return AsyncGenerator.end();
    }

    @Async
    Coroutine<EventLoop> main(boolean fail) {
        EventLoop loop = EventLoop.running();
        loop.setExceptionHandler(c -> log.add(tuple(message(c.get("message")), str(c.get("exception")))));
        createTask(leftover("slow", false, true));
        createTask(leftover("bad", true, false));
        AsyncGenerator<Integer, Void> g = gen();
        kept.add(g);
        await(anext(g));
        await(yieldNow());
        log.add("main ends");
        if (fail) {
            throw new KeyError("main failed");
        }
        return done(loop);
    }

    @Async
    Coroutine<Void> cancelMe() {
        currentTask().cancel();
        await(yieldNow());
        return done();
    }

    @Override
    protected void script() {
        EventLoop loop = run(main(false));
        print(
                log.get(0),
                log.subList(1, 3).stream().map(String::valueOf).sorted().toList(),
                log.subList(3, log.size()));
        print("closed", loop.isClosed(), loop.isRunning());
        log.clear();
        try {
            run(main(true));
        } catch (KeyError e) {
            print("raised", e.getMessage(), log.get(0), log.get(log.size() - 1), log.size());
        }
        try {
            run(cancelMe());
        } catch (CancelledError e) {
            print("CancelledError leaves run()");
        }
        try {
            loop.callSoon(() -> {});
        } catch (IllegalStateException e) {
            print("RuntimeError:", e);
        }
    }
}
