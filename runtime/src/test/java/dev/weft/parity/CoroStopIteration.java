// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.parity.Py.str;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.StopIteration;
import dev.weft.Task;

/** {@code coro-stop-iteration.py}. */
final class CoroStopIteration extends Program {

    @Async
    Coroutine<Void> stops() {
        throw new StopIteration("from the body");
    }

    @Async
    Coroutine<String> catches() {
        try {
            await(stops());
        } catch (IllegalStateException e) {
            return done("caught: " + str(e));
        }
        return done(null);
    }

    @Async
    Coroutine<String> handles() {
        try {
            throw new StopIteration("inside");
        } catch (StopIteration s) {
            return done("handled " + s.value());
        }
    }

    private void show(String what, Coroutine<?> c) {
        try {
            print(what, "yielded", c.send(null));
        } catch (StopIteration s) {
            print(what, "returned", s.value());
        } catch (IllegalStateException e) {
            StopIteration cause = (StopIteration) e.getCause();
            print(what, "RuntimeError:", e, "| cause", typeName(cause), cause.value());
        }
    }

    @Async
    Coroutine<Void> main() {
        Task<Void> t = createTask(stops());
        try {
            await(t);
        } catch (IllegalStateException e) {
            print("task RuntimeError:", e, "| cause", typeName(e.getCause()));
        }
        print(typeName(t.exception()), t.isCancelled());
        print(await(gather(catches(), handles())));
        return done();
    }

    @Override
    protected void script() {
        show("raised", stops());
        show("awaited", catches());
        show("handled", handles());
        runInVirtualTime(main());
    }
}
