// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.asCompleted;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.gatherOutcomes;
import static dev.weft.Weft.shield;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.waitFor;
import static dev.weft.parity.Py.str;

import dev.weft.Async;
import dev.weft.Awaitable;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.ReturnWhen;
import dev.weft.Task;
import dev.weft.TaskGroup;
import dev.weft.Weft;
import dev.weft.parity.Program;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** {@code reported-or-taken.py}. */
final class ReportedOrTaken extends Program {

    private final List<String> reports = new ArrayList<>();

    @Async
    private static Coroutine<Void> fails(String name) {
        throw new IllegalArgumentException(name);
    }

    @Async
    private static Coroutine<Void> outcomes(Task<Void> task) {
        await(gatherOutcomes(task));
        return done();
    }

    @Async
    private Coroutine<Void> tries(Awaitable<?> aw) {
        try {
            await(aw);
        } catch (Exception e) {
            return done();
        }
        return done();
    }

    @Async
    private static Coroutine<Void> group() {
        try (TaskGroup tg = new TaskGroup()) {
            tg.createTask(fails("of a group"));
        }
        return done();
    }

    @Async
    private static Coroutine<Void> sleeps() {
        await(sleep(seconds(10)));
        return done();
    }

    private static Task<Void> task(String name) {
        return createTask(fails(name));
    }

    @Async
    private Coroutine<Void> main() throws TimeoutException {
        EventLoop loop = EventLoop.running();
        loop.setExceptionHandler(c -> reports.add(str(c.get("exception"))));
        await(tries(task("awaited")));
        await(outcomes(task("an outcome")));
        await(tries(gather(task("first of a gather"), task("second of a gather"))));
        await(tries(group()));
        await(tries(shield(task("shielded"))));
        await(tries(waitFor(task("limited"), seconds(1))));
        await(Weft.wait(List.of(task("waited for, not taken")), ReturnWhen.ALL_COMPLETED));
        for (Task<Void> f : await(asCompleted(List.of(task("completed"))))) {
            await(tries(f));
        }
        task("told of").addDoneCallback(t -> t.isDone());
        task("asked for").addDoneCallback(t -> t.exception());
        task("never looked at");
        gather(task("of a gather nobody awaits"));
        loop.createFuture().setException(new IOException("a future's"));
        Future<Void> asked = loop.createFuture();
        asked.setException(new IOException("a future's, asked for"));
        asked.exception();
        Task<Void> cancelled = task("cancelled before it began");
        cancelled.cancel();
        Task<Void> both = createTask(sleeps());
        both.cancel();
        await(sleep(seconds(0.001)));
        return done();
    }

    @Override
    protected void script() throws TimeoutException {
        runInVirtualTime(main());
        reports.stream().sorted().forEach(this::print);
    }
}
