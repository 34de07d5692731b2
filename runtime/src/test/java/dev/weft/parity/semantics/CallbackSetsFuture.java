// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Future;
import dev.weft.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code callback-sets-future.py}. */
final class CallbackSetsFuture extends MainProgram {

    @Async
    private Coroutine<Void> waits(Future<Integer> fut, String name) {
        log.add(name + " " + await(fut));
        return done();
    }

    private static List<Future<Integer>> futures(int n) {
        List<Future<Integer>> futures = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            futures.add(future());
        }
        return futures;
    }

    private void passOn(Future<Integer> f, Future<Integer> after) {
        if (f.isCancelled()) {
            log.add("cancelled");
            after.setException(new IllegalArgumentException("v"));
        } else {
            log.add(typeName(f.exception()));
            after.cancel();
        }
    }

    @Async
    @Override
    Coroutine<Void> main() {
        List<Future<Integer>> chain = futures(4);
        for (int i = 0; i < 3; i++) {
            int link = i;
            Future<Integer> after = chain.get(i + 1);
            chain.get(i).addDoneCallback(f -> log.add("callback " + link));
            chain.get(i).addDoneCallback(f -> after.setResult(f.result() + 1));
        }
        List<Task<Void>> ts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ts.add(createTask(waits(chain.get(i), "task " + i)));
        }
        await(yieldNow());
        chain.get(0).setResult(10);
        for (int turn = 0; turn < 5; turn++) {
            log.add("turn " + turn);
            await(yieldNow());
        }
        print(log);
        print(ts.stream().map(Task::isDone).toList(), chain.get(3).result());
        log.clear();
        List<Future<Integer>> failing = futures(3);
        for (int i = 0; i < 2; i++) {
            Future<Integer> after = failing.get(i + 1);
            failing.get(i).addDoneCallback(f -> passOn(f, after));
        }
        failing.get(0).setException(new IOException("o"));
        for (int turn = 0; turn < 3; turn++) {
            log.add(failing.stream().map(Future::isDone).toList());
            await(yieldNow());
        }
        print(log, typeName(failing.get(2).exception()));
        return done();
    }
}
