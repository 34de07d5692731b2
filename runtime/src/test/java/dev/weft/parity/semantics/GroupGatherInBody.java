// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.gatherOutcomes;
import static dev.weft.Weft.shield;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.waitFor;
import static dev.weft.parity.Py.str;
import static dev.weft.parity.Py.strs;

import dev.weft.Async;
import dev.weft.Awaitable;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.ExceptionGroup;
import dev.weft.ReturnWhen;
import dev.weft.Task;
import dev.weft.TaskGroup;
import dev.weft.Weft;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** {@code group-gather-in-body.py}. */
final class GroupGatherInBody extends MainProgram {

    private final List<Task<String>> kept = new ArrayList<>();

    @Async
    private static Coroutine<Void> fails() {
        await(sleep(seconds(0.01)));
        throw new IllegalArgumentException("member");
    }

    @Async
    private Coroutine<String> sleeps(String name, double delay) {
        try {
            await(sleep(seconds(delay)));
            log.add(name + " ends");
            return done(name);
        } catch (CancelledError e) {
            log.add(name + " cancelled");
            throw e;
        }
    }

    @Async
    private Coroutine<Void> innerGroup() {
        try (TaskGroup tg = new TaskGroup()) {
            tg.createTask(sleeps("x", 0.03));
            tg.createTask(sleeps("y", 0.04));
        }
        return done();
    }

    private Task<String> make(String name, double delay) {
        kept.add(createTask(sleeps(name, delay)));
        return kept.get(kept.size() - 1);
    }

    private Awaitable<?> waited(String how) throws TimeoutException {
        return switch (how) {
            case "gather" -> gather(make("x", 0.03), make("y", 0.04));
            case "outcomes" -> gatherOutcomes(make("x", 0.03), make("y", 0.04));
            case "wait" -> Weft.wait(List.of(make("x", 0.03), make("y", 0.04)), ReturnWhen.ALL_COMPLETED);
            case "shield" -> shield(make("x", 0.03));
            case "wait_for" -> waitFor(make("x", 0.03), seconds(1));
            default -> innerGroup();
        };
    }

    @Async
    @Override
    Coroutine<Void> main() throws TimeoutException {
        Task<?> me = currentTask();
        for (String how : List.of("gather", "outcomes", "wait", "shield", "wait_for", "group")) {
            log.clear();
            kept.clear();
            try (TaskGroup tg = new TaskGroup()) {
                tg.createTask(fails());
                await(waited(how));
                log.add("not reached");
            } catch (ExceptionGroup eg) {
                log.add(strs(eg.exceptions()));
            }
            await(sleep(seconds(0.06)));
            log.sort(Comparator.comparing(line -> str(line)));
            print(how, log, kept.stream().map(Task::isCancelled).toList(), me.cancelling());
        }
        return done();
    }
}
