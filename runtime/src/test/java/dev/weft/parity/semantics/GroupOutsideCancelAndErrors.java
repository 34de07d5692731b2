// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.parity.Py.str;
import static dev.weft.parity.Py.strs;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.ExceptionGroup;
import dev.weft.ReturnWhen;
import dev.weft.Task;
import dev.weft.TaskGroup;
import dev.weft.Weft;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;

/** {@code group-outside-cancel-and-errors.py}. */
final class GroupOutsideCancelAndErrors extends MainProgram {

    private List<String> errors;

    @Async
    private Coroutine<Void> cleans(String name, boolean fails) {
        try {
            await(sleep(seconds(10)));
        } finally {
            log.add(name + " cleans up");
            if (fails) {
                raise(new IOException(name));
            }
        }
        return done();
    }

    @Async
    private Coroutine<Void> group(boolean fails, String body) {
        try (TaskGroup tg = new TaskGroup()) {
            tg.createTask(cleans("a", fails));
            tg.createTask(cleans("b", false));
            switch (body) {
                case "waits":
                    await(sleep(seconds(10)));
                    break;
                case "replaces":
                    try {
                        await(sleep(seconds(10)));
                    } catch (CancelledError e) {
                        throw new IllegalArgumentException("body");
                    }
                    break;
                case "swallows":
                    try {
                        await(sleep(seconds(10)));
                    } catch (CancelledError e) {
                        log.add("swallowed");
                    }
                    tg.createTask(cleans("c", false));
                    await(sleep(seconds(0.01)));
                    throw new IllegalArgumentException("later");
                default:
            }
        } catch (ExceptionGroup eg) {
            errors = strs(eg.exceptions());
        }
        return done();
    }

    @Async
    @Override
    Coroutine<Void> main() {
        for (String body : List.of("ends", "waits", "replaces", "swallows")) {
            for (boolean fails : new boolean[] {false, true}) {
                log.clear();
                Task<Void> t = createTask(group(fails, body));
                await(turns(2));
                t.cancel();
                await(Weft.wait(List.of(t), ReturnWhen.ALL_COMPLETED));
                log.sort(Comparator.comparing(line -> str(line)));
                print(body, fails, log, errors == null ? "no errors" : errors);
                errors = null;
            }
        }
        return done();
    }
}
