// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.runThreadsafe;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.str;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Task;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** {@code threadsafe-own-loop.py}. */
final class ThreadsafeOwnLoop extends MainProgram {

    @Async
    private Coroutine<String> work(String how) {
        try {
            log.add(how + " runs");
            await(sleep(seconds(how.equals("slow") ? 10 : 0.001)));
            if (how.equals("fails")) {
                throw new IllegalArgumentException("work");
            }
            if (how.equals("cancels itself")) {
                currentTask().cancel();
                await(yieldNow());
            }
            return done(how);
        } catch (CancelledError e) {
            log.add(how + " cancelled");
            throw e;
        }
    }

    @Async
    private Coroutine<String> takes(CompletableFuture<String> future) {
        try {
            return done(await(future));
        } catch (CancelledError e) {
            return done("CancelledError");
        } catch (Exception e) {
            return done(typeName(e) + " " + str(e));
        }
    }

    @Async
    @Override
    Coroutine<Void> main() {
        EventLoop loop = loop();
        for (String how : List.of("value", "fails", "cancels itself")) {
            CompletableFuture<String> future = runThreadsafe(work(how), loop);
            log.add("not yet " + str(future.isDone()));
            print(await(takes(future)), future.isDone(), future.isCancelled(), log);
            log.clear();
        }
        CompletableFuture<String> future = runThreadsafe(work("slow"), loop);
        while (log.isEmpty()) {
            await(yieldNow());
        }
        print(future.cancel(false), future.isCancelled(), log);
        while (log.size() < 2) {
            await(yieldNow());
        }
        print(await(takes(future)), log);
        log.clear();
        future = runThreadsafe(work("slow"), loop);
        Task<String> t = createTask(takes(future));
        while (log.isEmpty()) {
            await(yieldNow());
        }
        t.cancel();
        print(await(t), future.isCancelled());
        while (log.size() < 2) {
            await(yieldNow());
        }
        print(log);
        print(await(takes(CompletableFuture.completedFuture("already there"))));
        return done();
    }
}
