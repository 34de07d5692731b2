// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.InvalidStateException;
import dev.weft.ReturnWhen;
import dev.weft.Task;
import dev.weft.Weft;
import java.util.List;

/** {@code seed-002-task-states.py}. */
final class SeedTaskStates extends Program {

    @Async
    Coroutine<Void> slow() {
        await(sleep(seconds(5)));
        return done();
    }

    @Async
    Coroutine<String> quick(boolean fail) {
        await(yieldNow());
        if (fail) {
            throw new IllegalArgumentException("broken");
        }
        return done("complete");
    }

    private void show(String tag, Task<?> t) {
        print(tag, "done", t.isDone(), "cancelled", t.isCancelled());
    }

    @Async
    Coroutine<Void> main() {
        Task<Void> t = createTask(slow());
        show("pending", t);
        try {
            t.result();
        } catch (InvalidStateException e) {
            print("InvalidStateError:", e);
        }
        print("cancel", t.cancel());
        show("just after cancel()", t);
        try {
            await(t);
        } catch (CancelledError e) {
            show("awaited", t);
        }
        print("cancel again", t.cancel());
        Task<String> ok = createTask(quick(false));
        Task<String> bad = createTask(quick(true));
        await(Weft.wait(List.of(ok, bad), ReturnWhen.ALL_COMPLETED));
        show("ok", ok);
        show("bad", bad);
        print(ok.result(), "|", ok.exception(), "|", typeName(bad.exception()), bad.exception());
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
