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

/** {@code task-chain-turns.py}. */
final class TaskChainTurns extends MainProgram {

    @Async
    private Coroutine<Integer> link(Future<Integer> fut, String name) {
        try {
            int value = await(fut);
            log.add(name + " " + value);
            return done(value + 1);
        } catch (Throwable e) {
            log.add(name + " " + typeName(e));
            throw e;
        }
    }

    @Async
    @Override
    Coroutine<Void> main() {
        for (String how : List.of("value", "error", "cancelled", "cancelled from above")) {
            Future<Integer> fut = future();
            log.clear();
            List<Task<Integer>> links = new ArrayList<>();
            Future<Integer> awaited = fut;
            for (String name : List.of("a", "b", "c", "d")) {
                Task<Integer> link = createTask(link(awaited, name));
                awaited = link;
                links.add(link);
            }
            for (int i = 0; i < 2; i++) {
                await(yieldNow());
            }
            switch (how) {
                case "value" -> fut.setResult(0);
                case "error" -> fut.setException(new IOException("o"));
                case "cancelled" -> fut.cancel();
                default ->
                    print(
                            "cancel d",
                            links.get(3).cancel(),
                            links.stream().map(Task::cancelling).toList(),
                            fut.isCancelled());
            }
            for (int turn = 0; turn < 5; turn++) {
                log.add(links.stream().filter(Task::isDone).count());
                await(yieldNow());
            }
            print(how, log);
            if (how.equals("error")) {
                links.get(3).exception();
            }
            print(
                    links.stream().map(Task::isCancelled).toList(),
                    how.equals("value") ? links.get(3).result() : null);
        }
        return done();
    }
}
