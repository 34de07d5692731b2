// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.run;
import static dev.weft.Weft.waitFor;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Task;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/** {@code foreign-futures.py}. */
final class ForeignFutures extends Program {

    private static CompletableFuture<String> foreign() {
        return new CompletableFuture<>();
    }

    @Async
    Coroutine<String> waits(CompletableFuture<String> cf) {
        return done(await(cf));
    }

    @Async
    Coroutine<Void> main() throws TimeoutException {
        EventLoop loop = EventLoop.running();
        CompletableFuture<String> ready = foreign();
        ready.complete("done before");
        print(await(waits(ready)));
        CompletableFuture<String> later = foreign();
        loop.callLater(seconds(0.001), () -> later.complete("set later"));
        print(await(waits(later)));
        IOException error = new IOException("foreign error");
        for (String when : List.of("before", "later")) {
            CompletableFuture<String> failed = foreign();
            if (when.equals("before")) {
                failed.completeExceptionally(error);
            } else {
                loop.callSoon(() -> failed.completeExceptionally(error));
            }
            try {
                await(waits(failed));
            } catch (Exception e) {
                print("failed", when, e, "same object", e == error);
            }
        }
        CompletableFuture<String> cf = foreign();
        Task<String> t = createTask(waits(cf));
        await(yieldNow());
        t.cancel();
        try {
            await(t);
        } catch (CancelledError e) {
            print("cancelled with its waiter", cf.isCancelled());
        }
        cf = foreign();
        t = createTask(waits(cf));
        await(yieldNow());
        cf.cancel(true);
        try {
            await(t);
        } catch (CancelledError e) {
            print("its cancellation reaches the waiter", t.isCancelled());
        }
        CompletableFuture<String> shared = foreign();
        Task<String> a = createTask(waits(shared));
        Task<String> b = createTask(waits(shared));
        loop.callLater(seconds(0.001), () -> shared.complete("for both"));
        print(await(gather(a, b)));
        cf = foreign();
        try {
            await(waitFor(waits(cf), seconds(0.01)));
        } catch (TimeoutException e) {
            print("timed out", cf.isCancelled());
        }
        return done();
    }

    @Override
    protected void script() throws Exception {
        run(main());
    }
}
