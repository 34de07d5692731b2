// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.sync;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.ReturnWhen;
import dev.weft.Task;
import dev.weft.Weft;
import dev.weft.parity.Program;
import dev.weft.parity.Py;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** A program of locks and queues: one {@code main}, and a log. */
abstract class SyncProgram extends Program {

    final List<Object> log = new ArrayList<>();

    abstract Coroutine<Void> main() throws Exception;

    @Override
    protected void script() throws Exception {
        runInVirtualTime(main());
    }

    /** {@code for _ in range(n): await asyncio.sleep(0)}. */
    @Async
    static Coroutine<Void> turns(int n) {
        for (int i = 0; i < n; i++) {
            await(yieldNow());
        }
        return done();
    }

    /** {@code asyncio.wait(tasks)}. */
    static <T> Coroutine<?> ended(Collection<Task<T>> tasks) {
        return Weft.wait(tasks, ReturnWhen.ALL_COMPLETED);
    }

    /** {@code [t.done() for t in tasks]}. */
    static List<Boolean> dones(Collection<? extends Task<?>> tasks) {
        return tasks.stream().map(Task::isDone).toList();
    }

    /** {@code [t.cancelled() for t in tasks]}. */
    static List<Boolean> cancelleds(Collection<? extends Task<?>> tasks) {
        return tasks.stream().map(Task::isCancelled).toList();
    }

    /** {@code " ".join(log)}. */
    final String joined() {
        return log.stream().map(Py::str).collect(Collectors.joining(" "));
    }

    /** The letters of a string. */
    static List<String> letters(String word) {
        return word.isEmpty() ? List.of() : List.of(word.split(""));
    }
}
