// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.gatherOutcomes;
import static dev.weft.Weft.shield;
import static dev.weft.Weft.waitFor;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.results;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.ExceptionGroup;
import dev.weft.Future;
import dev.weft.Task;
import dev.weft.TaskGroup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** {@code failure-for-all.py}. */
final class FailureForAll extends MainProgram {

    private record Seen(String name, Throwable error) {}

    private final List<Seen> errors = new ArrayList<>();

    @Async
    private Coroutine<Void> waits(Future<String> fut, String name) {
        try {
            await(fut);
        } catch (Exception e) {
            errors.add(new Seen(name, e));
        }
        return done();
    }

    @Async
    private static Coroutine<String> limited(Future<String> fut) throws TimeoutException {
        return done(await(waitFor(fut, seconds(1))));
    }

    @Async
    @Override
    Coroutine<Void> main() throws TimeoutException {
        Future<String> fut = future();
        IOException error = new IOException("shared");
        Task<Void> a = createTask(waits(fut, "a"));
        await(yieldNow());
        fut.addDoneCallback(f -> errors.add(new Seen("callback", f.exception())));
        Task<Void> b = createTask(waits(fut, "b"));
        await(yieldNow());
        fut.setException(error);
        Task<Void> c = createTask(waits(fut, "c"));
        await(waits(fut, "main"));
        await(waits(fut, "main again"));
        await(gather(a, b, c));
        print(errors.stream().map(Seen::name).toList(), errors.stream().allMatch(seen -> seen.error == error));
        Task<String> task = createTask(limited(fut));
        List<Object> results = results(await(gatherOutcomes(task, fut, shield(fut))));
        print(results.stream().map(r -> r == error).toList(), task.exception() == error);
        try (TaskGroup tg = new TaskGroup()) {
            tg.createTask(waits(fut, "member"));
            await(fut);
        } catch (ExceptionGroup eg) {
            print(
                    errors.get(errors.size() - 1).name(),
                    eg.exceptions().stream().map(e -> e == error).toList());
        }
        return done();
    }
}
