// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.parity.Py.str;
import static dev.weft.parity.Py.strs;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.ExceptionGroup;
import dev.weft.TaskGroup;
import java.io.IOException;

/** {@code group-late-failure.py}. */
final class GroupLateFailure extends MainProgram {

    @Async
    private Coroutine<Void> fails(String name, int turns) {
        await(turns(turns));
        log.add(name + " fails");
        throw new IllegalArgumentException(name);
    }

    @Async
    private Coroutine<Void> cleans(String name, int turns, Exception error) {
        try {
            await(sleep(seconds(10)));
        } catch (CancelledError e) {
            await(turns(turns));
            if (error != null) {
                log.add(name + " fails");
                raise(error);
            }
            log.add(name + " cleaned up");
            throw e;
        }
        return done();
    }

    @Async
    @Override
    Coroutine<Void> main() {
        try (TaskGroup tg = new TaskGroup()) {
            tg.createTask(cleans("slow", 5, new IOException("slow")));
            tg.createTask(cleans("quiet", 2, null));
            tg.createTask(cleans("quick", 1, new IOException("quick")));
            tg.createTask(fails("origin", 3));
            log.add("body ends");
        } catch (ExceptionGroup eg) {
            log.add(eg.exceptions().stream()
                    .map(e -> typeName(e) + " " + str(e))
                    .toList());
            print(eg.getMessage());
        }
        print(log);
        log.clear();
        try (TaskGroup tg = new TaskGroup()) {
            tg.createTask(fails("first", 2));
            tg.createTask(fails("same turn", 2));
            tg.createTask(cleans("cleaner", 0, new IllegalArgumentException("at once")));
            tg.createTask(fails("a turn later", 3));
        } catch (ExceptionGroup eg) {
            print(log, strs(eg.exceptions()));
        }
        return done();
    }
}
