// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.allTasks;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gatherOutcomes;
import static dev.weft.Weft.run;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.message;
import static dev.weft.parity.Py.str;
import static dev.weft.parity.Py.tuple;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code shutdown.py}. */
final class Shutdown extends Program {

    private final List<Object> log = new ArrayList<>();

    @Async
    Coroutine<String> leftover(String how) throws IOException {
        try {
            await(sleep(seconds(10)));
        } catch (CancelledError e) {
            log.add(how + " cancelled");
            if (how.equals("swallows")) {
                return done("value");
            }
            if (how.equals("slow")) {
                for (int i = 0; i < 3; i++) {
                    await(yieldNow());
                }
                log.add("slow cleaned up");
            }
            if (how.equals("fails")) {
                throw new IOException("while shutting down");
            }
            throw e;
        }
        return done(null);
    }

    @Async
    Coroutine<Void> late() {
        log.add("started at the end, it still gets its turn");
        return done();
    }

    @Async
    Coroutine<String> main(String how) throws IOException {
        EventLoop.running()
                .setExceptionHandler(
                        c -> log.add(tuple(message(c.get("message")), str(c.get("exception")), c.containsKey("task"))));
        createTask(leftover(how));
        await(yieldNow());
        createTask(late());
        log.add("main ends");
        return done("result " + how);
    }

    @Async
    Coroutine<String> failingMain() throws IOException {
        createTask(leftover("slow"));
        await(yieldNow());
        throw new KeyError("main");
    }

    @Async
    Coroutine<Integer> mainWithFinally() throws IOException {
        Task<String> t = createTask(leftover("slow"));
        try {
            await(yieldNow());
            return done(allTasks().size());
        } finally {
            t.cancel();
            await(gatherOutcomes(t));
            log.add("main's finally");
        }
    }

    @Override
    protected void script() throws Exception {
        for (String how : List.of("raises", "swallows", "slow", "fails")) {
            log.clear();
            print(run(main(how)), log);
        }
        log.clear();
        try {
            run(failingMain());
        } catch (KeyError e) {
            print("KeyError:", e.getMessage(), log);
        }
        log.clear();
        print(run(mainWithFinally()), log);
    }
}
