// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.args;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code cancel-swallowed.py}. */
final class CancelSwallowed extends Program {

    @Async
    Coroutine<String> stubborn(List<String> log) {
        while (log.size() < 3) {
            try {
                await(sleep(seconds(0.01)));
                log.add("slept");
            } catch (CancelledError e) {
                log.add("swallowed");
            }
        }
        return done("done");
    }

    @Async
    @SuppressWarnings("finally")
    Coroutine<String> returnsInFinally(List<String> log) {
        try {
            await(sleep(seconds(10)));
        } finally {
            log.add("finally");
            return done("overrides");
        }
    }

    @Async
    @SuppressWarnings("finally")
    Coroutine<String> breaksInFinally(List<String> log) {
        while (true) {
            try {
                await(sleep(seconds(10)));
            } finally {
                log.add("break");
                break;
            }
        }
        await(yieldNow());
        log.add("after the loop");
        return done("went on");
    }

    @Async
    Coroutine<String> replaces(List<String> log) throws IOException {
        try {
            await(sleep(seconds(10)));
        } catch (CancelledError e) {
            throw new IOException("instead");
        }
        return done(null);
    }

    @Async
    Coroutine<String> raisesItUnasked(List<String> log) {
        await(yieldNow());
        throw new CancelledError("my own");
    }

    private interface Body {
        Coroutine<String> start(List<String> log) throws Exception;
    }

    @Async
    Coroutine<Void> main() throws Exception {
        List<String> log = new ArrayList<>();
        Task<String> t = createTask(stubborn(log));
        await(yieldNow());
        t.cancel();
        await(yieldNow());
        print(log, t.isDone(), t.cancelling());
        t.cancel();
        print(await(t), log, t.isCancelled(), t.cancelling());
        Body unasked = this::raisesItUnasked;
        for (Body body : List.<Body>of(this::returnsInFinally, this::breaksInFinally, this::replaces, unasked)) {
            log = new ArrayList<>();
            t = createTask(body.start(log));
            await(yieldNow());
            if (body != unasked) {
                t.cancel();
            }
            try {
                print(await(t), log, t.isCancelled(), t.cancelling());
            } catch (Exception e) {
                print("failed:", e, t.isCancelled(), t.cancelling());
            } catch (CancelledError e) {
                print("cancelled by nobody", args(e), t.isCancelled(), t.cancelling());
            }
        }
        return done();
    }

    @Override
    protected void script() throws Exception {
        runInVirtualTime(main());
    }
}
