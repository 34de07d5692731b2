// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.strs;
import static dev.weft.parity.Py.typeNames;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.ExceptionGroup;
import dev.weft.TaskGroup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code sem-tg-body-failure.py}. */
final class SemTgBodyFailure extends Program {

    @Async
    Coroutine<Void> child(List<String> log) {
        try {
            await(sleep(seconds(10)));
        } catch (CancelledError e) {
            log.add("child cancelled");
            throw e;
        }
        return done();
    }

    @Async
    Coroutine<Void> boom() {
        throw new IllegalArgumentException("child");
    }

    @Async
    Coroutine<Void> main() {
        List<String> log = new ArrayList<>();
        try {
            await(TaskGroup.run(tg -> {
                tg.createTask(child(log));
                await(yieldNow());
                throw new KeyError("body");
            }));
        } catch (ExceptionGroup eg) {
            print(typeNames(eg.exceptions()), log);
        }
        try {
            await(TaskGroup.run(tg -> {
                tg.createTask(boom());
                try {
                    await(sleep(seconds(10)));
                } catch (CancelledError e) {
                    print("body interrupted, cancelling", currentTask().cancelling());
                    throw e;
                }
                return done();
            }));
        } catch (ExceptionGroup eg) {
            print(strs(eg.exceptions()), "cancelling", currentTask().cancelling());
        }
        try {
            await(TaskGroup.run(tg -> {
                tg.createTask(boom());
                try {
                    await(sleep(seconds(10)));
                } catch (CancelledError e) {
                    throw new IOException("from body cleanup");
                }
                return done();
            }));
        } catch (ExceptionGroup eg) {
            print(typeNames(eg.exceptions()), currentTask().cancelling());
        }
        try {
            await(TaskGroup.run(tg -> {
                tg.createTask(boom());
                try {
                    await(sleep(seconds(10)));
                } catch (CancelledError e) {
                    print("body swallows; the group still fails");
                }
                print("still in body");
                return done();
            }));
        } catch (ExceptionGroup eg) {
            print(strs(eg.exceptions()), currentTask().cancelling());
        }
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
