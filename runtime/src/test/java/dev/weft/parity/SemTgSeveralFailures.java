// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.tuple;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.ExceptionGroup;
import dev.weft.ExceptionGroup.Split;
import dev.weft.Task;
import dev.weft.TaskGroup;
import dev.weft.parity.Py.Tuple;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code sem-tg-several-failures.py}. */
final class SemTgSeveralFailures extends Program {

    @Async
    Coroutine<Void> fail(String name, int turns) {
        for (int i = 0; i < turns; i++) {
            await(yieldNow());
        }
        throw new IllegalArgumentException(name);
    }

    @Async
    Coroutine<Void> failOnCancel(String name) {
        try {
            await(sleep(seconds(10)));
        } catch (CancelledError e) {
            throw new KeyError(name);
        }
        return done();
    }

    @Async
    Coroutine<Void> quiet() {
        await(sleep(seconds(10)));
        return done();
    }

    private static List<Tuple> errors(ExceptionGroup eg) {
        return eg.exceptions().stream()
                .map(e -> tuple(typeName(e), e.getMessage()))
                .toList();
    }

    @Async
    Coroutine<Void> main() {
        List<Task<Void>> q = new ArrayList<>();
        try {
            await(TaskGroup.run(tg -> {
                q.add(tg.createTask(quiet()));
                tg.createTask(fail("second", 1));
                tg.createTask(fail("first", 0));
                tg.createTask(fail("also second", 1));
                return done();
            }));
        } catch (ExceptionGroup eg) {
            print(eg.getMessage(), errors(eg));
            print("cause", eg.getCause(), "quiet", q.get(0).isCancelled());
        }
        try {
            await(TaskGroup.run(tg -> {
                tg.createTask(failOnCancel("cleanup error"));
                tg.createTask(fail("origin", 1));
                return done();
            }));
        } catch (ExceptionGroup eg) {
            print(errors(eg));
            Split split = eg.split(IllegalArgumentException.class);
            int match = split.matching().exceptions().size();
            print("split", match, split.rest().exceptions().size(), eg.subgroup(IOException.class));
        }
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
